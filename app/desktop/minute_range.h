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
inline EqualBuckets equalBuckets(MinuteRange range, std::size_t buckets)
{
    const auto most = static_cast<std::int32_t>(buckets);
    const std::int32_t span = range.to - range.from, width = std::max(1, (span + most - 1) / most);
    const std::int32_t whole = std::max(1, span / width);
    return {{range.to - whole * width, range.to}, static_cast<std::size_t>(whole)};
}

}  // namespace tally
