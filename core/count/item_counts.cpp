// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/item_counts.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/big_memory.h"

namespace tally {

namespace {
constexpr std::uint32_t kSmallest = 1u << 14;
constexpr std::uint32_t kLargestPower = 1u << 31;
}  // namespace

ItemCounts::~ItemCounts() { freeBig(low_, size_ * sizeof *low_); }

void ItemCounts::grow(std::uint32_t size)
{
    const std::uint32_t wanted = size > kLargestPower ? size : std::max(kSmallest, std::bit_ceil(size));
    auto* const fresh = static_cast<std::uint32_t*>(allocateBig(wanted * sizeof *low_));   // zeros
    if (low_ != nullptr) std::memcpy(fresh, low_, size_ * sizeof *low_);
    freeBig(low_, size_ * sizeof *low_);
    low_ = fresh;
    size_ = wanted;
}

std::uint64_t ItemCounts::carryOf(std::uint32_t id) const
{
    const auto found = carries_.find(id);
    return found == carries_.end() ? 0 : found->second << 32;
}

void ItemCounts::merge(const ItemCounts& other)
{
    growTo(other.size_);
    for (std::uint32_t i = 0; i < other.size_; ++i) add(ItemId{i}, other.low_[i]);
    for (const auto& [id, carry] : other.carries_) carries_[id] += carry;
}

}  // namespace tally
