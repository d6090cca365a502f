// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace tally {

// How long to wait before trying again: anything up to a bound that doubles with each try ("full jitter"), so that many
// senders that lost the same listener do not come back in step.
class Backoff {
public:
    using Millis = std::chrono::milliseconds;
    explicit Backoff(std::uint64_t seed, Millis first = Millis(100), Millis most = Millis(10'000)) : first_(first), most_(most), bound_(first), random_(seed) {}

    Millis next()
    {
        const Millis bound = bound_;
        bound_ = std::min(bound_ * 2, most_);
        return Millis(std::uniform_int_distribution<std::int64_t>(0, bound.count())(random_));
    }
    Millis bound() const { return bound_; }   // of the next wait
    void reset() { bound_ = first_; }

private:
    Millis first_, most_, bound_;
    std::mt19937_64 random_;
};

}  // namespace tally
