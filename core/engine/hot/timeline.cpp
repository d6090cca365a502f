// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/timeline.h"

#include <algorithm>

namespace tally {

void TimelineMinute::merge(const TimelineMinute& other)
{
    types.merge(other.types);
    health.merge(other.health);
}

SharedValue<TimelineMinute>& Timeline::slot(Day& day, std::int32_t minute)
{
    // Mostly it is the newest, or comes behind it.
    auto at = day.end();
    if (!day.empty() && day.back().minute >= minute)
        at = std::lower_bound(day.begin(), day.end(), minute, [](const Slot& slot, std::int32_t m) { return slot.minute < m; });
    if (at == day.end() || at->minute != minute) at = day.insert(at, {minute, {}});
    return at->entry;
}

TimelineMinute& Timeline::at(std::int32_t minute)
{
    auto& entry = slot(days_[dayOf(minute)].own(), minute);
    if (!entry) ++minutes_;
    return entry.own();
}

void Timeline::merge(const Timeline& other)
{
    parts_.merge(other.parts_);
    for (const auto& [number, theirs] : other.days_) {
        SharedValue<Day>& ours = days_[number];
        if (!ours) {
            ours = theirs;
            minutes_ += theirs->size();
            continue;
        }
        Day& day = ours.own();
        for (const Slot& more : *theirs) {
            auto& entry = slot(day, more.minute);
            if (entry) {
                entry.own().merge(*more.entry);
                continue;
            }
            entry = more.entry;
            ++minutes_;
        }
    }
}

void Timeline::coarsen(const KeptTiers& kept)
{
    for (auto& [number, day] : days_) {
        if (number * kPerDay >= kept.minutesFrom) return;
        const auto place = [&](std::int32_t minute) { return kept.slotOf(minute); };
        if (std::all_of(day->begin(), day->end(), [&](const Slot& slot) { return slot.minute == place(slot.minute); })) continue;
        Day coarse;
        for (const Slot& fine : *day) {
            auto& entry = slot(coarse, place(fine.minute));
            if (entry) entry.own().merge(*fine.entry);
            else entry = fine.entry;
        }
        minutes_ -= day->size() - coarse.size();
        day = SharedValue<Day>(std::move(coarse));
    }
}

// From one minute of each day: they are much alike, and all of them would be too many to look at each time.
std::size_t Timeline::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto& [number, day] : days_) {
        const TimelineMinute& minute = *(*day)[day->size() / 2].entry;
        const std::size_t each = sizeof(TimelineMinute) + kBlock + minute.types.memoryBytes() + minute.health.latency.memoryBytes() + minute.health.errorLatency.memoryBytes();
        bytes += kOfDay + day->capacity() * sizeof(Slot) + day->size() * each;
    }
    return bytes;
}

std::int32_t Timeline::firstMinute() const { return days_.begin()->second->front().minute; }

std::int32_t Timeline::lastMinute() const { return days_.rbegin()->second->back().minute; }

}  // namespace tally
