// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fixed.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace tally {
namespace {

constexpr bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }

constexpr int kFractionDigits = 6;
constexpr std::int64_t kWholeDigits = 18;  // |value| < 10^18

// The pieces of a number as written; `whole` and `fraction` are runs of digits.
struct NumberText {
    bool negative = false;
    std::string_view whole, fraction;
    std::int64_t exponent = 0;
};

std::string_view takeDigits(const char*& p, const char* end)
{
    const char* start = p;
    while (p != end && isDigit(*p)) ++p;
    return {start, static_cast<std::size_t>(p - start)};
}

// Exponents saturate far beyond what any record's length could make up for.
std::int64_t exponentValue(std::string_view digits)
{
    constexpr std::int64_t kEnough = 1'000'000'000'000'000;
    std::int64_t value = 0;
    for (const char c : digits) value = std::min(kEnough, value * 10 + (c - '0'));
    return value;
}

bool split(std::string_view text, NumberText* out)
{
    const char* p = text.data();
    const char* end = p + text.size();
    while (p != end && isBlank(*p)) ++p;
    while (end != p && isBlank(end[-1])) --end;
    if (p != end && (*p == '-' || *p == '+')) out->negative = *p++ == '-';
    out->whole = takeDigits(p, end);
    if (p != end && *p == '.') {
        ++p;
        out->fraction = takeDigits(p, end);
    }
    if (out->whole.empty() && out->fraction.empty()) return false;
    if (p != end && (*p == 'e' || *p == 'E')) {
        ++p;
        bool down = false;
        if (p != end && (*p == '-' || *p == '+')) down = *p++ == '-';
        const std::string_view digits = takeDigits(p, end);
        if (digits.empty()) return false;
        out->exponent = down ? -exponentValue(digits) : exponentValue(digits);
    }
    return p == end;
}

// All digits as one run with the point after `point` of them; leading zeros are left out.
class DigitRun {
public:
    explicit DigitRun(const NumberText& n)
        : whole_(n.whole), fraction_(n.fraction), point_(static_cast<std::int64_t>(n.whole.size()) + n.exponent)
    {
        while (skipped_ < total() && at(0) == 0) {
            ++skipped_;
            --point_;
        }
    }
    bool zero() const { return skipped_ == total(); }
    std::int64_t point() const { return point_; }
    std::size_t size() const { return total() - skipped_; }
    int at(std::size_t i) const
    {
        i += skipped_;
        return (i < whole_.size() ? whole_[i] : fraction_[i - whole_.size()]) - '0';
    }

private:
    std::size_t total() const { return whole_.size() + fraction_.size(); }

    std::string_view whole_, fraction_;
    std::int64_t point_;
    std::size_t skipped_ = 0;
};

// REQUIRES: not zero, 10^-6 digits kept = keep >= 0. Rounds half to even by all remaining digits, however many.
UInt128 roundedDigits(const DigitRun& run, std::size_t keep)
{
    UInt128 value = 0;
    for (std::size_t i = 0; i < keep; ++i) {
        value = value * 10 + static_cast<unsigned>(i < run.size() ? run.at(i) : 0);
    }
    if (keep >= run.size()) return value;
    const int next = run.at(keep);
    bool up = next > 5;
    if (next == 5) {
        up = (value & 1) != 0;
        for (std::size_t i = keep + 1; i < run.size() && !up; ++i) up = run.at(i) != 0;
    }
    return value + (up ? 1U : 0U);
}

// The usual case: an integer of up to 18 digits and nothing else.
bool plainInteger(std::string_view text, Fixed* out)
{
    const char* p = text.data();
    std::size_t n = text.size();
    const bool negative = n != 0 && *p == '-';
    if (negative) { ++p; --n; }
    if (n == 0 || n > static_cast<std::size_t>(kWholeDigits)) return false;
    std::int64_t value = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (!isDigit(p[i])) return false;
        value = value * 10 + (p[i] - '0');
    }
    *out = Fixed::fromInteger(negative ? -value : value);
    return true;
}

// The other usual case: "12.345" of up to 18 digits, at most six of them behind the point.
bool plainDecimal(std::string_view text, Fixed* out)
{
    constexpr std::int64_t kScales[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    const char* p = text.data();
    const char* const end = p + text.size();
    const bool negative = p != end && *p == '-';
    if (negative) ++p;
    const char* const first = p;
    std::uint64_t value = 0;  // 19 digits without a point are refused only behind them; they fit unsigned
    if (end - p > kWholeDigits + 1) return false;
    for (; p != end && isDigit(*p); ++p) value = value * 10 + static_cast<unsigned>(*p - '0');
    if (p == first || p == end || *p != '.') return false;
    const char* const fraction = ++p;
    for (; p != end && isDigit(*p); ++p) value = value * 10 + static_cast<unsigned>(*p - '0');
    if (p != end || p == fraction || p - fraction > kFractionDigits) return false;
    const Int128 micro = static_cast<Int128>(value) * kScales[p - fraction];
    *out = Fixed{negative ? -micro : micro};
    return true;
}

std::string cutZeros(std::string text)
{
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

}  // namespace

std::optional<Fixed> parseFixed(std::string_view text, bool* outOfRange)
{
    *outOfRange = false;
    Fixed plain;
    if (plainInteger(text, &plain) || plainDecimal(text, &plain)) return plain;
    NumberText number;
    if (!split(text, &number)) return std::nullopt;
    const DigitRun run(number);
    if (run.zero()) return Fixed{};
    if (run.point() > kWholeDigits) {
        *outOfRange = true;
        return std::nullopt;
    }
    const std::int64_t keep = run.point() + kFractionDigits;
    if (keep < 0) return Fixed{};
    const auto micro = static_cast<Int128>(roundedDigits(run, static_cast<std::size_t>(keep)));
    return Fixed{number.negative ? -micro : micro};
}

std::string toString(Fixed value)
{
    const bool negative = value.micro < 0;
    const UInt128 magnitude = negative ? UInt128{0} - static_cast<UInt128>(value.micro) : static_cast<UInt128>(value.micro);
    const auto fraction = static_cast<std::uint32_t>(magnitude % static_cast<UInt128>(Fixed::kScale));
    return cutZeros(fmt::format("{}{}.{:06}", negative ? "-" : "", magnitude / static_cast<UInt128>(Fixed::kScale), fraction));
}

Fixed divideHalfEven(Fixed sum, std::uint64_t count)
{
    const bool negative = sum.micro < 0;
    const UInt128 magnitude = negative ? UInt128{0} - static_cast<UInt128>(sum.micro) : static_cast<UInt128>(sum.micro);
    UInt128 quotient = magnitude / count;
    const UInt128 twice = (magnitude % count) * 2;
    if (twice > count || (twice == count && (quotient & 1) != 0)) ++quotient;
    const auto result = static_cast<Int128>(quotient);
    return {negative ? -result : result};
}

std::string decimal(double value) { return cutZeros(fmt::format("{:.6f}", value)); }

}  // namespace tally
