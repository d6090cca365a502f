// SPDX-License-Identifier: GPL-3.0-or-later
// Random bits that are the same with every compiler and library: splitmix64 and xoshiro256++ (Blackman, Vigna).
#pragma once

#include <bit>
#include <cstdint>

namespace tally {

// A bijection of 64 bits, so that distinct inputs give distinct outputs.
constexpr std::uint64_t splitMix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

class Random {
public:
    constexpr explicit Random(std::uint64_t seed)
    {
        for (std::uint64_t& word : state_) {
            word = splitMix(seed);
            seed += 0x9e3779b97f4a7c15;
        }
    }
    constexpr std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

private:
    std::uint64_t state_[4]{};
};

// A number in [0, bound) from 32 random bits.
constexpr std::uint32_t below(std::uint32_t bound, std::uint32_t bits)
{
    return static_cast<std::uint32_t>((std::uint64_t{bits} * bound) >> 32);
}

}  // namespace tally
