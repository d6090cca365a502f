// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/cell_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace tally {

namespace {
constexpr unsigned kDigit = 11;  // bits a pass; 2,048 counters stay in the first-level cache
}

unsigned CellOrder::packKeys()
{
    CellKey low = keys_.front(), high = low;
    for (const CellKey& key : keys_) {
        low = {std::min(low.item, key.item), std::min(low.type, key.type), std::min(low.minute, key.minute)};
        high = {std::max(high.item, key.item), std::max(high.type, key.type), std::max(high.minute, key.minute)};
    }
    const auto minutes = [&](std::int32_t minute) { return static_cast<std::uint32_t>(minute) - static_cast<std::uint32_t>(low.minute); };
    const auto minuteBits = static_cast<unsigned>(std::bit_width(minutes(high.minute)));
    const auto typeBits = static_cast<unsigned>(std::bit_width(static_cast<unsigned>(high.type - low.type)));
    const auto itemBits = static_cast<unsigned>(std::bit_width(high.item - low.item));
    const unsigned bits = minuteBits + typeBits + itemBits;
    if (bits > 64) return bits;
    places_.resize(keys_.size());
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
        const CellKey& key = keys_[i];
        const std::uint64_t itemType = std::uint64_t{key.item - low.item} << typeBits | static_cast<unsigned>(key.type - low.type);
        places_[i] = {itemType << minuteBits | minutes(key.minute), i};
    }
    return bits;
}

void CellOrder::radixSort(unsigned bits)
{
    scratch_.resize(places_.size());
    // Passes of even width: 13 bits are two passes of 7, not one of 11 and one of 2.
    const unsigned passes = (bits + kDigit - 1) / kDigit;
    const unsigned digit = passes == 0 ? 0 : (bits + passes - 1) / passes;
    const std::uint64_t mask = (std::uint64_t{1} << digit) - 1;
    std::array<std::uint32_t, std::size_t{1} << kDigit> from;
    for (unsigned pass = 0; pass < passes; ++pass) {
        const unsigned shift = pass * digit;
        std::fill_n(from.begin(), mask + 1, 0u);
        for (const Place& place : places_) ++from[place.key >> shift & mask];
        std::exclusive_scan(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(mask + 1), from.begin(), 0u);
        for (const Place& place : places_) scratch_[from[place.key >> shift & mask]++] = place;
        places_.swap(scratch_);
    }
    for (std::size_t i = 0; i < places_.size(); ++i) order_[i] = places_[i].at;
}

void CellOrder::compareSort()
{
    std::iota(order_.begin(), order_.end(), 0u);
    std::stable_sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) { return keys_[a] < keys_[b]; });
}

std::span<const std::uint32_t> CellOrder::sorted()
{
    order_.resize(keys_.size());
    if (keys_.empty()) return {};
    if (const unsigned bits = packKeys(); bits <= 64) radixSort(bits);
    else compareSort();
    return order_;
}

}  // namespace tally
