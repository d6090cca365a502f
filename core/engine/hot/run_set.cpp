// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/run_set.h"

namespace tally {

void RunSet::add(std::shared_ptr<const SortedRun> run)
{
    changes_.add(run);
    for (std::size_t tier = 0;; ++tier) {
        if (tiers_.size() <= tier) tiers_.emplace_back();
        auto& runs = tiers_[tier];
        runs.push_back(std::move(run));
        std::size_t cells = 0;
        for (const auto& r : runs) cells += r->cells();
        if (runs.size() < kFanOut || cells > kLargest) return;
        run = SortedRun::merge(runs);
        runs.clear();
    }
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
    for (const auto& tier : tiers_) runs.insert(runs.end(), tier.begin(), tier.end());
    return runs;
}

std::size_t RunSet::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto& run : settled_) bytes += run->memoryBytes();
    for (const auto& tier : tiers_)
        for (const auto& run : tier) bytes += run->memoryBytes();
    return bytes;
}

}  // namespace tally
