// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "core/count/dd_sketch.h"

namespace tally {

struct QueryFigures {
    std::uint64_t queries = 0;            // of the last minute
    double perSecond = 0, p50 = 0, p95 = 0, p99 = 0;   // seconds, ±1 %; 0 without queries
};

// QueryMeter: how many questions the window asks and how long they take, over the last minute. Thread-safe.
class QueryMeter {
public:
    void note(std::int64_t atUs, double seconds);
    QueryFigures figures(std::int64_t nowUs) const;

private:
    static constexpr std::int64_t kSlotUs = 10'000'000;
    struct Slot {
        std::int64_t number = -1;
        DdSketch seconds;
    };
    mutable std::mutex mutex_;
    std::array<Slot, 6> slots_;
};

}  // namespace tally
