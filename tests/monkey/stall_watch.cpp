// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/stall_watch.h"

#include <QFile>
#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <execinfo.h>
#include <mutex>
#include <pthread.h>
#include <unistd.h>

namespace tally {

namespace {
constexpr int kBeatMs = 5;
constexpr double kWorthKeepingMs = 50;

std::int64_t steadyNs()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

void sayWhere(int)
{
    void* frames[40];
    const char words[] = "deaf in:\n";
    if (write(STDERR_FILENO, words, sizeof words - 1) < 0) return;
    backtrace_symbols_fd(frames, backtrace(frames, std::size(frames)), STDERR_FILENO);
}

}  // namespace

StallWatch::StallWatch(std::function<QString()> now) : now_(std::move(now))
{
    connect(&timer_, &QTimer::timeout, this, &StallWatch::beat);
    timer_.start(kBeatMs);
    restart();
    const int traceMs = qEnvironmentVariableIntValue("TALLY_TRACE_STALLS");
    if (traceMs <= 0) return;
    void* first[1];
    backtrace(first, 1);   // loads what it needs now, and not in the handler
    ::signal(SIGUSR1, sayWhere);
    watcher_ = std::jthread([this, traceMs, deaf = pthread_self()](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any wake;
        for (std::int64_t said = 0; !stop.stop_requested();) {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, std::chrono::milliseconds(kBeatMs), [] { return false; });
            const std::int64_t beat = beatNs_;
            if (beat == said || beat > steadyNs() - traceMs * 1'000'000LL) continue;
            said = beat;
            pthread_kill(deaf, SIGUSR1);
        }
    });
}

void StallWatch::restart()
{
    longestMs_ = 0;
    long_.clear();
    delayed_ = delayedMs();
    clock_.start();
}

int StallWatch::over(double ms) const
{
    return static_cast<int>(std::count_if(long_.begin(), long_.end(), [ms](double length) { return length > ms; }));
}

void StallWatch::beat()
{
    const double delayed = delayedMs();
    const double length = static_cast<double>(clock_.nsecsElapsed()) / 1e6 - (delayed - delayed_);
    delayed_ = delayed;
    beatNs_ = steadyNs();
    clock_.restart();
    if (length > kWorthKeepingMs) long_.push_back(length);
    if (length <= longestMs_) return;
    longestMs_ = length;
    during_ = now_();
}

double StallWatch::delayedMs() const
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toDouble() / 1e6;
}

}  // namespace tally
