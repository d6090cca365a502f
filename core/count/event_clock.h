// SPDX-License-Identifier: GPL-3.0-or-later
// EventClock: the event time of one live source, and what it says about an event (DEFINITIONS section 2). Depends only on
// the events, arrivals and ticks it was given, in their order: replaying a log repeats every verdict.
// Thread safety: none.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/event/event_time_rules.h"
#include "core/event/time.h"

namespace tally {

enum class EventTimeVerdict : std::uint8_t {
    OnTime,
    Revises,   // counted, although its minute was final already
    Late,      // not counted
    Future,    // not counted, and moves no watermark
};

class EventClock {
public:
    explicit EventClock(const EventTimeRules& rules = {}) : rules_(rules) {}

    // Takes the event into account unless it is of the future. An event never makes itself late: its verdict comes first.
    EventTimeVerdict see(Micros time, Micros arrival)
    {
        if (time.us > arrival.us + rules_.futureTolerance) return EventTimeVerdict::Future;
        const Micros before = watermark();
        const Micros own = seen_;
        seen_ = {std::max(seen_.us, time.us)};
        if (own != kNever && time.us < own.us - rules_.outOfOrderness - 1 - rules_.allowedLateness) return EventTimeVerdict::Late;
        const bool isFinal = before != kNever && (minuteOf(time) + std::int64_t{1}) * kMinute <= before.us;
        return isFinal ? EventTimeVerdict::Revises : EventTimeVerdict::OnTime;
    }

    // True: every event between the two is on time, so a whole group can be counted without asking for each; it has been
    // taken into account. `first` <= `last` are its least and greatest times.
    bool seeGroup(Micros first, Micros last, Micros arrival)
    {
        if (last.us > arrival.us + rules_.futureTolerance) return false;
        const std::int64_t newest = std::max(seen_.us, last.us);
        const std::int64_t mark = std::max(newest - rules_.outOfOrderness - 1, tick_.us);
        if ((minuteOf(first) + std::int64_t{1}) * kMinute <= mark) return false;
        // One of the group may be late by another one of it, where lateness is allowed for less than a minute.
        if (first.us < newest - rules_.outOfOrderness - 1 - rules_.allowedLateness) return false;
        seen_ = {newest};
        return true;
    }

    // A tick of a silent source: its minutes become final by the clock. Never goes back.
    void tick(Micros now) { tick_ = {std::max(tick_.us, now.us - rules_.outOfOrderness)}; }

    // Buckets that end at or before it are final. kNever before the first event and tick. Never goes back.
    Micros watermark() const
    {
        return {std::max(seen_ == kNever ? kNever.us : seen_.us - rules_.outOfOrderness - 1, tick_.us)};
    }
    // Greatest event time seen; kNever before the first. What a checkpoint keeps, with the watermark.
    Micros newest() const { return seen_; }
    void restore(Micros newest, Micros watermark)
    {
        seen_ = newest;
        tick_ = watermark;
    }
    const EventTimeRules& rules() const { return rules_; }

private:
    EventTimeRules rules_;
    Micros seen_ = kNever, tick_ = kNever;
};

}  // namespace tally
