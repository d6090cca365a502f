// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include "core/base/ids.h"

namespace tally {

// WatchedItems: the few items that more is kept of than counts. Who asks first is in, until there are kMost; from then on
// nobody comes in, so that what is kept of a watched item is all there is of it. Thread safety: every member, from any thread.
class WatchedItems {
public:
    static constexpr std::uint32_t kMost = 1024;

    bool enabled() const { return enabled_.load(std::memory_order_relaxed); }
    void enable() { enabled_.store(true, std::memory_order_relaxed); }   // before anything is counted
    bool admit(ItemId item);                  // true: it is watched, perhaps from now on
    void clear();                             // while nothing is counted
    std::vector<ItemId> items() const;        // in no order
    bool full() const { return count_.load(std::memory_order_relaxed) >= kMost; }

private:
    static constexpr std::uint32_t kSlots = 4 * kMost, kFree = 0;
    bool take(ItemId item);
    std::atomic<bool> enabled_{false};
    std::atomic<std::uint32_t> count_{0};
    std::mutex taking_;                       // who comes in; looking needs none
    std::array<std::atomic<std::uint32_t>, kSlots> slots_{};   // id + 1
};

}  // namespace tally
