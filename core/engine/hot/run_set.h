// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/engine/hot/run_changes.h"
#include "core/engine/hot/run_tiers.h"

namespace tally {

// RunSet: everything counted in minutes, and what changed in it.
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
    RunTiers tiers_;
    std::vector<std::shared_ptr<const SortedRun>> settled_;
    RunChanges changes_;
};

}  // namespace tally
