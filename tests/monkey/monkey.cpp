// SPDX-License-Identifier: GPL-3.0-or-later
// tally_monkey [--events N] [--seed S] [--stall MS], or --minutes M: see README.md.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScopedValueRollback>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <execinfo.h>
#include <unistd.h>

#include "app/desktop/demo/demo_log.h"
#include "app/desktop/engine_controller.h"
#include "app/desktop/main_window.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/time_range_controller.h"
#include "core/log/memory_log.h"
#include "tests/monkey/busy_run.h"
#include "tests/monkey/random_events.h"
#include "tests/monkey/stall_watch.h"
#include "widgets/theme/theme.h"

namespace {

using namespace tally;

constexpr double kRate = 5000;       // events a second of the live part
constexpr double kBusyRate = 20'000; // the same of a busy run
char current[256];                   // what a crash says

void crashed(int signal)
{
    // Only what a signal handler may call.
    const char words[] = "\ncrashed: ";
    if (write(STDERR_FILENO, words, sizeof words - 1) < 0 || write(STDERR_FILENO, current, std::strlen(current)) < 0) _exit(3);
    void* frames[40];
    backtrace_symbols_fd(frames, backtrace(frames, std::size(frames)), STDERR_FILENO);
    ::signal(signal, SIG_DFL);
    raise(signal);
}

// What Qt says of the random hand itself is no news.
void said(QtMsgType kind, const QMessageLogContext&, const QString& message)
{
    if (kind == QtDebugMsg || message.startsWith(QStringLiteral("Mouse event")) || message.startsWith(QStringLiteral("This plugin does not support"))) return;
    std::fprintf(stderr, "%s: %s\n", current, qPrintable(message));
}

class Monkey final : public QObject {
public:
    Monkey(MainWindow* window, int events, quint32 seed) : hand_(window, seed), events_(events), seed_(seed), watch_([this] { return where(); })
    {
        // Queued, and not called by the timer itself: a menu or a modal dialog turns the loop inside step(), and goes on.
        connect(&timer_, &QTimer::timeout, this, [this] { QMetaObject::invokeMethod(this, &Monkey::step, Qt::QueuedConnection); });
        timer_.start(0);
        watch_.restart();
    }
    bool done() const { return done_ >= events_; }
    QString where() const { return QStringLiteral("event %1, %2").arg(done_).arg(hand_.last()); }
    StallWatch* watch() { return &watch_; }

private:
    void step()
    {
        // QTest turns the loop once behind each event it makes; only a loop of its own (a menu, a modal dialog) is a new place.
        const int level = QThread::currentThread()->loopLevel();
        if (done() || level <= level_) return;
        const QScopedValueRollback busy(level_, level);
        ++done_;
        std::snprintf(current, sizeof current, "seed %u, event %d, behind: %s", seed_, done_, qPrintable(hand_.last()));
        hand_.next();
        if (!done()) return;
        timer_.stop();
        for (QWidget* top : QApplication::topLevelWidgets()) top->close();
        QCoreApplication::quit();
    }
    RandomEvents hand_;
    int events_, done_ = 0, level_ = 0;   // level_: of the loop in which an event is being made
    quint32 seed_;
    QTimer timer_;
    StallWatch watch_;
};

int run(int events, quint32 seed, double stallMs)
{
    auto engine = Engine::create({});
    if (!engine) return 2;
    EngineController controller(std::move(*engine), {});
    TimeRangeController range;
    Settings settings;
    settings.listenAddress = QStringLiteral("127.0.0.1:0");
    SourceController sources(&controller, &settings, nullptr);
    MainWindow window(PageContext{&controller, &range, &settings}, &sources, &settings);
    window.resize(1440, 900);
    window.show();
    sources.startDemo(QDir::current().filePath(QStringLiteral("demo.ndjson")));
    if (!QTest::qWaitFor([&] { return controller.shown()->items > 0 && window.settled(); }, 60000)) {
        std::fputs("nothing was read\n", stderr);
        return 2;
    }
    auto log = std::make_shared<MemoryLog>();
    if (!controller.engine().listen("load", log, {})) return 2;
    const auto clock = std::make_shared<SystemClock>();
    const DemoFeed feed(log, clock, Micros{clock->nowMicros()}, kRate);

    Monkey monkey(&window, events, seed);
    // What it does may be to quit.
    while (!monkey.done()) QApplication::exec();
    const StallWatch& watch = *monkey.watch();
    std::printf("%d events, seed %u: longest stall %.0f ms (%s); over 100 ms: %d, over %.0f ms: %d\n", events, seed, watch.longestMs(), qPrintable(watch.during()),
                watch.over(100), stallMs, watch.over(stallMs));
    return watch.over(stallMs) == 0 ? 0 : 1;
}

// No hand at all: imports, questions and a listener, and how long the window was deaf.
int runBusy(int minutes, quint32 seed, double stallMs, const QString& folder)
{
    EngineOptions options;
    options.dataDirectory = folder.toStdString() + "/data";
    auto engine = Engine::create(options);
    if (!engine) return 2;
    EngineController controller(std::move(*engine), options.dataDirectory);
    TimeRangeController range;
    Settings settings;
    SourceController sources(&controller, &settings, nullptr);
    MainWindow window(PageContext{&controller, &range, &settings}, &sources, &settings);
    window.resize(1920, 1080);
    window.show();
    auto log = std::make_shared<MemoryLog>();
    if (!controller.engine().listen("load", log, {})) return 2;
    const auto clock = std::make_shared<SystemClock>();
    const DemoFeed feed(log, clock, Micros{clock->nowMicros()}, kBusyRate);
    BusyRun busy(&window, &sources, &range, folder, seed);
    StallWatch watch([&busy] { return busy.where(); });
    QTimer::singleShot(std::chrono::minutes(minutes), qApp, &QCoreApplication::quit);
    QApplication::exec();
    std::printf("%d minutes, seed %u, %d imports, %d changes, %llu events: longest stall %.0f ms (behind: %s); over 50 ms: %d, over %.0f ms: %d\n", minutes, seed, busy.imports(),
                busy.questions(), static_cast<unsigned long long>(controller.latest()->ledger.counted()), watch.longestMs(), qPrintable(watch.during()), watch.over(50), stallMs, watch.over(stallMs));
    return watch.over(stallMs) == 0 && busy.imports() > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler(said);
    QTemporaryDir folder;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("HOME", QFile::encodeName(folder.path()));
    qunsetenv("XDG_CONFIG_HOME");
    qunsetenv("XDG_CACHE_HOME");
    qputenv("PATH", "");   // starts no other program
    QApplication app(argc, argv);
    QDir::setCurrent(folder.path());
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setQuitOnLastWindowClosed(false);
    applyTheme(app, ThemeKind::Dark);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("events"), QStringLiteral("How many"), QStringLiteral("N"), QStringLiteral("3000")});
    parser.addOption({QStringLiteral("seed"), QStringLiteral("Start of the random numbers"), QStringLiteral("S"), QStringLiteral("1")});
    parser.addOption({QStringLiteral("stall"), QStringLiteral("What counts as one"), QStringLiteral("MS")});
    parser.addOption({QStringLiteral("minutes"), QStringLiteral("A busy run in place of random events; a stall is then one of 100 ms"), QStringLiteral("M")});
    parser.process(app);
    const bool minutes = parser.isSet(QStringLiteral("minutes"));
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) ::signal(signal, crashed);
    const double stall = parser.isSet(QStringLiteral("stall")) ? parser.value(QStringLiteral("stall")).toDouble() : minutes ? 100 : 250;
    const quint32 seed = parser.value(QStringLiteral("seed")).toUInt();
    return minutes ? runBusy(parser.value(QStringLiteral("minutes")).toInt(), seed, stall, folder.path()) : run(parser.value(QStringLiteral("events")).toInt(), seed, stall);
}
