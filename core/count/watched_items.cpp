// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/watched_items.h"

namespace tally {

namespace {
std::uint32_t firstSlot(std::uint32_t key) { return key * 2654435761u >> 20; }   // its upper twelve bits
}  // namespace

bool WatchedItems::admit(ItemId item)
{
    const std::uint32_t key = raw(item) + 1;
    for (std::uint32_t at = firstSlot(key);; ++at) {
        const std::uint32_t found = slots_[at % kSlots].load(std::memory_order_relaxed);
        if (found == key) return true;
        if (found == kFree) return !full() && take(item);
    }
}

// Under the lock, so that nobody who was refused once comes in later.
bool WatchedItems::take(ItemId item)
{
    const std::uint32_t key = raw(item) + 1;
    const std::lock_guard lock(taking_);
    for (std::uint32_t at = firstSlot(key);; ++at) {
        std::atomic<std::uint32_t>& slot = slots_[at % kSlots];
        const std::uint32_t found = slot.load(std::memory_order_relaxed);
        if (found == key) return true;
        if (found != kFree) continue;
        if (count_.load(std::memory_order_relaxed) >= kMost) return false;
        slot.store(key, std::memory_order_relaxed);
        count_.fetch_add(1, std::memory_order_relaxed);
        return true;
    }
}

void WatchedItems::clear()
{
    for (auto& slot : slots_) slot.store(kFree, std::memory_order_relaxed);
    count_.store(0, std::memory_order_relaxed);
}

std::vector<ItemId> WatchedItems::items() const
{
    std::vector<ItemId> items;
    for (const auto& slot : slots_)
        if (const std::uint32_t key = slot.load(std::memory_order_relaxed); key != kFree) items.push_back(ItemId{key - 1});
    return items;
}

}  // namespace tally
