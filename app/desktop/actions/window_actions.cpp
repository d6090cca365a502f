// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/actions/window_actions.h"

#include <QCoreApplication>

#include "app/desktop/engine_controller.h"
#include "app/desktop/export/page_report.h"
#include "app/desktop/health/objective_rows.h"
#include "app/desktop/main_window.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/pages/health_page.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

namespace {

QString actionWords(const char* source) { return QCoreApplication::translate("tally::Actions", source); }

struct Filler {
    ActionRegistry* registry;
    ActionTargets on;

    QAction* add(const char* id, const QString& group, const QString& text, const char* icon, const QKeySequence& keys, std::function<void()> run, const QString& keywords = {})
    {
        return registry->add({QLatin1String(id), group, text, QLatin1String(icon), keys, keywords}, std::move(run));
    }
    void addFile();
    void addPages();
    void addRange();
    void addCompare();
    void addView();
    void addHelp();
};

void Filler::addFile()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Sources"));
    MainWindow* window = on.window;
    add("file.open", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Open log…")), "folder", QKeySequence(Qt::CTRL | Qt::Key_O), [window] { window->chooseFile(); });
    add("file.listen", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Listen…")), "live", QKeySequence(Qt::CTRL | Qt::Key_L), [window] { window->showListen(); });
    add("file.demo", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Try the demo")), "play", QKeySequence(Qt::CTRL | Qt::Key_D), [sources = on.sources] { sources->startDemo(); });
    add("file.stopListening", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Stop listening")), "close", {}, [sources = on.sources] { sources->stopListening(); });
    add("file.cancelReading", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Cancel reading")), "close", {}, [sources = on.sources] { sources->cancelReading(); });
    add("file.quit", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Quit")), "close", QKeySequence(Qt::CTRL | Qt::Key_Q), [window] { window->close(); });
}

void Filler::addPages()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Pages"));
    const std::pair<const char*, const char*> pages[] = {{"overview", QT_TRANSLATE_NOOP("tally::Actions", "Overview")}, {"videos", QT_TRANSLATE_NOOP("tally::Actions", "Videos")},
                                                         {"trends", QT_TRANSLATE_NOOP("tally::Actions", "Trends")}, {"health", QT_TRANSLATE_NOOP("tally::Actions", "Health")},
                                                         {"sources", QT_TRANSLATE_NOOP("tally::Actions", "Sources")}};
    int key = Qt::Key_1;
    for (const auto& page : pages) {
        const QString id = QLatin1String(page.first);
        registry->add({QStringLiteral("page.") + id, group, actionWords(page.second), id, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)), {}},
                      [window = on.window, id] { window->showPage(id); });
    }
    add("page.search", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Search items")), "search", QKeySequence(Qt::Key_Slash), [on = on] {
        on.window->showPage(QStringLiteral("videos"));
        on.videos->focusSearch();
    }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "filter find")));
    for (const ObjectiveKind kind : {ObjectiveKind::Latency, ObjectiveKind::Availability})
        add(kind == ObjectiveKind::Latency ? "health.latency" : "health.availability", actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Objectives")),
            kind == ObjectiveKind::Latency ? actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Edit the latency objective…")) : actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Edit the availability objective…")),
            "gauge", {}, [on = on, kind] {
                on.window->showPage(QStringLiteral("health"));
                on.health->editObjective(objectiveId(kind));
            }, QStringLiteral("SLO"));
}

