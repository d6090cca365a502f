// SPDX-License-Identifier: GPL-3.0-or-later
// Tiers: how coarsely cells are kept. Each tier holds every event, so one minute's cells add up to their hour's, and those
// to their UTC day's. A tier counts time in slots of its own length; events without a time have kNoMinute in every tier.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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

}  // namespace tally
