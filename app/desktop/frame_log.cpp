// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/frame_log.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>
#include <QWidget>
#include <chrono>
#include <ctime>

#include "app/desktop/engine_controller.h"
#include "widgets/charts/time_chart.h"

namespace tally {

constexpr qint64 kStallUs = 16'000;

static QByteArray moment()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return QByteArray::number(static_cast<qint64>(std::chrono::duration_cast<std::chrono::microseconds>(now).count()));
}

static qint64 threadCpuUs()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<qint64>(spent.tv_sec) * 1'000'000 + spent.tv_nsec / 1000;
}

FrameLog::FrameLog(const QString& path, EngineController* engine, QWidget* window)
    : QObject(window), engine_(engine), window_(window), file_(path)
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) return;   // the benchmark empties it between its parts
    qApp->installEventFilter(this);
    connect(engine, &EngineController::frameStarted, this, [this] {
        const qint64 late = since_.isValid() ? since_.nsecsElapsed() / 1000 - EngineController::kFrameMs * 1000 : 0;
        if (late >= kStallUs) write("stall " + QByteArray::number(late));
        since_.start();
        turn_.start();
        busyNs_ = 0;
        cpuUs_ = threadCpuUs();
        awake_ = running_ = true;
        painted_ = false;
    });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &FrameLog::loopTurned);
}

FrameLog::~FrameLog()
{
    const Ledger& l = engine_->latest()->ledger;
    const std::uint64_t other = l.rejected + l.duplicate + l.late + l.future + l.inFlight;
    write("ledger " + QByteArray::number(qulonglong{l.received}) + ' ' + QByteArray::number(qulonglong{l.counted()}) + ' ' + QByteArray::number(qulonglong{other}));
}

bool FrameLog::eventFilter(QObject*, QEvent* event)
{
    loopWorks();
    painted_ = painted_ || event->type() == QEvent::Paint;
    return false;
}

// The first event behind a wait. (With GLib's loop there is no other sign of it: `awake` comes when the turn is over.)
void FrameLog::loopWorks()
{
    if (std::exchange(awake_, true)) return;
    turn_.start();
}

void FrameLog::loopTurned()
{
    if (std::exchange(awake_, false)) busyNs_ += turn_.nsecsElapsed();
    if (painted_) noteFirsts();
    if (!running_ || !painted_) return;   // the platform may deliver the paint a moment later
    running_ = false;
    write("frame " + QByteArray::number(busyNs_ / 1000) + ' ' + QByteArray::number(threadCpuUs() - cpuUs_));
    const std::uint64_t counted = engine_->shown()->ledger.counted();
    if (std::exchange(counted_, counted) != counted) write("counted " + moment() + ' ' + QByteArray::number(qulonglong{counted}));
}

void FrameLog::noteFirsts()
{
    if (!std::exchange(everPainted_, true)) write("painted " + moment());
    if (chartPainted_) return;
    for (const TimeChart* chart : window_->findChildren<TimeChart*>())
        if (chart->isVisible() && !chart->data().x.empty()) chartPainted_ = true;
    if (chartPainted_) write("chart " + moment());
}

void FrameLog::write(const QByteArray& line)
{
    file_.write(line + '\n');
    file_.flush();
}

}  // namespace tally
