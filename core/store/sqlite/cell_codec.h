// SPDX-License-Identifier: GPL-3.0-or-later
// How cell_block.cpp reads what it wrote: included by it alone. Nearly all numbers are short and their lengths cannot be
// foreseen, so within a block they are taken apart without a branch per byte; near its end every byte is checked.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/count/cell.h"

namespace tally::sqlite {

// Control byte: bits 0–1 what the key repeats, bits 2–3 the form of the tally, bit 4 count is 1, bits 5–7 power of ten.
enum KeyStep : unsigned { kSameRun = 0, kSameItem = 1, kNewItem = 2 };
enum Form : unsigned { kNoValues = 0, kOneValue = 1, kAllValues = 2, kSomeValues = 3 };
inline constexpr unsigned kStepMask = 3, kFormShift = 2, kCountIsOne = 1u << 4, kPowerShift = 5;
inline constexpr std::array<std::int64_t, 7> kPowers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
inline constexpr unsigned kTallyBytes = 77;    // no tally's numbers are longer: count, values, and three of 128 bits
inline constexpr std::size_t kOverread = 8;   // bytes behind a number that UncheckedBytes may look at

constexpr UInt128 unzigzag(UInt128 v)
{
    return (v >> 1) ^ (~(v & 1) + 1);
}

// Numbers of any length, byte by byte. `Source` gives byte() and says in `ok` whether there was one.
template <class Source>
struct Numbers {
    static std::uint64_t varint(Source& in)
    {
        std::uint64_t v = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const unsigned b = in.byte();
            v |= static_cast<std::uint64_t>(b & 0x7f) << shift;
            if (b >= 0x80) continue;
            if (shift == 63 && b > 1) in.ok = false;
            return v;
        }
        in.ok = false;
        return 0;
    }
    static UInt128 wide(Source& in)
    {
        // Nearly all fit 63 bits, where a shift is one instruction.
        std::uint64_t low = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            const unsigned b = in.byte();
            low |= static_cast<std::uint64_t>(b & 0x7f) << shift;
            if (b < 0x80) return low;
        }
        UInt128 v = low;
        for (unsigned shift = 63; shift < 128; shift += 7) {
            const unsigned b = in.byte();
            v |= static_cast<UInt128>(b & 0x7f) << shift;
            if (b >= 0x80) continue;
            if (shift == 126 && b > 3) in.ok = false;
            return v;
        }
        in.ok = false;
        return 0;
    }
};

struct CheckedBytes {
    const unsigned char* at;
    const unsigned char* end;
    bool ok = true;

    unsigned byte()
    {
        if (at == end) {
            ok = false;
            return 0;
        }
        return *at++;
    }
    std::uint64_t varint() { return Numbers<CheckedBytes>::varint(*this); }
    UInt128 wide() { return Numbers<CheckedBytes>::wide(*this); }
    bool isShort(std::uint64_t*) { return false; }
    bool skip(unsigned numbers)
    {
        while (numbers > 0 && at != end) numbers -= *at++ < 0x80 ? 1u : 0u;
        return numbers == 0;
    }
};

// REQUIRES: a whole cell and kOverread bytes are there.
struct UncheckedBytes {
    const unsigned char* at;
    bool ok = true;

