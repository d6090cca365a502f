// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/follow_clock.h"

#include <algorithm>
#include <limits>

namespace tally {

namespace {

// Those of a run's cells that lie in final minutes; null = none do.
std::shared_ptr<const SortedRun> finalOnes(const std::shared_ptr<const SortedRun>& run, std::int32_t finalBefore)
{
    if (run->firstMinute() >= finalBefore) return nullptr;
    if (run->firstMinute() != kNoMinute && run->lastMinute() < finalBefore) return run;
    std::vector<Cell> cells;
    visitAll(*run, [&](const Cell& cell) {
        if (cell.key.minute != kNoMinute && cell.key.minute < finalBefore) cells.push_back(cell);
    });
    return cells.empty() ? nullptr : SortedRun::pack(cells);
}

}  // namespace

FollowClock::FollowClock(const EventTimeRules& rules, Micros known) : rules_(rules), newest_(known), history_(known == kNever) {}

void FollowClock::judge(Committed* part) const
{
    part->revisedMinutes.clear();
    part->revisions.clear();
    part->revises = !history_;
    if (history_ || newest_ == kNever) return;
    const std::int32_t finalBefore = minuteOf(watermark());   // the minute the watermark is in is not final yet
    part->timeline.visit(std::numeric_limits<std::int32_t>::min(), finalBefore,
                         [&](std::int32_t minute, const TimelineMinute&) { part->revisedMinutes.push_back(minute); });
    if (part->revisedMinutes.empty()) return;
    for (const auto& run : part->runs)
        if (auto some = finalOnes(run, finalBefore)) part->revisions.runs.push_back(std::move(some));
    for (const ColdRun& cold : part->cold)
        if (auto some = finalOnes(cold.run, finalBefore)) part->revisions.cold.push_back({cold.items, std::move(some)});
}

void FollowClock::advance(Micros now, Committed* part)
{
    // A stamp of the far future must not make everything before it final.
    const std::int64_t latest = now.us + rules_.futureTolerance;
    std::int64_t newest = newest_.us;
    if (part->hasTimes && part->lastEvent.us <= latest) newest = std::max(newest, part->lastEvent.us);
    else
        part->timeline.visit(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), [&](std::int32_t minute, const TimelineMinute&) {
            if (minute * kMinute <= latest) newest = std::max(newest, minute * kMinute);
        });
    newest_ = {newest};
    part->watermark = watermark();
}

}  // namespace tally
