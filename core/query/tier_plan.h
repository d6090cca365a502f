// SPDX-License-Identifier: GPL-3.0-or-later
// TierPlan: which tier answers which part of a range: days in the middle, hours and minutes at the edges. Every part is
// exact, and parts add up to the range. Pure arithmetic; what is kept comes from StoreReader::kept().
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/store/rollup_store.h"
#include "core/store/tier.h"

namespace tally {

inline constexpr std::int32_t kOpenFrom = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kOpenTo = std::numeric_limits<std::int32_t>::max();

// [from, to) in minutes, either edge open.
struct TierRange {
    Tier tier = Tier::Minute;
    std::int32_t from = kOpenFrom, to = kOpenTo;
    constexpr bool operator==(const TierRange&) const = default;
};

struct TierAsk {
    std::int32_t from = kOpenFrom, to = kOpenTo;  // REQUIRES: from <= to
    Tier coarsest = Tier::Day;                    // a series needs slots no longer than its step
    // A question about all items reads whole days of a tier (see core/store/sqlite/cell_block.h): a day whose minutes are
    // needed anyway is then answered from its minutes alone.
    bool wholeDays = false;
    std::int32_t firstEvent = kOpenFrom;          // before its day there is nothing to read; kOpenFrom = not known
};

struct TierPlan {
    bool exact = true;                // false: `parts` is empty, retention has dropped what an edge or the step needs
    std::vector<TierRange> parts;     // ascending, without gaps; empty for an empty range
    std::int32_t nearestFrom = kOpenFrom, nearestTo = kOpenTo;  // not exact: the narrowest exact range around the one asked
    // Not exact for whatever edges: the step needs finer slots than are kept before this minute.
    bool stepTooFine = false;
    Tier finestStep = Tier::Minute;   // that the whole range has
    std::int32_t stepsFrom = kOpenFrom;
    Tier coarsestUsed() const;        // Minute for an empty plan
};

// The finest tier that is kept where `minute` lies.
Tier finestKeptAt(std::int32_t minute, const KeptTiers& kept);
constexpr Tier finerTier(Tier tier) { return tier == Tier::Day ? Tier::Hour : Tier::Minute; }

TierPlan planTiers(const TierAsk& ask, const KeptTiers& kept);

}  // namespace tally
