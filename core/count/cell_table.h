// SPDX-License-Identifier: GPL-3.0-or-later
// CellTable: the open cells of one worker, small enough to stay in its cache; sealed into a SortedRun when full.
//
// One table for all minutes instead of a ring of minutes: time may come in any order at the same price, and the ordered
// case needs no more cells than a ring would. (A log-structured merge: many small sorted runs, merged later.)
// Thread safety: none.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/count/cell.h"
#include "core/count/cell_order.h"
#include "core/count/sorted_run.h"

namespace tally {

class CellTable {
public:
    static constexpr std::size_t kCapacity = 6'144;  // cells; 64 B each

    CellTable();

    bool full() const { return size_ + 64 > kCapacity || wide_.size() > kCapacity; }  // room for one more group of events
    bool empty() const { return size_ == 0 && wide_.empty(); }

    // REQUIRES: !full().
    void add(ItemId item, TypeId type, std::int32_t minute) { ++cellOf(item, type, minute).count; }
    void add(ItemId item, TypeId type, std::int32_t minute, Fixed value);

    // One record that stands for `weight` events; null = without a value. Nothing is added where the weight is 0.
    void addWeighted(ItemId item, TypeId type, std::int32_t minute, const Fixed* value, std::uint32_t weight);

    void prefetch(ItemId item, TypeId type, std::int32_t minute) const
    {
        __builtin_prefetch(&index_[hash(item, type, minute) & (kIndex - 1)]);
    }

    // The cells as a run; null when there are none. The table is empty afterwards.
    std::shared_ptr<const SortedRun> seal();

private:
    static constexpr std::size_t kIndex = 32'768;

    struct alignas(64) Open {
        Int128 sum;
        std::int64_t min, max;     // × 10^6
        std::uint32_t item;
        std::int32_t minute;
        std::uint32_t count, values;
        std::uint16_t type;
    };

    static std::uint64_t hash(ItemId item, TypeId type, std::int32_t minute)
    {
        const std::uint64_t key = (std::uint64_t{raw(item)} << 32 | static_cast<std::uint32_t>(minute)) ^
                                  (std::uint64_t{raw(type)} << 48);
        const std::uint64_t mixed = key * 0x9e3779b97f4a7c15ULL;
        return mixed ^ (mixed >> 32);
    }
    Open& cellOf(ItemId item, TypeId type, std::int32_t minute);
    static Tally tallyOf(const Open& open);

    std::unique_ptr<std::uint32_t[]> index_;   // position in cells_ + 1
    std::unique_ptr<Open[]> cells_;
    std::size_t size_ = 0;
    CellOrder order_;
    std::vector<Cell> wide_;                   // values that do not fit 64 bits × 10^6, and weights
};

}  // namespace tally
