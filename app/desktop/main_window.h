// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: puts rail, bars and pages together and routes between them. What it shows comes from the controllers.
#pragma once

#include <QJsonObject>
#include <QMainWindow>
#include <QMap>
#include <memory>
#include <optional>

#include "app/desktop/export/export_choices.h"
#include "app/desktop/pages/page_context.h"
#include "app/desktop/settings.h"
#include "app/desktop/view_range.h"
#include "core/event/read_options.h"

class QStackedWidget;

namespace tally {

class ActionRegistry;
class Banner;
class HealthPage;
class LivePage;
class NavRail;
class SnapshotBanner;
class RangeHistory;
class SourceController;
class StatusBar;
class TopBar;
class VideosPage;
class Wall;
class WelcomeView;
struct RawLog;
struct Snapshot;

class MainWindow final : public QMainWindow, public ExportHost {
    Q_OBJECT
public:
    // `configFile`: where the settings are kept, as the dialog says.
    MainWindow(PageContext context, SourceController* sources, Settings* settings, const QString& configFile = {}, QWidget* parent = nullptr);
    ~MainWindow() override;
    void showPage(const QString& id);               // "overview", "videos", "trends", "health", "sources"
    QString page() const { return current_; }
    void showReadOnly(qint64 atUs);                  // says that the store is another program's, and of when it is
    // Page, and filters, order and choices of each page.
    QJsonObject viewState() const;
    void setViewState(const QJsonObject& state);
    void recallRange(const ViewRange& range);        // once what is being opened is there
    const RangeHistory& rangeHistory() const;
    void setRangeHistory(const RangeHistory& history);
    ViewRange wantedRange() const;                   // that is shown, or will be
    void setPaused(bool paused);
    void showProblem(const QString& strong, const QString& sentence);   // in the banner
    bool settled() const;                           // everything is read, and the page has painted its answers
    // Formats that need a word from the user show the Open dialog.
    void openFile(const QString& path);
    // One file as openFile(); several at once, each as it is found to be.
    void openFiles(const QStringList& paths);
    void showListen();
    void chooseFile();
    void togglePause();
    void setTheme(ThemeChoice theme);
    void applyKeys();                                // as the settings have them
    void setZone(const QString& zone);             // see zoneCalled(); all that is shown follows
    void showSettings();
    void toggleWall();
    void showPalette();
    void showKeys();
    void showContextHelp();                         // of the panel under the pointer or with the focus
    void chooseComparison();
    void showAnnotations();
    void explain(qint64 fromUs, qint64 toUs);        // what changed in this stretch of time?
    void showRawLines();                             // of what the page shows, in its range
    // The action of this name in the menu of the panel with the focus, else under the pointer, else the first one.
    void triggerInPanel(const QString& action);
    ExportChoices* exportChoices() override { return &settings_->exports; }
    const ActionRegistry& registry() const { return *registry_; }

signals:
    void settingsEdited();                           // in the dialog: show them, and write them at once

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void addPage(const QString& id, LivePage* page);
    void buildRail();
    void connectBars();
    void connectWelcome();
    void connectSources();
    void fillSourceMenu();
    void openRecent(const QString& path);
    void showItem(const QString& item);
    void update(const Snapshot& snapshot);
    void endRecall();
    void showThemeMenu();
    void showCurrent();
    std::vector<RawLog> rawLogs() const;             // sources that can be read once more
    void showNextPage();                             // of those that a wall shows

    PageContext context_;
    SourceController* sources_;
    Settings* settings_;
    QString configFile_;
    ActionRegistry* registry_ = nullptr;
    NavRail* rail_ = nullptr;
    TopBar* top_ = nullptr;
    StatusBar* status_ = nullptr;
    Banner* banner_ = nullptr;
    std::unique_ptr<SnapshotBanner> news_;
    QWidget* bannerGap_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    WelcomeView* welcome_ = nullptr;
    VideosPage* videos_ = nullptr;
    HealthPage* health_ = nullptr;
    Wall* wall_ = nullptr;
    QMap<QString, LivePage*> pages_;
    std::optional<ViewRange> recalled_;
    int unread_ = 0;              // files of the last opening that could not be read
    QString current_ = QStringLiteral("overview");
};

}  // namespace tally
