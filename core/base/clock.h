// SPDX-License-Identifier: GPL-3.0-or-later
// Clock: the only way code learns what time it is, so that replays and tests are deterministic.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace tally {

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t nowMicros() const = 0;  // µs since 1970-01-01 UTC
};

class SystemClock final : public Clock {
public:
    std::int64_t nowMicros() const override
    {
        using namespace std::chrono;
        return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    }
};

// Stands still until it is moved, which another thread may be looking at.
class ManualClock final : public Clock {
public:
    explicit ManualClock(std::int64_t now = 0) : now_(now) {}
    std::int64_t nowMicros() const override { return now_; }
    void set(std::int64_t now) { now_ = now; }
    void advance(std::int64_t by) { now_ += by; }

private:
    std::atomic<std::int64_t> now_;
};

}  // namespace tally
