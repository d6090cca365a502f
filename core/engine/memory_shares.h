// SPDX-License-Identifier: GPL-3.0-or-later
// How an engine's memory budget is shared: most of it holds what is counted, the rest what is on its way into the store.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/engine/live/store_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

struct MemoryShares {
    std::uint64_t counted = 0;   // cells, texts, timelines (State), and event ids
    std::uint64_t ids = 0;       // of it, at most: what ids of events take (IdWindow); 1 GiB has room for 10 M of them
    StoreMemory store;
    WriterBounds writer;
};

// From 1 GiB on what a store needs does not grow any more; below, everything shrinks with the budget.
constexpr MemoryShares memoryShares(std::uint64_t budget, bool withStore)
{
    MemoryShares shares;
    shares.counted = budget;
    shares.ids = budget / 4;
    if (!withStore) return shares;
    constexpr std::uint64_t kMegabyte = 1u << 20, kCommitPerCell = 256;   // bytes
    const auto part = [budget](std::uint64_t parts, std::uint64_t least, std::uint64_t most) {
        return static_cast<std::size_t>(std::clamp(budget / parts, least, most));
    };
    shares.store.pages = part(16, 2 * kMegabyte, 64 * kMegabyte);
    shares.store.items = part(8, 2 * kMegabyte, 128 * kMegabyte);
    shares.writer.queueBytes = part(16, 2 * kMegabyte, 32 * kMegabyte);
    shares.writer.gatherBytes = part(16, 2 * kMegabyte, 32 * kMegabyte);
    shares.writer.gatherCells = part(8, 2 * kMegabyte, 64 * kMegabyte) / kCommitPerCell;
    const std::uint64_t rest = shares.store.pages + shares.store.items + shares.writer.queueBytes + shares.writer.gatherCells * kCommitPerCell;
    shares.counted = budget - std::min(rest, budget / 2);
    return shares;
}

}  // namespace tally
