// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tally {

// What is kept of journals beyond what must be: for rebuilding, and for what a lost store held.
struct JournalBounds {
    std::uint64_t bytes = std::uint64_t{10} << 30;
    std::chrono::milliseconds age{std::chrono::hours{7 * 24}};

    // Shared evenly by so many listeners.
    JournalBounds sharedBy(std::size_t listeners) const { return {bytes / std::max<std::size_t>(listeners, 1), age}; }
};

}  // namespace tally
