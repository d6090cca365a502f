// SPDX-License-Identifier: GPL-3.0-or-later
// What RollupStore::replaceDays() works with: whole UTC days, counted once more from raw data.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <set>

#include "core/base/result.h"

namespace tally {

struct RollupBatch;

// In place of a UTC day (in days since 1970) for the events without a time.
inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

// Whole UTC days [first, end); all of them, and what has no time, where nothing else is said.
struct DayRange {
    std::int32_t first = std::numeric_limits<std::int32_t>::min();
    std::int32_t end = std::numeric_limits<std::int32_t>::max();
    bool noTime = true;
    constexpr bool covers(std::int32_t day) const { return day == kNoDay ? noTime : day >= first && day < end; }
};

// DayRecount: what raw data says of days, day by day, so that nobody needs memory for all of them.
class DayRecount {
public:
    virtual ~DayRecount() = default;
    virtual const std::set<std::int32_t>& days() const = 0;   // that have any events; kNoDay may be one
    // Fills items, types, cells and health with everything of one day. Equal cells may come more than once: they add up. What
    // the texts point to stays until the next call.
    virtual Result<void> day(std::int32_t day, RollupBatch* into) = 0;
};

// How a recount compares with what was stored.
struct DaysCompared {
    std::uint64_t days = 0;
    std::uint64_t cells = 0;         // of all tiers that are kept, on either side
    std::uint64_t differing = 0;     // of these: other numbers, missing, or not in the raw data
    std::uint64_t stored = 0;        // of `cells`: that the store has, and can be read
    std::uint64_t contradicted = 0;  // of these: raw data says otherwise
    std::uint64_t health = 0;        // minutes whose health differs
    std::uint64_t damaged = 0;       // stored blocks and rows that cannot be read or found
    // Damage takes cells away; where raw data contradicts most of what is there, it was hardly read as it was.
    bool looksReadOtherwise() const { return contradicted > stored / 2; }
    bool isSame() const { return differing == 0 && health == 0 && damaged == 0; }
};

// Asked once all is compared, where something differs: whether the recount is put in place.
using ApproveDays = std::function<bool(const DaysCompared&)>;

}  // namespace tally
