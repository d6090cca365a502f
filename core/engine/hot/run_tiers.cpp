// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/run_tiers.h"

namespace tally {

void RunTiers::add(std::shared_ptr<const SortedRun> run)
{
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

void RunTiers::appendTo(std::vector<std::shared_ptr<const SortedRun>>* runs) const
{
    for (const auto& tier : tiers_) runs->insert(runs->end(), tier.begin(), tier.end());
}

std::size_t RunTiers::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto& tier : tiers_)
        for (const auto& run : tier) bytes += run->memoryBytes();
    return bytes;
}

}  // namespace tally
