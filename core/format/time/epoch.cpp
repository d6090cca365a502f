// SPDX-License-Identifier: GPL-3.0-or-later
// Epoch stamps. All in integers: a double would move microseconds of today's nanosecond stamps.
#include <cstddef>

#include "core/base/fixed.h"
#include "core/format/time/digits.h"
#include "core/format/time/time_parser.h"

namespace tally {
namespace {

constexpr std::uint64_t kPowers[20] = {1ULL, 10ULL, 100ULL, 1000ULL, 10000ULL, 100000ULL, 1000000ULL, 10000000ULL,
                                       100000000ULL, 1000000000ULL, 10000000000ULL, 100000000000ULL, 1000000000000ULL,
                                       10000000000000ULL, 100000000000000ULL, 1000000000000000ULL, 10000000000000000ULL,
                                       100000000000000000ULL, 1000000000000000000ULL, 10000000000000000000ULL};

Unit byMagnitude(std::uint64_t whole)
{
    if (whole < kPowers[11]) return Unit::Seconds;
    if (whole < kPowers[14]) return Unit::Milliseconds;
    return whole < kPowers[17] ? Unit::Microseconds : Unit::Nanoseconds;
}

// 9 … 16 digits in two overlapping loads.
bool middling(const char* p, std::size_t n, std::uint64_t* out)
{
    const std::size_t rest = n - 8;
    const std::uint64_t head = load8(p);
    const std::uint64_t covered = rest == 8 ? 0 : (1ULL << (8 * (8 - rest))) - 1;
    const std::uint64_t tail = (load8(p + rest) & ~covered) | (0x3030303030303030ULL & covered);
    if (!allDigits(head) || !allDigits(tail)) return false;
    *out = eightDigits(head) * kPowers[rest] + eightDigits(tail);
    return true;
}

bool wholeNumber(const char* p, std::size_t n, std::uint64_t* out)
{
    if (n >= 9 && n <= 16) return middling(p, n, out);
    if (n == 0 || n > 19) return false;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (!isDigit(p[i])) return false;
        value = value * 10 + static_cast<std::uint64_t>(p[i] - '0');
    }
    *out = value;
    return true;
}

// Cut towards the past, so that an event never leaves its minute.
bool inRange(Int128 us, bool cut, bool negative, Micros* out)
{
    if (negative) us = -us - (cut ? 1 : 0);
    if (us < kMinTime.us || us > kMaxTime.us) return false;
    out->us = static_cast<std::int64_t>(us);
    return true;
}

// Up to 18 digits of the fraction; further ones only matter as "not zero".
bool fractionOf(std::string_view digits, std::uint64_t* value18, bool* more)
{
    *value18 = 0;
    *more = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (!isDigit(digits[i])) return false;
        if (i < 18) *value18 = *value18 * 10 + static_cast<std::uint64_t>(digits[i] - '0');
        else *more = *more || digits[i] != '0';
    }
    if (digits.size() < 18) *value18 *= kPowers[18 - digits.size()];
    return true;
}

bool scaled(std::uint64_t whole, std::string_view fraction, Unit unit, bool negative, Micros* out)
{
    std::uint64_t part = 0;
    bool cut = false;
    if (!fractionOf(fraction, &part, &cut)) return false;
    if (unit == Unit::None) unit = byMagnitude(whole);
    if (unit == Unit::Nanoseconds) return inRange(Int128{whole} / 1000, cut || part != 0 || whole % 1000 != 0, negative, out);
    const std::uint64_t scale = unit == Unit::Seconds ? kPowers[6] : unit == Unit::Milliseconds ? kPowers[3] : 1;
    const std::uint64_t grain = kPowers[18] / scale;
    return inRange(Int128{whole} * scale + part / grain, cut || part % grain != 0, negative, out);
}

// "1.4418e12": the point is moved in a copy, so that nothing is rounded.
bool withExponent(std::string_view mantissa, std::string_view exponent, Unit unit, bool negative, Micros* out)
{
    constexpr int kMost = 40;
    bool down = false;
    if (!exponent.empty() && (exponent[0] == '-' || exponent[0] == '+')) {
        down = exponent[0] == '-';
        exponent.remove_prefix(1);
    }
    if (exponent.empty() || exponent.size() > 3 || mantissa.size() > kMost) return false;
    int shift = 0;
    for (const char c : exponent) {
        if (!isDigit(c)) return false;
        shift = shift * 10 + (c - '0');
    }
    if (shift > kMost) return false;
    const std::size_t dot = mantissa.find('.');
    std::string digits(mantissa.substr(0, dot));
    auto point = static_cast<int>(digits.size()) + (down ? -shift : shift);
    if (dot != std::string_view::npos) digits += mantissa.substr(dot + 1);
    if (digits.empty()) return false;
    if (point < 0) {
        digits.insert(0, static_cast<std::size_t>(-point), '0');
        point = 0;
    }
    const auto at = static_cast<std::size_t>(point);
    if (digits.size() < at) digits.append(at - digits.size(), '0');
    std::string_view whole = std::string_view(digits).substr(0, at);
    while (!whole.empty() && whole[0] == '0') whole.remove_prefix(1);
    std::uint64_t value = 0;
    if (!whole.empty() && !wholeNumber(whole.data(), whole.size(), &value)) return false;
    return scaled(value, std::string_view(digits).substr(at), unit, negative, out);
}

}  // namespace

bool parseEpoch(std::string_view text, Unit unit, Micros* out)
{
    bool negative = false;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    if (text.empty()) return false;
    std::uint64_t whole = 0;
    if (wholeNumber(text.data(), text.size(), &whole)) return scaled(whole, {}, unit, negative, out);
    if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
        return withExponent(text.substr(0, e), text.substr(e + 1), unit, negative, out);
    }
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || text.size() == 1) return false;
    if (dot != 0 && !wholeNumber(text.data(), dot, &whole)) return false;
    return scaled(whole, text.substr(dot + 1), unit, negative, out);
}

}  // namespace tally
