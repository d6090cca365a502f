// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tally {

// When a listener writes the clock into its log. Asked once a period: each time while something arrives, and once nothing has
// for a while, seldom: each tick costs a sync and a commit.
class TickPolicy {
public:
    static constexpr int kQuietAfter = 30, kSeldom = 6;   // periods; with ten seconds: five minutes, one minute

    // `batches`: how many have arrived ever.
    bool due(std::uint64_t batches)
    {
        quiet_ = batches == batches_ ? quiet_ + 1 : 0;
        batches_ = batches;
        return quiet_ <= kQuietAfter || quiet_ % kSeldom == 0;
    }

private:
    std::uint64_t batches_ = 0;
    int quiet_ = 0;
};

}  // namespace tally
