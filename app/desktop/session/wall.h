// SPDX-License-Identifier: GPL-3.0-or-later
// Wall: the window as a display on a wall: full screen, without rail and bar, larger type, no screen saver, pages in turn.
// What is old says so in large: nobody sits near enough to read the status bar.
#pragma once

#include <QObject>
#include <QList>
#include <QTimer>

class QMainWindow;

namespace tally {

class EngineController;
class StaleBadge;
struct Settings;

class Wall final : public QObject {
    Q_OBJECT
public:
    // `chrome`: hidden meanwhile.
    Wall(EngineController* engine, const Settings* settings, QMainWindow* window, QList<QWidget*> chrome);
    ~Wall() override;
    bool on() const { return on_; }
    void set(bool on);

signals:
    void nextPageWanted();

private:
    void look();
    void inhibitScreenSaver();
    void allowScreenSaver();
    EngineController* engine_;
    const Settings* settings_;
    QMainWindow* window_;
    QList<QWidget*> chrome_;
    StaleBadge* stale_;
    QTimer look_;
    Qt::WindowStates before_;
    int shownFor_ = 0;                // s, this page
    uint cookie_ = 0;                 // of the screen saver; 0 = not inhibited
    bool on_ = false;
};

// What a wall says about what it shows; empty while it is fresh. `silentForUs`: since the last event of a live source.
QString staleText(qint64 silentForUs, bool paused);

}  // namespace tally
