// SPDX-License-Identifier: GPL-3.0-or-later
// FineRange: the part of a range that is shown second by second: while memory has the seconds of all of it (live sources, the
// newest hour). A range that follows the data then ends with the newest second, not with the minute that goes on.
#pragma once

#include <optional>

#include "app/desktop/view_range.h"
#include "core/engine/hot/hot_view.h"

namespace tally {

struct FineRange {
    ViewRange shown;          // as chosen, its edges between two seconds
    SecondRange seconds;
    // Made of whole buckets; nothing where their seconds are not all there. REQUIRES: a step of whole seconds.
    std::optional<FineRange> inBuckets(const HotView& view, qint64 stepUs) const;
    // What there was in as long a time before it; nothing where that is not known.
    HealthCell before(const HotView& view) const;
    TimeRange times() const { return {startOfSecond(seconds.from), startOfSecond(seconds.to)}; }
};

std::optional<FineRange> fineRangeOf(const HotView& view, const ViewRange& range);
// The newest 60 seconds.
std::optional<SecondRange> newestMinute(const HotView& view);
// The width of a bucket, as stepFor() has it, of a minute or less where that gives no more than `most` of them.
qint64 fineStepFor(qint64 spanUs, qint64 most);

}  // namespace tally
