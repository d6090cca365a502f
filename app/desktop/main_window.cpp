// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/actions/window_actions.h"
#include "app/desktop/annotations/annotation_link.h"
#include "app/desktop/compare.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/pages/health_page.h"
#include "app/desktop/pages/overview_page.h"
#include "app/desktop/pages/sources_page.h"
#include "app/desktop/pages/trends_page.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/range_bar_link.h"
#include "app/desktop/recent_logs.h"
#include "app/desktop/session/wall.h"
#include "app/desktop/snapshot_banner.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/status_line.h"
#include "app/desktop/text.h"
#include "app/desktop/theme_controller.h"
#include "app/desktop/theme_menu.h"
#include "app/desktop/time_range_controller.h"
#include "app/desktop/welcome_link.h"
#include "widgets/text/time_text.h"
#include "widgets/cards/banner.h"
#include "widgets/cards/buttons.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/shell/drop_button.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/shell/top_bar.h"
#include "widgets/shell/welcome_view.h"
#include "widgets/theme/metrics.h"

namespace tally {

MainWindow::MainWindow(PageContext context, SourceController* sources, Settings* settings, const QString& configFile, QWidget* parent)
    : QMainWindow(parent), context_(context), sources_(sources), settings_(settings), configFile_(configFile)
{
    context_.settings = settings;
    if (!context_.names) context_.names = std::make_shared<NameBook>(context_.engine->dataDirectory());
    context_.names->setShown(settings->names);
    if (!context_.filter) context_.filter = std::make_shared<PageFilter>();
    if (!context_.annotations) context_.annotations = std::make_shared<AnnotationBook>(QString());
    setWindowTitle(tr("Tallyscope"));
    setAcceptDrops(true);
    setMinimumSize(960, 640);
    build();
    for (ChartPanel* panel : findChildren<ChartPanel*>()) linkAnnotations(panel->chart(), panel->card(), context_.annotations.get());
    registry_ = new ActionRegistry(this);
    context_.range->compareWith(settings->compareUs);
    fillRegistry(registry_, {this, context_, sources_, top_->rangeBar(), videos_, health_});
    buildRail();
    wall_ = new Wall(context_.engine, settings_, this, {rail_, top_});
    connect(wall_, &Wall::nextPageWanted, this, &MainWindow::showNextPage);
    connectBars();
    connectWelcome();
    connectSources();
    linkRangeBar(top_->rangeBar(), context_.range);
    connect(context_.engine, &EngineController::snapshotChanged, this, [this](const auto& snapshot) { update(*snapshot); });
    connect(context_.engine, &EngineController::pausedChanged, this, [this] { update(*context_.engine->latest()); });
    resize(1440, 900);
    if (!settings_->geometry.isEmpty()) restoreGeometry(settings_->geometry);
    fillRecents(welcome_, *settings_);
    update(*context_.engine->shown());
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto* central = new QWidget(this);
    rail_ = new NavRail(central);
    rail_->setAccessibleName(tr("Pages"));
    top_ = new TopBar(central);
    status_ = new StatusBar(central);
    status_->setAccessibleName(tr("State of the counting"));
    banner_ = new Banner(central);
    news_ = std::make_unique<SnapshotBanner>(banner_);
    stack_ = new QStackedWidget(central);
    welcome_ = new WelcomeView();
    stack_->addWidget(welcome_);
    videos_ = new VideosPage(context_);
    addPage(QStringLiteral("overview"), new OverviewPage(context_));
    addPage(QStringLiteral("videos"), videos_);
    addPage(QStringLiteral("trends"), new TrendsPage(context_));
    health_ = new HealthPage(context_);
    addPage(QStringLiteral("health"), health_);
    auto* sourcesPage = new SourcesPage(context_);
    connect(sourcesPage, &SourcesPage::cancelRequested, sources_, &SourceController::cancel);
    connect(sourcesPage, &SourcesPage::listenRequested, this, &MainWindow::showListen);
    addPage(QStringLiteral("sources"), sourcesPage);

    auto* bannerHolder = new QVBoxLayout();
    bannerHolder->setContentsMargins(metrics().pageMarginX, 0, metrics().pageMarginX, 0);
    bannerGap_ = new QWidget(central);
    bannerGap_->setFixedHeight(metrics().gap);
    bannerHolder->addWidget(bannerGap_);
    bannerHolder->addWidget(banner_);
    banner_->installEventFilter(this);
    banner_->clear();
    bannerGap_->hide();
    auto* right = new QVBoxLayout();
    right->setSpacing(0);
    right->addWidget(top_);
    right->addLayout(bannerHolder);
    right->addWidget(stack_, 1);
    right->addWidget(status_);
    auto* all = new QHBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(rail_);
    all->addLayout(right, 1);
    setCentralWidget(central);
    stack_->setFocusPolicy(Qt::ClickFocus);
    stack_->setFocus();
}

void MainWindow::addPage(const QString& id, LivePage* page)
{
    pages_[id] = page;
    stack_->addWidget(page);
    connect(page, &LivePage::itemRequested, this, &MainWindow::showItem);
    connect(page, &LivePage::explainRequested, this, &MainWindow::explain);
    connect(page, &LivePage::rawLinesRequested, this, &MainWindow::showRawLines);
    connect(page, &LivePage::openRequested, this, &MainWindow::chooseFile);
    connect(page, &LivePage::pageRequested, this, &MainWindow::showPage);
    connect(page, &LivePage::cancelReadingRequested, sources_, &SourceController::cancelReading);
}

void MainWindow::buildRail()
{
    const auto item = [](const char* id, const QString& name) {
        NavItem made;
        made.id = made.icon = QLatin1String(id);
        made.text = name;
        return made;
    };
    NavItem settings = item("settings", tr("Settings")), theme = item("theme", tr("Colours")), keys = item("keyboard", tr("Keys"));
    keys.id = QStringLiteral("keys");
    keys.keyHint = QStringLiteral("?");
    rail_->setSections({{tr("Watch"), {item("overview", tr("Overview")), item("videos", tr("Videos")), item("trends", tr("Trends")), item("health", tr("Health"))}},
                        {tr("Set up"), {item("sources", tr("Sources"))}}},
                       {settings, theme, keys});
    rail_->setCurrent(current_);
    connect(rail_, &NavRail::pageRequested, this, &MainWindow::showPage);
}

void MainWindow::connectBars()
{
    connect(top_->sourceMenu(), &QMenu::aboutToShow, this, &MainWindow::fillSourceMenu);
    connect(top_, &TopBar::goToRequested, this, &MainWindow::showPalette);
    for (const ActionRegistry::Entry& entry : registry_->entries())
        if (entry.spec.id.startsWith(QStringLiteral("compare."))) top_->compareMenu()->addAction(entry.action);
    const auto compared = [this] {
        settings_->compareUs = context_.range->compareChoice();
        top_->setCompare(compareText(settings_->compareUs));
    };
    connect(context_.range, &TimeRangeController::rangeChanged, this, compared);
    compared();
    connect(top_, &TopBar::liveChanged, this, [this](bool live) { setPaused(!live); });
    connect(status_, &StatusBar::ledgerClicked, this, [this] { showPage(QStringLiteral("sources")); });
    status_->setHints({{{tr("Space")}, tr("pause view")}, {{QStringLiteral("?")}, tr("all keys")}});
}

void MainWindow::connectWelcome()
{
    linkWelcome(welcome_, settings_,
                {[this] { chooseFile(); }, [this] { showListen(); }, [this] { sources_->startDemo(); },
                 [this](const QString& path) { openRecent(path); }, [this](const QStringList& paths) { openFiles(paths); }});
}

void MainWindow::showItem(const QString& item)
{
    showPage(QStringLiteral("videos"));
    videos_->showItem(item);
}

void MainWindow::showPage(const QString& id)
{
    if (id == QStringLiteral("theme")) return showThemeMenu();
    if (id == QStringLiteral("keys") || id == QStringLiteral("settings")) {
        rail_->setCurrent(current_);
        return id == QStringLiteral("keys") ? showKeys() : showSettings();
    }
    if (!pages_.contains(id)) return;
    current_ = id;
    rail_->setCurrent(id);
    showCurrent();
}

void MainWindow::showCurrent()
{
    const bool nothing = context_.engine->latest()->sources.empty() && context_.engine->latest()->items == 0 && !sources_->opening();
    QWidget* next = nothing && current_ != QStringLiteral("sources") ? static_cast<QWidget*>(welcome_) : pages_[current_];
    // Else the first control of the next page would have it, and what is typed then.
    if (next != stack_->currentWidget() && stack_->isAncestorOf(QApplication::focusWidget())) stack_->setFocus();
    stack_->setCurrentWidget(next);
}

void MainWindow::setPaused(bool paused)
{
    context_.engine->setPaused(paused);
    top_->setLive(!paused);
}

// Where nothing more comes there is nothing to pause.
void MainWindow::togglePause()
{
    const auto latest = context_.engine->latest();
    if (context_.engine->paused() || latest->live || latest->reading) setPaused(!context_.engine->paused());
}

void MainWindow::showThemeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillThemeMenu(menu, settings_->theme, [this](ThemeChoice theme) { setTheme(theme); });
    rail_->setCurrent(current_);
    menu->popup(rail_->mapToGlobal(QPoint(rail_->width() - 4, rail_->height() - 8 - menu->sizeHint().height())));
}

