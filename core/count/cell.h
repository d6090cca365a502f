// SPDX-License-Identifier: GPL-3.0-or-later
// Cell: what is known of one (item, type, minute). The unit of counting, merging and storing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/base/fixed.h"
#include "core/base/ids.h"

namespace tally {

// Events without a time (--no-time) live in this "minute"; it belongs to no range.
inline constexpr std::int32_t kNoMinute = std::numeric_limits<std::int32_t>::min();

// Everything additive about a set of events. Merging is commutative and associative, so no order shows.
struct Tally {
    std::uint64_t count = 0;   // events
    std::uint64_t values = 0;  // events with a value
    Fixed sum;                 // exact
    Fixed min, max;            // only when values > 0

    constexpr void addValue(Fixed v)
    {
        sum += v;
        min = values == 0 ? v : std::min(min, v);
        max = values == 0 ? v : std::max(max, v);
        ++values;
    }
    // As if `n` events of this value had been added. REQUIRES: n > 0.
    constexpr void addValue(Fixed v, std::uint64_t n)
    {
        addValue(v);
        sum.micro += v.micro * static_cast<Int128>(n - 1);
        values += n - 1;
    }
    constexpr void merge(const Tally& o)
    {
        count += o.count;
        if (o.values == 0) return;
        sum += o.sum;
        min = values == 0 ? o.min : std::min(min, o.min);
        max = values == 0 ? o.max : std::max(max, o.max);
        values += o.values;
    }
    constexpr bool operator==(const Tally&) const = default;
};

// Identity of a cell, ordered item first: a run sorted by it answers one item's history with one seek.
struct CellKey {
    std::uint32_t item = 0;
    std::uint16_t type = 0;
    std::int32_t minute = 0;
    constexpr auto operator<=>(const CellKey&) const = default;
};

struct Cell {
    CellKey key;
    Tally tally;
};

}  // namespace tally
