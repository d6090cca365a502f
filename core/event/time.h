// SPDX-License-Identifier: GPL-3.0-or-later
// Time inside Tallyscope: microseconds UTC in 64 bits; ranges are half-open [from, to).
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>

namespace tally {

struct Micros {
    std::int64_t us = 0;
    constexpr auto operator<=>(const Micros&) const = default;
    constexpr Micros operator+(Micros o) const { return {us + o.us}; }
    constexpr Micros operator-(Micros o) const { return {us - o.us}; }
};

// Before every moment: "none yet", where a greatest time is kept.
inline constexpr Micros kNever{std::numeric_limits<std::int64_t>::min()};

inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

// Times outside years 0001 to 5999 are "bad_time": minutes then fit 32 bits.
inline constexpr Micros kMinTime{-62'135'596'800LL * kSecond};
inline constexpr Micros kMaxTime{127'174'492'800LL * kSecond - 1};

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - ((a % b != 0 && (a ^ b) < 0) ? 1 : 0);
}
constexpr std::int32_t minuteOf(Micros t) { return static_cast<std::int32_t>(floorDiv(t.us, kMinute)); }
constexpr Micros startOfMinute(std::int32_t minute) { return {minute * kMinute}; }

struct TimeRange {
    Micros from{std::numeric_limits<std::int64_t>::min()};
    Micros to{std::numeric_limits<std::int64_t>::max()};
    constexpr bool contains(Micros t) const { return from <= t && t < to; }
    constexpr bool isAll() const
    {
        return from.us == std::numeric_limits<std::int64_t>::min() && to.us == std::numeric_limits<std::int64_t>::max();
    }
    constexpr auto operator<=>(const TimeRange&) const = default;
};

struct CivilDate {
    std::int32_t year;
    std::uint32_t month, day;
};
// Proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
constexpr std::int64_t daysFromCivil(std::int64_t y, std::uint32_t m, std::uint32_t d)
{
    y -= m <= 2;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const auto yoe = static_cast<std::uint32_t>(y - era * 400);
    const std::uint32_t doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    const std::uint32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<std::int64_t>(doe) - 719468;
}
CivilDate civilFromDays(std::int64_t days);

std::string isoSeconds(Micros t);  // YYYY-MM-DDTHH:MM:SSZ (cut, not rounded)
std::string isoExact(Micros t);    // the same with as many fraction digits as needed

}  // namespace tally
