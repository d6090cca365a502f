// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/event/time.h"

namespace tally {

struct JournalOptions {
    std::uint64_t segmentBytes = 64u << 20;              // a new segment begins behind this much …
    std::int64_t segmentAge = 3600 * kSecond;            // … or this long (µs)
    std::uint64_t budget = std::uint64_t{10} << 30;      // bytes of all segments
    std::int64_t keepFor = 7 * 24 * 3600 * kSecond;      // released segments older than this go (µs)
    std::uint64_t keepFree = 64u << 20;                  // bytes of the disk left to others (the store)
    std::size_t capacity = 32u << 20;                    // bytes taken and not yet durable
    std::chrono::milliseconds commitEvery{5};            // gathered that long before a sync, unless data waited during the last
    std::chrono::milliseconds retryEvery{200};           // after the disk refused
};

// Something found wrong with the files, for a person. Nothing of it stops the journal.
struct JournalNote {
    std::string segment;             // file name
    std::uint64_t offset = 0, bytes = 0;
    std::string what;
};

}  // namespace tally
