// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "core/engine/hot/cold_run.h"

namespace tally {

// What later events added to minutes that were final already. It is a part of what was counted, beside which it travels, in
// the same ids: a cell that is here is among those cells, too. About 10 bytes a cell; where one sender is far behind another
// there are as many of them as cells.
struct Revisions {
    std::vector<std::shared_ptr<const SortedRun>> runs;
    std::vector<ColdRun> cold;   // what stands under Dictionary::other() in `runs`, item by item

    bool empty() const { return runs.empty() && cold.empty(); }
    void clear()
    {
        runs.clear();
        cold.clear();
    }
    void take(Revisions&& more)
    {
        std::move(more.runs.begin(), more.runs.end(), std::back_inserter(runs));
        std::move(more.cold.begin(), more.cold.end(), std::back_inserter(cold));
        more.clear();
    }
    std::size_t memoryBytes() const   // without the texts, which are those of what was counted
    {
        std::size_t bytes = 0;
        for (const auto& run : runs) bytes += run->memoryBytes();
        for (const ColdRun& one : cold) bytes += one.run->memoryBytes();
        return bytes;
    }
};

}  // namespace tally
