// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/base/result.h"
#include "core/engine/hot/hot_view.h"
#include "core/health/breakdown.h"

namespace tally {

// The breakdown of a range of a running engine. Rows are the watched items (core/count/watched_items.h) or the first 256 types
// with events in the range; all else, and what a store held before, is Other.
struct LiveBreakdown {
    Breakdown table;
    MinuteRange range;               // what was answered: the one asked, widened where only hours or days are kept
    bool allWatched = true;          // no item was turned away: Other holds nothing that a row could show
    std::int32_t knownFrom = 0;      // first minute of the range from which items and types are known apart
};

// REQUIRES: bounded range. Cancelled when stopped.
Result<LiveBreakdown> breakdownOf(const HotView& view, MinuteRange range, BreakdownBy by, double slowSeconds, std::size_t k, std::stop_token stop = {});

// The health of one watched item or type, per step, as HotView::health() gives that of all. REQUIRES: bounded range.
HealthSeries healthOf(const HotView& view, BreakdownBy by, std::string_view key, MinuteRange range, Micros step);

}  // namespace tally
