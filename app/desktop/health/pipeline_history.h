// SPDX-License-Identifier: GPL-3.0-or-later
// PipelineHistory: how full and how busy the engine was, and how far behind its sources, every two seconds for twelve hours.
// Plain values in; it reads no clock. GUI thread only.
#pragma once

#include <QString>
#include <deque>
#include <optional>
#include <vector>

#include "core/engine/snapshot.h"

namespace tally {

class PipelineHistory {
public:
    static constexpr qint64 kStepUs = 2'000'000;
    static constexpr std::size_t kPoints = 21'600;

    struct Line {
        QString id;                       // stable
        QString name;
        LoadKind kind = LoadKind::Memory;
        bool freshness = false;           // else a load
    };
    struct Point {
        qint64 atUs = 0;                  // start of its step
        std::vector<double> values;       // by line; NaN = none; loads 0 … 1, freshness in seconds
    };

    // A snapshot that is older than two seconds says that nothing is being done: busy shares are then 0. `cpuUs`: of the
    // process so far.
    void add(const Snapshot& snapshot, qint64 nowUs, qint64 cpuUs, unsigned processors);
    const std::vector<Line>& lines() const { return lines_; }
    const std::deque<Point>& points() const { return points_; }
    // Of the newest point, without freshness.
    struct Worst {
        Line line;
        double used = 0;
        std::optional<qint64> fullInUs;   // at the pace of the last five minutes; only of what can run full
    };
    std::optional<Worst> worst() const;
    double cpu() const { return cpu_; }

private:
    std::size_t lineOf(const Line& line);
    void put(Point& point, const Line& line, double value);
    std::vector<Line> lines_;
    std::deque<Point> points_;
    qint64 lastUs_ = 0, lastCpuUs_ = 0;
    double cpu_ = 0;
};

QString loadName(LoadKind kind, const QString& name);
bool canRunFull(LoadKind kind);           // not a share of time

}  // namespace tally
