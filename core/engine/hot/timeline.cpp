// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/timeline.h"

namespace tally {

void TimelineMinute::merge(const TimelineMinute& other)
{
    if (types.size() < other.types.size()) types.resize(other.types.size());
    for (std::size_t i = 0; i < other.types.size(); ++i) types[i].merge(other.types[i]);
    health.merge(other.health);
}

SharedValue<TimelineMinute>& Timeline::slot(std::int32_t minute)
{
    const std::int64_t day = dayOf(minute);
    return days_[day].own()[static_cast<std::size_t>(minute - day * kPerDay)];
}

TimelineMinute& Timeline::at(std::int32_t minute)
{
    auto& entry = slot(minute);
    if (!entry) ++minutes_;
    return entry.own();
}

void Timeline::merge(const Timeline& other)
{
    parts_.merge(other.parts_);
    for (const auto& [day, minutes] : other.days_)
        for (std::size_t i = 0; i < minutes->size(); ++i) {
            const auto& theirs = (*minutes)[i];
            if (!theirs) continue;
            auto& ours = slot(static_cast<std::int32_t>(day * kPerDay + static_cast<std::int64_t>(i)));
            if (!ours) {
                ours = theirs;
                ++minutes_;
                continue;
            }
            ours.own().merge(*theirs);
        }
}

std::size_t Timeline::memoryBytes() const
{
    std::size_t sampled = 0, samples = 0;
    for (const auto& [day, minutes] : days_)
        for (const auto& minute : *minutes) {
            if (!minute) continue;
            sampled += sizeof(TimelineMinute) + minute->types.capacity() * sizeof(Tally) + minute->health.latency.memoryBytes() +
                       minute->health.errorLatency.memoryBytes();
            ++samples;
            break;
        }
    return days_.size() * sizeof(Day) + (samples == 0 ? 0 : sampled / samples * minutes_);
}

std::int32_t Timeline::firstMinute() const
{
    const auto& [day, minutes] = *days_.begin();
    for (std::int32_t i = 0;; ++i)
        if ((*minutes)[static_cast<std::size_t>(i)]) return static_cast<std::int32_t>(day * kPerDay + i);
}

std::int32_t Timeline::lastMinute() const
{
    const auto& [day, minutes] = *days_.rbegin();
    for (std::int32_t i = kPerDay - 1;; --i)
        if ((*minutes)[static_cast<std::size_t>(i)]) return static_cast<std::int32_t>(day * kPerDay + i);
}

}  // namespace tally
