// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

#include "core/base/fixed.h"

namespace tally {

// A value as a sketch adds it up: × 10^6, to the nearest whole number. What fits 64 bits, as nearly all does, the processor
// converts itself; 128 bits are a function of its own.
inline Int128 microOf(double value)
{
    const double scaled = std::nearbyint(value * Fixed::kScale);
    return std::fabs(scaled) < 9e18 ? Int128{static_cast<std::int64_t>(scaled)} : static_cast<Int128>(scaled);
}

// Sums that no real latencies reach stay at the edge; only stores that somebody made up have them.
inline void addTo(Fixed& sum, Int128 micro)
{
    if (!__builtin_add_overflow(sum.micro, micro, &sum.micro)) return;
    constexpr Int128 kMost = static_cast<Int128>(~UInt128{0} >> 1);
    sum.micro = micro > 0 ? kMost : -kMost;
}

}  // namespace tally
