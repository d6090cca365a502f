// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of decimal digits eight at a time in a general register (D. Lemire, "Quickly parsing eight digits", 2018).
#pragma once

#include <cstdint>
#include <cstring>

namespace tally {

inline std::uint64_t load8(const char* p)
{
    std::uint64_t v;
    std::memcpy(&v, p, sizeof v);
    return v;
}

constexpr bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

// Every byte of `v` is '0' … '9'.
constexpr bool allDigits(std::uint64_t v)
{
    return ((v & (v + 0x0606060606060606ULL)) & 0xF0F0F0F0F0F0F0F0ULL) == 0x3030303030303030ULL;
}

// REQUIRES: allDigits(v); the first character is the lowest byte.
constexpr std::uint64_t eightDigits(std::uint64_t v)
{
    v -= 0x3030303030303030ULL;
    v = v * 10 + (v >> 8);
    constexpr std::uint64_t kMask = 0x000000FF000000FFULL;
    return ((v & kMask) * 0x000F424000000064ULL + ((v >> 16) & kMask) * 0x0000271000000001ULL) >> 32;
}

// "HH:MM:SS" (given as its eight bytes) → seconds of the day; second 60 is a leap second, the next one of the scale.
// -1 where it is no time of day.
constexpr std::int32_t secondOfDay(std::uint64_t text)
{
    std::uint64_t t = text ^ 0x30303A30303A3030ULL;
    if (((t | (t + 0x0606000606000606ULL)) & 0xF0F0FFF0F0FFF0F0ULL) != 0) return -1;
    t = t * 10 + (t >> 8);
    const auto hour = static_cast<std::int32_t>(t & 0xff);
    const auto minute = static_cast<std::int32_t>((t >> 24) & 0xff);
    const auto second = static_cast<std::int32_t>((t >> 48) & 0xff);
    if (hour > 23 || minute > 59 || second > 60) return -1;
    return hour * 3600 + minute * 60 + second;
}

constexpr bool isLeapYear(std::uint32_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

constexpr bool isCivilDate(std::uint32_t year, std::uint32_t month, std::uint32_t day)
{
    constexpr unsigned char kDays[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    return day <= kDays[month] + (month == 2 && isLeapYear(year) ? 1U : 0U);
}

}  // namespace tally
