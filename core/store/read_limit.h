// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <stop_token>

namespace tally {

// ReadLimit: when reading is to end, whatever comes first.
struct ReadLimit {
    using Clock = std::chrono::steady_clock;
    std::stop_token stop;
    Clock::time_point until = Clock::time_point::max();

    bool isLate() const { return until != Clock::time_point::max() && Clock::now() >= until; }
    bool isReached() const { return stop.stop_requested() || isLate(); }
};

}  // namespace tally
