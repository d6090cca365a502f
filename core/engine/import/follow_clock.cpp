// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/follow_clock.h"

#include <algorithm>
#include <limits>

namespace tally {

namespace {

void addRevisions(const SortedRun& run, const Dictionary& texts, bool withOther, std::int32_t finalBefore, const std::vector<std::string>& types,
                  Revisions* revisions)
{
    if (run.firstMinute() >= finalBefore) return;
    visitAll(run, [&](const Cell& cell) {
        if (cell.key.minute == kNoMinute || cell.key.minute >= finalBefore || (!withOther && texts.isOther(ItemId{cell.key.item}))) return;
        (*revisions)[{std::string(texts.text(ItemId{cell.key.item})), types[cell.key.type], cell.key.minute}].merge(cell.tally);
    });
}

}  // namespace

FollowClock::FollowClock(const EventTimeRules& rules, Micros known) : rules_(rules), newest_(known), history_(known == kNever) {}

void FollowClock::judge(const Dictionary& dictionary, const TypeTable& types, Committed* part) const
{
    part->revisedMinutes.clear();
    part->revisions.clear();
    if (history_ || newest_ == kNever) return;
    const std::int32_t finalBefore = minuteOf(watermark());   // the minute the watermark is in is not final yet
    part->timeline.visit(std::numeric_limits<std::int32_t>::min(), finalBefore,
                         [&](std::int32_t minute, const TimelineMinute&) { part->revisedMinutes.push_back(minute); });
    if (part->revisedMinutes.empty()) return;
    const auto texts = types.texts();
    for (const auto& run : part->runs) addRevisions(*run, dictionary, part->cold.empty(), finalBefore, texts, &part->revisions);
    for (const ColdRun& cold : part->cold) addRevisions(*cold.run, *cold.items, true, finalBefore, texts, &part->revisions);
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
