// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline: per minute, the events of every type and the health of the service, also apart by item and type. Old minutes become hours and
// days where memory is short. Copies are cheap and independent: days and minutes are shared until one side changes them. Thread safety: none for one object; copies may live on other threads.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/base/shared_value.h"
#include "core/engine/hot/type_counts.h"
#include "core/event/time.h"
#include "core/health/health_cell.h"
#include "core/health/health_history.h"
#include "core/store/tier.h"

namespace tally {

struct TimelineMinute {
    TypeCounts types;
    HealthCell health;
    void merge(const TimelineMinute& other);
};

class Timeline {
public:
    // REQUIRES: minute != kNoMinute
    TimelineMinute& at(std::int32_t minute);
    void merge(const Timeline& other);
    // Minutes before kept.minutesFrom become one at the beginning of their hour, those before kept.hoursFrom of their day.
    void coarsen(const KeptTiers& kept);
    bool empty() const { return days_.empty(); }
    std::size_t minutes() const { return minutes_; }
    std::size_t memoryBytes() const;   // estimated from one minute of each day; without parts()
    std::int32_t firstMinute() const;  // REQUIRES: !empty()
    std::int32_t lastMinute() const;
    // The health of watched items and of types; beside the minutes, as it has a bound of its own.
    HealthHistory& parts() { return parts_; }
    const HealthHistory& parts() const { return parts_; }

    // Calls visit(minute, const TimelineMinute&) for all minutes in [from, to) that have events, in order.
    template <class Visit>
    void visit(std::int32_t from, std::int32_t to, Visit&& visitor) const
    {
        for (auto day = days_.lower_bound(dayOf(from)); day != days_.end() && day->first * kPerDay < to; ++day)
            for (const Slot& slot : *day->second)
                if (slot.minute >= from && slot.minute < to) visitor(slot.minute, *slot.entry);
    }

private:
    static constexpr std::int64_t kPerDay = 1440;
    static constexpr std::size_t kOfDay = 128, kBlock = 32;   // bytes that the map and the heap take besides, about
    struct Slot {
        std::int32_t minute = 0;
        SharedValue<TimelineMinute> entry;
    };
    using Day = std::vector<Slot>;           // ascending, none empty
    static std::int64_t dayOf(std::int32_t minute) { return floorDiv(minute, kPerDay); }
    static SharedValue<TimelineMinute>& slot(Day& day, std::int32_t minute);   // made when there is none; empty then

    std::map<std::int64_t, SharedValue<Day>> days_;
    std::size_t minutes_ = 0;
    HealthHistory parts_;
};

}  // namespace tally
