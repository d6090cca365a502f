// SPDX-License-Identifier: GPL-3.0-or-later
// WindowKeeper: makes the window, goes on where the last one ended, keeps config.toml and session.json up to date, and makes
// the window anew in another language or time zone. The engine and what is open live on meanwhile. GUI thread only.
#pragma once

#include <QObject>
#include <QSize>
#include <QTimer>
#include <functional>
#include <memory>

#include "app/desktop/pages/page_context.h"
#include "app/desktop/session/languages.h"
#include "app/desktop/session/session_file.h"
#include "app/desktop/settings/config_file.h"

namespace tally {

class MainWindow;
class SourceController;

class WindowKeeper final : public QObject {
    Q_OBJECT
public:
    static constexpr int kKeepMs = 300;                    // from a change to the file
    struct Start {
        QSize size;                                        // empty = as it was
        QString page;                                      // empty = as the settings say
        bool sources = true;                               // open those of the last time
    };
    // `session`: where session.json is; empty = nothing is kept. All outlives the keeper.
    WindowKeeper(PageContext context, SourceController* sources, ConfigFile* config, const QString& session);
    ~WindowKeeper() override;
    void load();                                           // both files; before the first window
    void open(const Start& start);
    void keep();                                           // at once
    MainWindow* window() const { return window_.get(); }

signals:
    void windowMade(tally::MainWindow* window);            // also after a change of language or zone

private:
    void make();
    void remake();
    bool outdated() const;                                 // the window was made with other words, zone or rows
    void settingsChanged();
    Session current() const;
    QString canonicalData() const;   // of the store; empty = none
    PageContext context_;
    SourceController* sources_;
    ConfigFile* config_;
    QString path_;
    QByteArray kept_;                                      // as it is on the disk
    std::optional<Session> last_;
    Languages languages_;
    QString language_, zone_;
    int boardRows_ = 0;
    ThemeChoice theme_ = ThemeChoice::System;              // as shown
    std::unique_ptr<MainWindow> window_;
    QTimer timer_;
    bool pausePending_ = false, saidProblem_ = false;
};

}  // namespace tally
