// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/coarsen.h"

#include <algorithm>

#include "core/engine/hot/stop_every.h"
#include "core/query/tier_plan.h"

namespace tally {

namespace {

std::int32_t floorTo(std::int32_t minute, Tier tier) { return minuteOfSlot(tier, slotOf(tier, minute)); }

// The edge that halves [first, last], on a slot of `tier`, above `from` and not behind the slot of `last`.
std::optional<std::int32_t> halfWay(std::int32_t first, std::int32_t last, Tier tier)
{
    const std::int32_t middle = first + (last - first) / 2;
    std::int32_t edge = floorTo(middle, tier);
    if (edge <= first) edge += minutesOf(tier);
    return edge <= floorTo(last, tier) && edge > first ? std::optional(edge) : std::nullopt;
}

}  // namespace

std::optional<KeptTiers> coarserTiers(std::int32_t firstMinute, std::int32_t lastMinute, const KeptTiers& kept)
{
    KeptTiers coarser = kept;
    if (const auto edge = halfWay(std::max(firstMinute, kept.minutesFrom), lastMinute, Tier::Hour)) {
        coarser.minutesFrom = *edge;
        return coarser;
    }
    // Only the hour that is going on still has minutes: it is the turn of the hours.
    if (const auto edge = halfWay(std::max(firstMinute, kept.hoursFrom), lastMinute, Tier::Day)) {
        coarser.hoursFrom = *edge;
        coarser.minutesFrom = std::max(coarser.minutesFrom, *edge);
        return coarser;
    }
    return std::nullopt;
}

std::shared_ptr<const SortedRun> coarsened(std::span<const std::shared_ptr<const SortedRun>> runs, const KeptTiers& kept,
                                           const std::stop_token& stop)
{
    std::vector<std::shared_ptr<const SortedRun>> coarse;
    std::size_t seen = 0;
    for (const auto& run : runs) {
        SortedRun::Builder builder(run->cells() / 8);
        Cell cell;
        for (auto reader = run->reader(); reader.next(&cell);) {
            if (++seen % kStopEvery == 0 && stop.stop_requested()) return nullptr;
            const std::int32_t minute = cell.key.minute;
            // Slots ascend with their minutes, so the order of the cells stays.
            if (minute != kNoMinute && minute < kept.minutesFrom) cell.key.minute = floorTo(minute, minute < kept.hoursFrom ? Tier::Day : Tier::Hour);
            builder.add(cell);
        }
        coarse.push_back(builder.finish());
    }
    // A million items that each occur now and then only become fewer cells where runs meet.
    return SortedRun::merge(coarse);
}

}  // namespace tally
