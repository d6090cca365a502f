// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/stall_watch.h"

#include <QFile>
#include <algorithm>

namespace tally {

namespace {
constexpr int kBeatMs = 5;
constexpr double kWorthKeepingMs = 50;
}  // namespace

StallWatch::StallWatch(std::function<QString()> now) : now_(std::move(now))
{
    connect(&timer_, &QTimer::timeout, this, &StallWatch::beat);
    timer_.start(kBeatMs);
    restart();
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
