// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/run_set.h"

namespace tally {

void RunSet::add(std::shared_ptr<const SortedRun> run)
{
    changes_.add(run);
    tiers_.add(std::move(run));
}

const std::vector<std::shared_ptr<const SortedRun>>& RunSet::settle()
{
    settled_ = all();
    tiers_.clear();
    return settled_;
}

void RunSet::replaceSettled(std::shared_ptr<const SortedRun> by)
{
    settled_.clear();
    if (by) settled_.push_back(std::move(by));
}

std::vector<std::shared_ptr<const SortedRun>> RunSet::all() const
{
    std::vector<std::shared_ptr<const SortedRun>> runs = settled_;
    tiers_.appendTo(&runs);
    return runs;
}

std::size_t RunSet::memoryBytes() const
{
    std::size_t bytes = tiers_.memoryBytes();
    for (const auto& run : settled_) bytes += run->memoryBytes();
    return bytes;
}

}  // namespace tally
