// SPDX-License-Identifier: GPL-3.0-or-later
// ZipfTable draws ranks with P(rank) ~ 1 / (rank + 1)^s in constant time (Walker's alias method in integers).
#pragma once

#include <cstdint>
#include <vector>

namespace tally {

class ZipfTable {
public:
    ZipfTable(std::uint32_t items, double exponent);  // exponent is kept within 0 … 20

    std::uint32_t size() const { return static_cast<std::uint32_t>(cells_.size()); }
    std::uint32_t rankOf(std::uint64_t bits) const  // 0-based
    {
        const auto index = static_cast<std::uint32_t>(((bits >> 32) * cells_.size()) >> 32);
        const Cell& cell = cells_[index];
        return static_cast<std::uint32_t>(bits) <= cell.threshold ? index : cell.alias;
    }
    std::uint64_t shareQ32(std::uint32_t rank) const;  // P(rank) * 2^32

private:
    struct Cell {
        std::uint32_t threshold = 0xffffffffU;
        std::uint32_t alias = 0;
    };
    std::uint64_t weightOf(std::uint32_t rank) const;
    void pairUp(std::vector<std::uint64_t> scaled);

    std::vector<Cell> cells_;
    std::uint64_t total_ = 0;
    std::int64_t exponentQ16_ = 0;
    int shift_ = 0;
};

}  // namespace tally
