// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "app/desktop/view_range.h"
#include "core/engine/hot/hot_view.h"

namespace tally {

inline MinuteRange minutesOf(const ViewRange& range)
{
    return {minuteOf({range.fromUs}), minuteOf({range.toUs})};
}

// The newest part of a bounded range that `buckets` or fewer buckets of equal whole minutes fill: in buckets of different
// widths, steady traffic would look like a comb.
struct EqualBuckets {
    MinuteRange range;
    std::size_t buckets = 1;
};
// `unit`: minutes that are kept as one; no bucket is a part of it, and the last one may reach beyond the range.
inline EqualBuckets equalBuckets(MinuteRange range, std::size_t buckets, std::int32_t unit = 1)
{
    const auto most = static_cast<std::int32_t>(buckets);
    const std::int32_t to = static_cast<std::int32_t>(-floorDiv(-std::int64_t{range.to}, unit)) * unit;
    const std::int32_t span = to - range.from, least = std::max(1, (span + most - 1) / most);
    const std::int32_t width = (least + unit - 1) / unit * unit, whole = std::max(1, span / width);
    return {{to - whole * width, to}, static_cast<std::size_t>(whole)};
}

// An edge there would cut an hour or a day that is kept as a whole.
inline bool cutsKept(const HotView& view, qint64 us) { return view.keptTiers.slotOf(minuteOf({us})) != minuteOf({us}); }
// How many minutes are kept as one where a range begins, which is where they are most.
inline std::int32_t keptUnit(const HotView& view, MinuteRange range) { return minutesOf(view.keptTiers.tierOf(range.from)); }
// The step, or the least greater one that cuts nothing of the range that is kept as a whole.
inline qint64 keptStep(const HotView& view, const ViewRange& range, qint64 stepUs)
{
    const qint64 unit = keptUnit(view, minutesOf(range)) * kMinute;
    return (stepUs + unit - 1) / unit * unit;
}

}  // namespace tally
