// SPDX-License-Identifier: GPL-3.0-or-later
// ItemCounts: one exact counter for each ItemId, four bytes wide until it needs more. Half the memory and half the cache
// misses of eight bytes; the few counters beyond 2^32 carry into a map.
// Thread safety: none.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "core/base/ids.h"

namespace tally {

class ItemCounts {
public:
    ItemCounts() = default;
    ~ItemCounts();
    ItemCounts(const ItemCounts&) = delete;
    ItemCounts& operator=(const ItemCounts&) = delete;

    std::uint32_t size() const { return size_; }

    // Room for ids below `size`; new counters are 0.
    void growTo(std::uint32_t size)
    {
        if (size > size_) grow(size);
    }
    // REQUIRES: raw(id) < size().
    void add(ItemId id, std::uint32_t weight)
    {
        std::uint32_t& low = low_[raw(id)];
        if (__builtin_expect(__builtin_add_overflow(low, weight, &low), 0)) ++carries_[raw(id)];
    }
    std::uint64_t at(std::uint32_t id) const
    {
        const std::uint64_t low = low_[id];
        return carries_.empty() ? low : low + carryOf(id);
    }
    void merge(const ItemCounts& other);

private:
    void grow(std::uint32_t size);
    std::uint64_t carryOf(std::uint32_t id) const;

    std::uint32_t* low_ = nullptr;
    std::uint32_t size_ = 0;
    std::unordered_map<std::uint32_t, std::uint64_t> carries_;   // × 2^32
};

}  // namespace tally
