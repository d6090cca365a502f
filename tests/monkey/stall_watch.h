// SPDX-License-Identifier: GPL-3.0-or-later
// StallWatch: the longest time between two turns of the event loop of its thread.
//
// Time in which the thread was ready and the machine ran something else is taken off (the second number of
// /proc/thread-self/schedstat), so that a busy machine is no stall; time spent waiting for a lock or a disk is one.
// With TALLY_TRACE_STALLS=MS in the environment it says on stderr where the thread is once it has been deaf for so long.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <functional>
#include <limits>
#include <thread>
#include <vector>

namespace tally {

class StallWatch final : public QObject {
public:
    // `now` says what is being done, for the report.
    explicit StallWatch(std::function<QString()> now);
    // What was done before counts no more.
    void restart();
    double longestMs() const { return longestMs_; }
    QString during() const { return during_; }
    int over(double ms) const;

private:
    void beat();
    double delayedMs() const;
    std::function<QString()> now_;
    std::atomic<std::int64_t> beatNs_ = std::numeric_limits<std::int64_t>::max();   // of the last beat, on the steady clock
    std::jthread watcher_;                   // only with TALLY_TRACE_STALLS
    QTimer timer_;
    QElapsedTimer clock_;
    double delayed_ = 0, longestMs_ = 0;
    QString during_;
    std::vector<double> long_;
};

}  // namespace tally
