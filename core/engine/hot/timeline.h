// SPDX-License-Identifier: GPL-3.0-or-later
// Timeline: per minute, the totals of every type and the health of the service, also apart by item and type. Copies are cheap and independent: days and
// minutes are shared until one side changes them. Thread safety: none for one object; copies may live on other threads.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "core/base/shared_value.h"
#include "core/count/cell.h"
#include "core/event/time.h"
#include "core/health/health_cell.h"
#include "core/health/health_history.h"

namespace tally {

struct TimelineMinute {
    std::vector<Tally> types;  // by TypeId
    HealthCell health;
    void merge(const TimelineMinute& other);
};

class Timeline {
public:
    // REQUIRES: minute != kNoMinute
    TimelineMinute& at(std::int32_t minute);
    void merge(const Timeline& other);
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
            for (std::int32_t i = 0; i < kPerDay; ++i) {
                const auto& minute = (*day->second)[static_cast<std::size_t>(i)];
                const std::int64_t number = day->first * kPerDay + i;
                if (minute && number >= from && number < to) visitor(static_cast<std::int32_t>(number), *minute);
            }
    }

private:
    static constexpr std::int64_t kPerDay = 1440;
    using Day = std::array<SharedValue<TimelineMinute>, kPerDay>;
    static std::int64_t dayOf(std::int32_t minute) { return floorDiv(minute, kPerDay); }
    SharedValue<TimelineMinute>& slot(std::int32_t minute);   // its day ours alone

    std::map<std::int64_t, SharedValue<Day>> days_;
    std::size_t minutes_ = 0;
    HealthHistory parts_;
};

}  // namespace tally
