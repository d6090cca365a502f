// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed: an exact decimal, value × 10^6 in 128 bits, so that sums do not depend on order, threads or batches
// (DEFINITIONS section 4). Rounding happens once, half to even, when text becomes a Fixed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tally {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

struct Fixed {
    Int128 micro = 0;  // value × 10^6

    static constexpr std::int64_t kScale = 1'000'000;
    static constexpr Fixed fromInteger(std::int64_t v) { return {static_cast<Int128>(v) * kScale}; }
    constexpr auto operator<=>(const Fixed&) const = default;
    constexpr Fixed& operator+=(Fixed o) { micro += o.micro; return *this; }
    constexpr Fixed operator+(Fixed o) const { return {micro + o.micro}; }
    constexpr Fixed operator-(Fixed o) const { return {micro - o.micro}; }
    double toDouble() const { return static_cast<double>(micro) / 1e6; }
};

enum class FixedError { NotNumeric, OutOfRange };  // OutOfRange: |value| >= 10^18

// Reads a JSON-style number (sign, digits, fraction, exponent; a leading '+', surrounding blanks and ".5" are accepted).
// Returns nothing where the text is not numeric; *outOfRange is set when it is but |value| >= 10^18.
std::optional<Fixed> parseFixed(std::string_view text, bool* outOfRange);

std::string toString(Fixed value);                          // decimal without exponent, trailing zeros cut: "-3.25", "7"
Fixed divideHalfEven(Fixed sum, std::uint64_t count);       // REQUIRES: count > 0
std::string decimal(double value);                          // at most 6 fraction digits, trailing zeros cut, no exponent

}  // namespace tally
