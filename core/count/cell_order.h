// SPDX-License-Identifier: GPL-3.0-or-later
// CellOrder: the order of cells by key, without moving the cells. Keys of one table or one slice of a merge lie close
// together, so item, type and minute fit into few bits once their minima are taken off; a radix sort over just those
// bits needs two to four passes where comparisons would need a dozen. Keys too far apart for 64 bits are compared.
// Reusable: keeps its memory. Thread safety: none.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/count/cell.h"

namespace tally {

class CellOrder {
public:
    void clear() { keys_.clear(); }
    void add(const CellKey& key) { keys_.push_back(key); }
    std::size_t size() const { return keys_.size(); }
    const CellKey& key(std::uint32_t at) const { return keys_[at]; }
    // Positions (in the order of add()) by ascending key; equal keys stay in the order they came.
    // REQUIRES: fewer than 2^32 keys. Valid until the next call of any member.
    std::span<const std::uint32_t> sorted();

private:
    struct Place {
        std::uint64_t key;
        std::uint32_t at;
    };
    unsigned packKeys();               // bits used, or more than 64
    void radixSort(unsigned bits);
    void compareSort();

    std::vector<CellKey> keys_;
    std::vector<Place> places_, scratch_;
    std::vector<std::uint32_t> order_;
};

}  // namespace tally