void MainWindow::setTheme(ThemeChoice theme)
{
    settings_->theme = theme;
    showTheme(*qApp, theme);
}

void MainWindow::update(const Snapshot& snapshot)
{
    const std::uint64_t seen = context_.engine->shown()->ledger.received;
    status_->setData(statusLine(snapshot, context_.engine->paused(), snapshot.ledger.received - std::min(seen, snapshot.ledger.received)));
    if (context_.engine->paused()) return;
    const SourceLine line = sourceLine(snapshot);
    top_->setSource(line.name, line.count, line.tone);
    const bool any = snapshot.live || snapshot.reading;
    const bool something = !snapshot.sources.empty() || snapshot.items > 0;
    top_->setRecorded(something && !any);
    top_->setLiveEnabled(something);
    rail_->setBadge(QStringLiteral("sources"), snapshot.sources.empty() ? QString() : QString::number(snapshot.sources.size()), Tone::Neutral);
    context_.range->follow(snapshot);
    news_->show(snapshot);
    if (stack_->currentWidget() == welcome_ && !(snapshot.sources.empty() && snapshot.items == 0)) showCurrent();
}

void MainWindow::showReadOnly(qint64 atUs)
{
    banner_->setMessage(Tone::Warn, tr("Read only"), tr("another program writes this store; shown is what it held at %1").arg(dateTimeText(atUs) + QLatin1Char(' ') + zoneText(atUs)));
}

bool MainWindow::settled() const
{
    const auto snapshot = context_.engine->shown();
    // Under live traffic there is always a question more.
    if (sources_->opening() || snapshot->reading || (!snapshot->live && !context_.engine->answered())) return false;
    return stack_->currentWidget() == welcome_ || pages_[current_]->settled();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == banner_ && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) bannerGap_->setVisible(!banner_->isHidden());
    return QMainWindow::eventFilter(watched, event);
}

bool MainWindow::event(QEvent* event)
{
    // A control that has the focus keeps the space bar: it presses there, and pauses everywhere else.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const QWidget* focus = focusWidget();
        if (qobject_cast<const QAbstractButton*>(focus) || qobject_cast<const NavRail*>(focus) || qobject_cast<const ChartLegend*>(focus)) event->accept();
    }
    return QMainWindow::event(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool compact = width() < metrics().railSwitchBelow;
    rail_->setNarrow(compact);
    top_->setCompact(compact);
    for (LivePage* page : pages_) page->setCompact(compact);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) paths += url.toLocalFile();
    if (!paths.isEmpty()) openFiles(paths);
}

}  // namespace tally
