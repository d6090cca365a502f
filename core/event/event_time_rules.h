// SPDX-License-Identifier: GPL-3.0-or-later
// What an event's time is judged by, in microseconds (DEFINITIONS section 2; core/count/event_clock.h judges).
#pragma once

#include <cstdint>

#include "core/event/time.h"

namespace tally {

struct EventTimeRules {
    std::int64_t outOfOrderness = 5 * kSecond;     // B: how far events may come out of order
    std::int64_t allowedLateness = 3600 * kSecond; // behind the watermark; later is `late`
    std::int64_t futureTolerance = 300 * kSecond;  // ahead of the arrival; later is `future`
    std::int64_t idle = 30 * kSecond;              // silence after which a source leaves the overall watermark
};

}  // namespace tally
