// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/count/sorted_run.h"
#include "core/engine/hot/run_changes.h"

namespace tally {

// RunSet: sealed runs, kept few by merging eight of about one size into one (log-structured merge tree, tiered).
// A cell is rewritten once per tier, about log8(runs) times.
class RunSet {
public:
    void add(std::shared_ptr<const SortedRun> run);
    std::vector<std::shared_ptr<const SortedRun>> all() const;
    // For work on everything there is now: these runs stay as they are (and are returned), until replaceSettled().
    const std::vector<std::shared_ptr<const SortedRun>>& settle();
    void replaceSettled(std::shared_ptr<const SortedRun> by);   // null = by nothing
    std::size_t memoryBytes() const;
    const RunChanges& changes() const { return changes_; }

private:
    static constexpr std::size_t kFanOut = 8;
    static constexpr std::size_t kLargest = 4'000'000;  // cells; beyond that a merge would hold up the state thread
    std::vector<std::vector<std::shared_ptr<const SortedRun>>> tiers_;
    std::vector<std::shared_ptr<const SortedRun>> settled_;
    RunChanges changes_;
};

}  // namespace tally