void Filler::addRange()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Range"));
    TimeRangeBar* bar = on.range;
    TimeRangeController* range = on.context.range;
    add("range.choose", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Choose the range…")), "calendar", QKeySequence(Qt::CTRL | Qt::Key_R), [bar] { bar->openMenu(); });
    add("range.back", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Range before")), "back", QKeySequence(Qt::ALT | Qt::Key_Left), [bar] { bar->goBack(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "history undo")));
    add("range.forward", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Range after")), "forward", QKeySequence(Qt::ALT | Qt::Key_Right), [bar] { bar->goForward(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "history redo")));
    add("range.stepBack", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "One window earlier")), "prev", QKeySequence(Qt::Key_BracketLeft), [bar] { bar->stepBack(); });
    add("range.stepForward", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "One window later")), "next", QKeySequence(Qt::Key_BracketRight), [bar] { bar->stepForward(); });
    add("range.zoomOut", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Zoom out")), "zoomout", QKeySequence(Qt::Key_Minus), [bar] { bar->zoomOut(); });
    add("range.fit", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Show everything")), "fit", QKeySequence(Qt::Key_0), [range] { range->fit(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "all fit")));
    const std::tuple<const char*, const char*, qint64> spans[] = {{"range.minutes", QT_TRANSLATE_NOOP("tally::Actions", "Last 15 minutes"), 15 * kMinute},
                                                                  {"range.hour", QT_TRANSLATE_NOOP("tally::Actions", "Last hour"), kHour},
                                                                  {"range.day", QT_TRANSLATE_NOOP("tally::Actions", "Last 24 hours"), kDay},
                                                                  {"range.week", QT_TRANSLATE_NOOP("tally::Actions", "Last 7 days"), 7 * kDay}};
    for (const auto& span : spans) add(std::get<0>(span), group, actionWords(std::get<1>(span)), "calendar", {}, [range, us = std::get<2>(span)] { range->showLast(us); });
}

void Filler::addCompare()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Compare"));
    const std::tuple<const char*, const char*, qint64> offsets[] = {{"compare.off", QT_TRANSLATE_NOOP("tally::Actions", "No comparison"), kCompareOff},
                                                                    {"compare.before", QT_TRANSLATE_NOOP("tally::Actions", "With the time directly before"), kCompareBefore},
                                                                    {"compare.hour", QT_TRANSLATE_NOOP("tally::Actions", "With an hour earlier"), kHour},
                                                                    {"compare.day", QT_TRANSLATE_NOOP("tally::Actions", "With a day earlier"), kDay},
                                                                    {"compare.week", QT_TRANSLATE_NOOP("tally::Actions", "With a week earlier"), 7 * kDay}};
    for (const auto& offset : offsets) {
        QAction* action = registry->add({QLatin1String(std::get<0>(offset)), group, actionWords(std::get<1>(offset)), QStringLiteral("compare"), {}, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "yesterday previous period")), true},
                                        [range = on.context.range, us = std::get<2>(offset)] { range->compareWith(us); });
        const auto mark = [action, range = on.context.range, us = std::get<2>(offset)] { action->setChecked(range->compareChoice() == us); };
        QObject::connect(on.context.range, &TimeRangeController::rangeChanged, action, mark);
        mark();
    }
    add("compare.explain", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Explain the change in this range…")), "sigma", QKeySequence(Qt::CTRL | Qt::Key_M),
        [on = on] { on.window->explain(on.context.range->range().fromUs, on.context.range->range().toUs); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "spike why what changed")));
    add("compare.custom", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "With another time…")), "compare", {}, [window = on.window] { window->chooseComparison(); });
}

