// SPDX-License-Identifier: GPL-3.0-or-later
// Ranking items of which some counts are known only as bounds. They rank by what is certain of them, the lower bound: a flood
// of items that are seen once each has high upper bounds and must not fill a board. Ties by the upper bound, then by bytes.
// A row is certain when its lower bound reaches the upper bound of everybody below the board: then nobody can belong there in
// its place (for exact counts and for Space-Saving's order this is ĉᵢ − εᵢ ≥ ĉ₍ₖ₊₁₎).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

namespace tally {

struct BoundedItem {
    std::string_view text;
    std::uint64_t lower = 0, upper = 0;
    bool certain = true;
    std::uint32_t place = 0;   // the caller's
};

// The k best, best first. `absent`: upper bound of every item that is not among `items`.
inline std::vector<BoundedItem> rankBounded(std::vector<BoundedItem> items, std::size_t k, std::uint64_t absent)
{
    const auto better = [](const BoundedItem& a, const BoundedItem& b) {
        return std::tuple(b.lower, b.upper, a.text) < std::tuple(a.lower, a.upper, b.text);
    };
    const std::size_t rows = std::min(k, items.size());
    std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(rows), items.end(), better);
    for (std::size_t i = rows; i < items.size(); ++i) absent = std::max(absent, items[i].upper);
    items.resize(rows);
    for (BoundedItem& item : items) item.certain = item.lower >= absent;
    return items;
}

}  // namespace tally
