// SPDX-License-Identifier: GPL-3.0-or-later
// HealthHistory: HealthParts minute by minute, within a bound of memory. What does not fit becomes coarser from its oldest end:
// minutes become hours, hours days, and at last the oldest days go. Copies are cheap and independent, as a Timeline's.
// Thread safety: none for one object; copies may live on other threads.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include "core/base/shared_value.h"
#include "core/event/time.h"
#include "core/health/health_parts.h"

namespace tally {

class HealthHistory {
public:
    HealthParts& at(std::int32_t minute);
    void merge(const HealthHistory& other);
    bool empty() const { return days_.empty(); }
    std::size_t memoryBytes() const { return bytes_; }   // as of the last bound() or merge()
    // Until it fits; the newest slot always stays.
    void bound(std::size_t bytes);

    // Slots before these minutes are whole hours, and whole days; before `from` there is none.
    struct Edges {
        std::int32_t from = std::numeric_limits<std::int32_t>::min(), days = from, hours = from;
    };
    const Edges& edges() const { return edges_; }
    // The range widened so that it cuts none of the slots.
    void widen(std::int32_t* from, std::int32_t* to) const;
    std::int32_t firstMinute() const { return days_.begin()->second->front().minute; }   // REQUIRES: !empty()

    template <class Visit>
    void visit(std::int32_t from, std::int32_t to, Visit&& visitor) const
    {
        for (auto day = days_.lower_bound(dayOf(from)); day != days_.end() && day->first * kDayMinutes < to; ++day)
            for (const Slot& slot : *day->second)
                if (slot.minute >= from && slot.minute < to) visitor(slot.minute, *slot.parts);
    }

private:
    static constexpr std::int64_t kDayMinutes = 1440, kHourMinutes = 60;
    struct Slot {
        std::int32_t minute = 0;
        SharedValue<HealthParts> parts;
    };
    using Day = std::vector<Slot>;            // ascending
    static std::int64_t dayOf(std::int32_t minute) { return floorDiv(minute, kDayMinutes); }
    std::int32_t slotOf(std::int32_t minute) const;
    Slot& slot(std::int32_t minute);          // its day ours alone
    bool coarsenOldest(std::int64_t width);   // one hour or day; false: there is none to be coarsened
    void dropOldest();
    std::map<std::int64_t, SharedValue<Day>> days_;
    Edges edges_;
    std::size_t bytes_ = 0;
};

}  // namespace tally