void Filler::addView()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "View"));
    MainWindow* window = on.window;
    add("view.pause", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Pause the view")), "pause", QKeySequence(Qt::Key_Space), [window] { window->togglePause(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "live freeze")));
    add("view.full", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Wall display")), "fit", QKeySequence(Qt::Key_F11), [window] { window->toggleWall(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "full screen kiosk")));
    add("view.settings", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Settings…")), "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma), [window] { window->showSettings(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "preferences options language")));
    QAction* names = registry->add({QStringLiteral("view.names"), group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Names of items")), QStringLiteral("letter"), {}, {}, true},
                                   [on = on] { on.videos->showNames(!on.context.names->shown()); });
    names->setEnabled(on.context.names->possible());
    names->setChecked(on.context.names->shown());
    QObject::connect(on.videos, &VideosPage::namesChanged, names, [names](bool shown) { names->setChecked(shown); });
    const std::tuple<const char*, const char*, ThemeChoice> themes[] = {{"theme.system", QT_TRANSLATE_NOOP("tally::Actions", "Colours of the desktop"), ThemeChoice::System},
                                                                        {"theme.light", QT_TRANSLATE_NOOP("tally::Actions", "Light colours"), ThemeChoice::Light},
                                                                        {"theme.dark", QT_TRANSLATE_NOOP("tally::Actions", "Dark colours"), ThemeChoice::Dark},
                                                                        {"theme.contrast", QT_TRANSLATE_NOOP("tally::Actions", "High contrast"), ThemeChoice::Contrast}};
    for (const auto& theme : themes)
        add(std::get<0>(theme), group, actionWords(std::get<1>(theme)), "theme", {}, [window, choice = std::get<2>(theme)] { window->setTheme(choice); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "theme")));
    const std::tuple<const char*, const char*, const char*> zones[] = {{"zone.utc", QT_TRANSLATE_NOOP("tally::Actions", "Times in UTC"), "utc"},
                                                                       {"zone.local", QT_TRANSLATE_NOOP("tally::Actions", "Times of this place"), "local"}};
    for (const auto& zone : zones)
        add(std::get<0>(zone), group, actionWords(std::get<1>(zone)), "clock", {}, [window, name = QLatin1String(std::get<2>(zone))] { window->setZone(name); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "time zone local")));
    add("panel.inspect", actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Panel")), actionWords(QT_TRANSLATE_NOOP("tally::Actions", "How was this answered?")), "info", QKeySequence(Qt::CTRL | Qt::Key_I),
        [window] { window->triggerInPanel(QStringLiteral("inspect")); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "inspector query tier rows")));
    add("panel.annotate", actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Panel")), actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Annotate the chart…")), "pin", QKeySequence(Qt::Key_N),
        [window] { window->triggerInPanel(QStringLiteral("annotate")); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "note mark flag event comment")));
    add("view.annotations", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Annotations…")), "pin", QKeySequence(Qt::SHIFT | Qt::Key_N), [window] { window->showAnnotations(); },
        actionWords(QT_TRANSLATE_NOOP("tally::Actions", "note mark flag event comment")));
    add("view.rawLines", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Raw lines of this range…")), "letter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [window] { window->showRawLines(); },
        actionWords(QT_TRANSLATE_NOOP("tally::Actions", "records events source offset log")));
    add("panel.export", actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Panel")), actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Export this panel…")), "export", QKeySequence(Qt::CTRL | Qt::Key_E),
        [window] { window->triggerInPanel(QStringLiteral("export")); }, QStringLiteral("CSV TSV JSON PNG SVG PDF Excel"));
    add("page.export", actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Panel")), actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Export this page…")), "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        [on = on] { exportShownPage(on.window, on.window->page(), on.context); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "report PDF print")));
}

void Filler::addHelp()
{
    const QString group = actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Help"));
    MainWindow* window = on.window;
    add("help.palette", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Go to or run…")), "search", QKeySequence(Qt::CTRL | Qt::Key_K), [window] { window->showPalette(); });
    add("help.keys", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "Keys")), "keyboard", QKeySequence(Qt::Key_Question), [window] { window->showKeys(); }, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "shortcuts")));
    add("help.context", group, actionWords(QT_TRANSLATE_NOOP("tally::Actions", "How is this counted?")), "info", QKeySequence(Qt::Key_F1), [window] { window->showContextHelp(); });
}

}  // namespace

void fillRegistry(ActionRegistry* registry, const ActionTargets& targets)
{
    Filler filler{registry, targets};
    filler.addPages();
    filler.addRange();
    filler.addCompare();
    filler.addView();
    filler.addFile();
    filler.addHelp();
}

}  // namespace tally
