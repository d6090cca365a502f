// SPDX-License-Identifier: GPL-3.0-or-later
// ViewRange: the stretch of event time all panels show. Whole minutes, so that every answer about it is exact.
#pragma once

#include <QString>

namespace tally {

enum class RangeMode { Absolute, Last, Everything };

struct ViewRange {
    RangeMode mode = RangeMode::Everything;
    qint64 fromUs = 0, toUs = 0;     // [from, to), µs UTC
    qint64 spanUs = 0;               // of Last
    bool valid() const { return toUs > fromUs; }
    bool operator==(const ViewRange&) const = default;
};

// Edges moved outwards to whole minutes.
ViewRange wholeMinutesOf(ViewRange range);
// The width of a bucket: divides a day (or is a day's multiple), and gives at most `most` buckets.
qint64 stepFor(qint64 spanUs, qint64 most = 400);
// The range in whole buckets of `stepUs`, for charts.
ViewRange wholeBucketsOf(ViewRange range, qint64 stepUs);
QString stepText(qint64 stepUs);          // "minute", "5 minutes", "hour", "day", "7 days"
QString shortStepText(qint64 stepUs);     // "min", "5 min", "h", "day", "7 days"

}  // namespace tally