    unsigned byte() { return *at++; }
    std::uint64_t varint()
    {
        if (*at < 0x80) return *at++;
        return Numbers<UncheckedBytes>::varint(*this);
    }
    UInt128 wide()
    {
        std::uint64_t v = 0;
        return isShort(&v) ? v : Numbers<UncheckedBytes>::wide(*this);
    }
    // Takes a number of at most four bytes (28 bits); false: it is longer, and nothing is taken.
    bool isShort(std::uint64_t* v)
    {
        if constexpr (std::endian::native != std::endian::little) return false;
        std::uint64_t w = 0;
        std::memcpy(&w, at, sizeof w);
        const std::uint64_t ends = ~w & 0x80808080u;   // the last byte of a number has its high bit clear
        if (ends == 0) return false;
        const std::uint64_t last = ends & (~ends + 1);
        w &= (last << 1) - 1;
        at += std::countr_zero(last) / 8 + 1;
        *v = (w & 0x7f) | (w >> 1 & 0x3f80) | (w >> 2 & 0x1fc000) | (w >> 3 & 0xfe00000);
        return true;
    }
    bool skip(unsigned numbers)
    {
        if constexpr (std::endian::native == std::endian::little) {
            std::uint64_t w = 0;
            std::memcpy(&w, at, sizeof w);
            std::uint64_t ends = ~w & 0x8080808080808080u;
            if (static_cast<unsigned>(std::popcount(ends)) >= numbers && numbers > 0) {
                for (; numbers > 1; --numbers) ends &= ends - 1;
                at += std::countr_zero(ends) / 8 + 1;
                return true;
            }
        }
        for (unsigned left = kTallyBytes; numbers > 0 && left > 0; --left) numbers -= *at++ < 0x80 ? 1u : 0u;
        return numbers == 0;
    }
};

template <class In>
bool getTally(In& in, unsigned control, Tally* t)
{
    const unsigned form = (control >> kFormShift) & 3u;
    const unsigned power = control >> kPowerShift;
    if (power >= kPowers.size()) return false;
    t->count = (control & kCountIsOne) != 0 ? 1 : in.varint();
    t->values = 0;
    t->sum = t->min = t->max = Fixed{};
    if (form == kNoValues) return in.ok;
    t->values = form == kOneValue ? 1 : form == kAllValues ? t->count : in.varint();
    if (t->values == 0) return false;
    const In start = in;
    std::uint64_t zigzag = 0, shortRange = 0, shortRest = 0;
    if (t->values < (1u << 30) && in.isShort(&zigzag)) {
        // All of it in 64 bits but for the scale.
        const auto scaled = [&](std::int64_t v) { return Fixed{static_cast<Int128>(v) * kPowers[power]}; };
        const auto least = static_cast<std::int64_t>(zigzag >> 1) ^ -static_cast<std::int64_t>(zigzag & 1);
        t->min = t->max = t->sum = scaled(least);
        if (form == kOneValue) return in.ok;
        if (in.isShort(&shortRange) && in.isShort(&shortRest)) {
            t->max = scaled(least + static_cast<std::int64_t>(shortRange));
            t->sum = scaled(least * static_cast<std::int64_t>(t->values) + static_cast<std::int64_t>(shortRange + shortRest));
            return in.ok;
        }
    }
    in = start;
    const UInt128 scale = static_cast<UInt128>(kPowers[power]);
    const UInt128 least = unzigzag(in.wide());
    t->min.micro = static_cast<Int128>(least * scale);
    if (form == kOneValue) {
        t->sum = t->max = t->min;
        return in.ok;
    }
    const UInt128 range = in.wide();
    const UInt128 rest = in.wide();
    t->max.micro = static_cast<Int128>((least + range) * scale);
    t->sum.micro = static_cast<Int128>((least * t->values + range + rest) * scale);
    return in.ok;
}

// How many numbers a tally has behind its count.
constexpr unsigned numbersOf(unsigned control)
{
    constexpr std::array<unsigned char, 4> kNumbers{0, 1, 3, 4};   // by Form
    return kNumbers[(control >> kFormShift) & 3u];
}

// Passes over what getTally() would read.
template <class In>
bool skipTally(In& in, unsigned control)
{
    return in.skip(numbersOf(control) + ((control & kCountIsOne) != 0 ? 0u : 1u));
}

// The count alone, for those who do not want to know more.
template <class In>
bool getCount(In& in, unsigned control, Tally* t)
{
    t->count = (control & kCountIsOne) != 0 ? 1 : in.varint();
    return in.skip(numbersOf(control)) && in.ok;
}

}  // namespace tally::sqlite
