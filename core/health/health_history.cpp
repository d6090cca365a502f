// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/health_history.h"

#include <algorithm>
#include <iterator>

namespace tally {

namespace {
constexpr auto kAll = std::numeric_limits<std::int32_t>::max();
std::int32_t floorTo(std::int32_t minute, std::int64_t width) { return static_cast<std::int32_t>(floorDiv(minute, width) * width); }
}  // namespace

std::int32_t HealthHistory::slotOf(std::int32_t minute) const
{
    if (minute < edges_.days) return floorTo(minute, kDayMinutes);
    return minute < edges_.hours ? floorTo(minute, kHourMinutes) : minute;
}

HealthHistory::Slot& HealthHistory::slot(std::int32_t minute)
{
    Day& day = days_[dayOf(minute)].own();
    auto at = day.end();   // nearly always the newest
    if (!day.empty() && day.back().minute >= minute) at = std::lower_bound(day.begin(), day.end(), minute, [](const Slot& s, std::int32_t m) { return s.minute < m; });
    if (at == day.end() || at->minute != minute) at = day.insert(at, Slot{minute, {}});
    return *at;
}

HealthParts& HealthHistory::at(std::int32_t minute)
{
    return slot(slotOf(minute)).parts.own();
}

void HealthHistory::merge(const HealthHistory& other)
{
    other.visit(std::numeric_limits<std::int32_t>::min(), kAll, [&](std::int32_t minute, const HealthParts& parts) {
        if (minute < edges_.from) return;   // what came before was let go; it stays in the whole
        HealthParts& ours = at(minute);
        const std::size_t before = ours.memoryBytes();
        const bool fresh = ours.items.parts().empty() && ours.types.parts().empty();
        ours.merge(parts);
        bytes_ += ours.memoryBytes() - (fresh ? 0 : before);
    });
}

bool HealthHistory::coarsenOldest(std::int64_t width)
{
    const bool toHours = width == kHourMinutes;
    const std::int32_t from = toHours ? edges_.hours : edges_.days, newest = days_.rbegin()->second->back().minute;
    auto day = days_.lower_bound(dayOf(from));
    for (; day != days_.end() && day->second->back().minute < from; ++day) {}
    if (day == days_.end()) return false;
    Day& slots = day->second.own();
    const auto first = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.minute >= from; });
    const std::int32_t start = floorTo(first->minute, width), end = start + static_cast<std::int32_t>(width);
    if (newest < end || (!toHours && end > edges_.hours)) return false;
    const auto last = std::find_if(first, slots.end(), [&](const Slot& s) { return s.minute >= end; });
    HealthParts merged;
    for (auto s = first; s != last; ++s) {
        bytes_ -= std::min(bytes_, s->parts->memoryBytes());
        merged.merge(*s->parts);
    }
    bytes_ += merged.memoryBytes();
    *first = {start, SharedValue(std::move(merged))};
    slots.erase(std::next(first), last);
    (toHours ? edges_.hours : edges_.days) = end;
    if (toHours) return true;
    edges_.hours = std::max(edges_.hours, edges_.days);
    return true;
}

void HealthHistory::dropOldest()
{
    Day& slots = days_.begin()->second.own();
    bytes_ -= std::min(bytes_, slots.front().parts->memoryBytes());
    const std::int32_t minute = slots.front().minute;
    edges_.from = minute < edges_.days ? minute + static_cast<std::int32_t>(kDayMinutes) : minute < edges_.hours ? minute + static_cast<std::int32_t>(kHourMinutes) : minute + 1;
    edges_.days = std::max(edges_.days, edges_.from);
    edges_.hours = std::max(edges_.hours, edges_.from);
    slots.erase(slots.begin());
    if (slots.empty()) days_.erase(days_.begin());
}

void HealthHistory::bound(std::size_t bytes)
{
    while (bytes_ > bytes && !days_.empty()) {
        if (coarsenOldest(kHourMinutes) || coarsenOldest(kDayMinutes)) continue;
        if (days_.size() == 1 && days_.begin()->second->size() == 1) return;
        dropOldest();
    }
}

void HealthHistory::widen(std::int32_t* from, std::int32_t* to) const
{
    const auto isOpen = [](std::int32_t minute) { return minute == std::numeric_limits<std::int32_t>::min() || minute == kAll; };
    if (!isOpen(*from)) *from = slotOf(*from);
    if (isOpen(*to) || *to <= *from || *to == std::numeric_limits<std::int32_t>::min()) return;
    const std::int32_t last = *to - 1;
    if (last < edges_.days) *to = floorTo(last, kDayMinutes) + static_cast<std::int32_t>(kDayMinutes);
    else if (last < edges_.hours) *to = floorTo(last, kHourMinutes) + static_cast<std::int32_t>(kHourMinutes);
}

}  // namespace tally
