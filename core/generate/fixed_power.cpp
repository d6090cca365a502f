// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/fixed_power.h"

#include <array>
#include <bit>

namespace tally {
namespace {

constexpr int kBits = 31;
constexpr std::uint64_t kOne = std::uint64_t{1} << kBits;

constexpr std::uint64_t rootOf(std::uint64_t square)
{
    std::uint64_t root = 0;
    for (int bit = 31; bit >= 0; --bit) {
        const std::uint64_t trial = root | (std::uint64_t{1} << bit);
        if (trial * trial <= square) root = trial;
    }
    return root;
}

// 2^(-1/2), 2^(-1/4), 2^(-1/8), …
constexpr auto kRoots = [] {
    std::array<std::uint64_t, kBits> roots{};
    std::uint64_t value = kOne / 2;
    for (std::uint64_t& root : roots) {
        value = rootOf(value << kBits);
        root = value;
    }
    return roots;
}();

}  // namespace

std::uint64_t log2Q32(std::uint64_t n)
{
    const int whole = static_cast<int>(std::bit_width(n)) - 1;
    std::uint64_t x = whole >= kBits ? n >> (whole - kBits) : n << (kBits - whole);
    std::uint64_t fraction = 0;
    for (int bit = 0; bit < 32; ++bit) {
        x = (x * x) >> kBits;
        fraction <<= 1;
        if (x >= 2 * kOne) {
            x >>= 1;
            fraction |= 1;
        }
    }
    return (static_cast<std::uint64_t>(whole) << 32) | fraction;
}

std::uint64_t halvingQ31(std::uint32_t fraction)
{
    std::uint64_t x = kOne;
    for (std::uint64_t root : kRoots) {
        if (fraction & 0x80000000U) x = (x * root) >> kBits;
        fraction <<= 1;
    }
    return x;
}

std::uint64_t powerOfTwo(std::int64_t exponentQ32, int shift)
{
    // 2^e = 2^ceil(e) * 2^-(ceil(e) - e)
    const std::int64_t ceiling = -((-exponentQ32) >> 32);
    const auto rest = static_cast<std::uint32_t>(static_cast<std::uint64_t>(-exponentQ32));
    const std::int64_t move = ceiling + shift - kBits;
    const std::uint64_t mantissa = halvingQ31(rest);
    if (move <= -64) return 0;
    return move >= 0 ? mantissa << move : mantissa >> -move;
}

}  // namespace tally
