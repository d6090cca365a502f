// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/count/sorted_run.h"

namespace tally {

// RunTiers: sealed runs, kept few by merging eight of about one size into one (log-structured merge tree, tiered).
// A cell is rewritten once per tier, about log8(runs) times.
class RunTiers {
public:
    void add(std::shared_ptr<const SortedRun> run);
    void appendTo(std::vector<std::shared_ptr<const SortedRun>>* runs) const;
    std::size_t memoryBytes() const;
    void clear() { tiers_.clear(); }

private:
    static constexpr std::size_t kFanOut = 8;
    static constexpr std::size_t kLargest = 4'000'000;  // cells; beyond that a merge would hold up the state thread
    std::vector<std::vector<std::shared_ptr<const SortedRun>>> tiers_;
};

}  // namespace tally
