// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace tally {

// How long to wait before trying again: doubling up to a bound, each a random part of it, so that many senders that lost
// the same listener do not come back in step.
class Backoff {
public:
    using Millis = std::chrono::milliseconds;
    explicit Backoff(std::uint64_t seed, Millis first = Millis(100), Millis most = Millis(5000)) : first_(first), most_(most), next_(first), random_(seed) {}

    Millis next()
    {
        const Millis bound = next_;
        next_ = std::min(next_ * 2, most_);
        return Millis(std::uniform_int_distribution<std::int64_t>(bound.count() / 2, bound.count())(random_));
    }
    void reset() { next_ = first_; }

private:
    Millis first_, most_, next_;
    std::mt19937_64 random_;
};

}  // namespace tally
