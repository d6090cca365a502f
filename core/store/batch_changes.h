// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

#include "core/store/change_feed.h"
#include "core/store/rollup_store.h"

namespace tally {

// BatchChanges: the change feed of a store for those in the process that writes it: exact by item, type and minute for the
// newest batches; of a batch with very many cells only its minutes are known. Thread safety: every member.
class BatchChanges final : public ChangeFeed {
public:
    void add(const RollupBatch& batch);   // once it is committed
    void addAll();                        // anything may have changed

    Result<std::uint64_t> version() const override;
    Result<bool> touchedSince(std::uint64_t version, const Footprint& cells) const override;

private:
    static constexpr std::size_t kBatches = 256, kCells = 262'144;   // kept: 5 MiB of them
    static constexpr std::size_t kWide = 65'536;                     // cells of a batch whose minutes alone are kept
    struct Touched {
        std::uint32_t item = 0;             // indexes into the hashes
        std::int32_t minute = 0;
        std::uint16_t type = 0;
    };
    struct Change {
        std::vector<std::size_t> items, types;   // hashes of their texts: two of one hash are touched together
        std::vector<Touched> cells;         // empty: all items between the minutes
        std::int32_t firstMinute = 0, lastMinute = 0;
        bool noTime = false, any = false;
    };
    void add(Change&& change);
    static bool touches(const Change& change, const Footprint& cells);

    mutable std::mutex mutex_;
    std::deque<Change> changes_;            // the last of them is that of version_
    std::size_t kept_ = 0;                  // cells
    std::uint64_t version_ = 0;
};

}  // namespace tally
