// SPDX-License-Identifier: GPL-3.0-or-later
// MemoryLog: the log between a listener and the engine that is not kept on disk. Bounded: when it is full the listener
// must stop reading, so that TCP pushes back to the sender.
//
// Thread safety: any number of writers and one reader.
#pragma once

#include <condition_variable>
#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "core/event/time.h"

namespace tally {

// Whole lines of one sender. Positions count the bytes of this log.
struct RawBatch {
    std::uint64_t first = 0, last = 0;  // [first, last)
    Micros arrival;
    std::string bytes;
    bool tooLong = false;               // the head of one record over limits::kLine
};

class MemoryLog {
public:
    explicit MemoryLog(std::size_t capacityBytes = 64u << 20);

    // False when full or closed: nothing was taken; try again once hasRoom().
    bool append(std::string bytes, Micros arrival, bool tooLong = false);
    bool hasRoom() const;               // below three quarters, so that writers do not flap
    void close();                       // no more appends; the reader gets what is left

    // Waits up to `wait`; nothing when the time is over or the log is closed and empty.
    std::optional<RawBatch> next(std::chrono::milliseconds wait);
    bool drained() const;               // closed and empty
    double fill() const;                // 0 … 1
    std::uint64_t appended() const;     // bytes, ever

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<RawBatch> batches_;
    std::size_t bytes_ = 0;
    std::uint64_t position_ = 0;
    bool closed_ = false;
};

}  // namespace tally
