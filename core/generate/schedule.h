// SPDX-License-Identifier: GPL-3.0-or-later
// Schedule gives the times of a generated log, in milliseconds and never going back.
#pragma once

#include <array>
#include <cstdint>

#include "core/event/time.h"

namespace tally {

class Schedule {
public:
    // rate 0: the events fill the day from `start` along a curve with its peak at 16:00 and its trough at 04:00 UTC.
    Schedule(std::uint64_t events, double rate, Micros start);

    std::int64_t next(std::uint32_t bits);  // milliseconds since 1970

private:
    static constexpr int kMinutes = 1440;
    std::int64_t nextOfDay(std::uint32_t bits);
    std::uint64_t eventsBefore(int minute) const;  // how many lie before that minute of the schedule

    std::uint64_t events_;
    double rate_;
    std::int64_t startMs_;
    std::uint64_t given_ = 0;
    int minute_ = 0;                     // the one that events are given from
    std::uint64_t minuteFirst_ = 0, minuteEnd_ = 0;
    std::array<std::uint32_t, kMinutes + 1> before_{};  // summed weights of the minutes before
};

}  // namespace tally
