// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/zipf_table.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/generate/fixed_power.h"

namespace tally {
namespace {

// part * 2^32 / whole for part <= whole < 2^63, by long division in 64 bits.
std::uint64_t ratioQ32(std::uint64_t part, std::uint64_t whole)
{
    std::uint64_t quotient = part / whole, rest = part % whole;
    for (int bit = 0; bit < 32; ++bit) {
        rest <<= 1;
        quotient <<= 1;
        if (rest >= whole) {
            rest -= whole;
            quotient |= 1;
        }
    }
    return quotient;
}

}  // namespace

ZipfTable::ZipfTable(std::uint32_t items, double exponent) : cells_(std::max<std::uint32_t>(items, 1))
{
    // !(x > 0) also holds for what is not a number.
    const double kept = !(exponent > 0) ? 0 : std::min(exponent, 20.0);
    exponentQ16_ = static_cast<std::int64_t>(kept * 65536);
    // Both the sum of all weights and weight * items stay below 2^62.
    shift_ = 61 - static_cast<int>(std::bit_width(size()));
    std::vector<std::uint64_t> scaled(cells_.size());
    for (std::uint32_t rank = 0; rank < size(); ++rank) {
        const std::uint64_t weight = weightOf(rank);
        total_ += weight;
        scaled[rank] = weight * size();
    }
    pairUp(std::move(scaled));
}

std::uint64_t ZipfTable::weightOf(std::uint32_t rank) const
{
    const auto log2 = static_cast<std::int64_t>(log2Q32(std::uint64_t{rank} + 1));
    return std::max<std::uint64_t>(powerOfTwo(-((log2 * exponentQ16_) >> 16), shift_), 1);
}

std::uint64_t ZipfTable::shareQ32(std::uint32_t rank) const { return ratioQ32(weightOf(rank), total_); }

// Vose's pairing: every cell too light for its share is filled up by one that is too heavy.
void ZipfTable::pairUp(std::vector<std::uint64_t> scaled)
{
    std::vector<std::uint32_t> light, heavy;
    for (std::uint32_t rank = size(); rank-- > 0;) (scaled[rank] < total_ ? light : heavy).push_back(rank);
    while (!light.empty() && !heavy.empty()) {
        const std::uint32_t small = light.back(), large = heavy.back();
        light.pop_back();
        const std::uint64_t threshold = ratioQ32(scaled[small], total_);
        cells_[small].threshold = static_cast<std::uint32_t>(threshold == 0 ? 0 : threshold - 1);
        cells_[small].alias = large;
        scaled[large] -= total_ - scaled[small];
        if (scaled[large] < total_) {
            heavy.pop_back();
            light.push_back(large);
        }
    }
}

}  // namespace tally
