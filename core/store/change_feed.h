// SPDX-License-Identifier: GPL-3.0-or-later
// What changed since an answer was computed: how an answer that is kept, or a scan in several pieces, knows that it still
// holds.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/count/cell.h"

namespace tally {

// The cells that an answer stands on.
struct Footprint {
    std::optional<std::string> item, type;   // absent = all
    // [from, to) in minutes; cells without a time only when both edges are open.
    std::int32_t fromMinute = std::numeric_limits<std::int32_t>::min();
    std::int32_t toMinute = std::numeric_limits<std::int32_t>::max();
    bool withNoTime = false;   // those in any case

    constexpr bool isAllTime() const
    {
        return fromMinute == std::numeric_limits<std::int32_t>::min() && toMinute == std::numeric_limits<std::int32_t>::max();
    }
    constexpr bool covers(std::int32_t minute) const
    {
        return minute == kNoMinute ? isAllTime() || withNoTime : minute >= fromMinute && minute < toMinute;
    }
};

// ChangeFeed: numbers the changes of a store. Never says "untouched" of a cell that changed; may say "touched" of one that
// did not, where it no longer knows, or knows less finely.
class ChangeFeed {
public:
    virtual ~ChangeFeed() = default;
    virtual Result<std::uint64_t> version() const = 0;   // of the newest change
    virtual Result<bool> touchedSince(std::uint64_t version, const Footprint& cells) const = 0;
};

}  // namespace tally
