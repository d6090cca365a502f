// SPDX-License-Identifier: GPL-3.0-or-later
// Logarithms and powers of two in integers: the same bits on every machine, which pow() does not promise.
#pragma once

#include <cstdint>

namespace tally {

// log2(n) * 2^32 for n >= 1, right to about 2^-24.
std::uint64_t log2Q32(std::uint64_t n);

// 2^-y * 2^31 for y = fraction / 2^32 in [0, 1), right to about 2^-27.
std::uint64_t halvingQ31(std::uint32_t fraction);

// 2^exponent * 2^shift for an exponent in 2^-32 units, rounded down; 0 where it underflows.
// The caller keeps floor(exponent) + shift below 63.
std::uint64_t powerOfTwo(std::int64_t exponentQ32, int shift);

}  // namespace tally
