// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace tally {

// WorkMeter: how long one worker has worked in all, also while it is at it. One works at a time; anybody may look.
class WorkMeter {
public:
    class Working {
    public:
        explicit Working(WorkMeter& meter) : meter_(meter) { meter_.since_ = now(); }
        ~Working()
        {
            const std::int64_t since = meter_.since_.exchange(0);
            meter_.done_ += now() - since;
        }
        Working(const Working&) = delete;
        Working& operator=(const Working&) = delete;

    private:
        WorkMeter& meter_;
    };
    std::int64_t micros() const
    {
        const std::int64_t done = done_, since = since_;
        return since == 0 ? done : done + now() - since;
    }

private:
    static std::int64_t now()
    {
        using namespace std::chrono;
        return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
    }
    std::atomic<std::int64_t> since_{0}, done_{0};
};

}  // namespace tally
