// SPDX-License-Identifier: GPL-3.0-or-later
// Tiers: how coarsely cells are kept. Each tier holds every event, so one minute's cells add up to their hour's, and those
// to their UTC day's. A tier counts time in slots of its own length; events without a time have kNoMinute in every tier.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "core/count/cell.h"
#include "core/event/time.h"

namespace tally {

enum class Tier : std::uint8_t { Minute, Hour, Day };
inline constexpr std::array kTiers{Tier::Minute, Tier::Hour, Tier::Day};

constexpr std::int32_t minutesOf(Tier tier)
{
    return tier == Tier::Minute ? 1 : tier == Tier::Hour ? 60 : 1440;
}
constexpr std::string_view name(Tier tier)
{
    return tier == Tier::Minute ? "minute" : tier == Tier::Hour ? "hour" : "day";
}
constexpr std::int32_t slotOf(Tier tier, std::int32_t minute)
{
    return minute == kNoMinute ? kNoMinute : static_cast<std::int32_t>(floorDiv(minute, minutesOf(tier)));
}
// The first minute of a slot.
constexpr std::int32_t minuteOfSlot(Tier tier, std::int32_t slot)
{
    return slot == kNoMinute ? kNoMinute : slot * minutesOf(tier);
}

// From which minute on the finer tiers are kept; what lies before was dropped by retention. Both begin a UTC day, and hours
// are kept at least as long as minutes. Days are kept for ever.
struct KeptTiers {
    std::int32_t minutesFrom = std::numeric_limits<std::int32_t>::min();
    std::int32_t hoursFrom = std::numeric_limits<std::int32_t>::min();
    // How coarsely a minute is kept, and where: the first minute of its slot.
    constexpr Tier tierOf(std::int32_t minute) const { return minute < hoursFrom ? Tier::Day : minute < minutesFrom ? Tier::Hour : Tier::Minute; }
    constexpr std::int32_t slotOf(std::int32_t minute) const
    {
        const Tier tier = tierOf(minute);
        return minuteOfSlot(tier, tally::slotOf(tier, minute));
    }
    // The least range of whole slots around [from, to). REQUIRES: from < to.
    constexpr std::pair<std::int32_t, std::int32_t> whole(std::int32_t from, std::int32_t to) const
    {
        return {slotOf(from), slotOf(to - 1) + minutesOf(tierOf(to - 1))};
    }
    bool operator==(const KeptTiers&) const = default;
};

}  // namespace tally
