// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "core/format/simd/newline_index.h"

namespace tally {

namespace {

std::uint64_t newlines64(const char* p, std::uint32_t* high)
{
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p + 32));
    const __m256i newline = _mm256_set1_epi8('\n');
    *high |= static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(a, b)));
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, newline)));
    const auto top = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, newline)));
    return low | static_cast<std::uint64_t>(top) << 32;
}

}  // namespace

NewlineIndex indexNewlinesAvx2(const char* data, std::size_t size, std::uint32_t* out)
{
    NewlineIndex result;
    std::uint32_t high = 0;
    std::size_t at = 0;
    for (; at + 64 <= size; at += 64) {
        std::uint64_t mask = newlines64(data + at, &high);
        // Two positions are written without a branch (most blocks hold at most two); the rest in a loop.
        const auto found = static_cast<std::size_t>(_mm_popcnt_u64(mask));
        std::uint32_t* to = out + result.count;
        to[0] = static_cast<std::uint32_t>(at + _tzcnt_u64(mask));
        mask = _blsr_u64(mask);
        to[1] = static_cast<std::uint32_t>(at + _tzcnt_u64(mask));
        for (std::size_t i = 2; i < found; ++i) {
            mask = _blsr_u64(mask);
            to[i] = static_cast<std::uint32_t>(at + _tzcnt_u64(mask));
        }
        result.count += found;
    }
    for (; at < size; ++at) {
        high |= static_cast<std::uint32_t>(data[at] < 0);
        if (data[at] == '\n') out[result.count++] = static_cast<std::uint32_t>(at);
    }
    result.nonAscii = high != 0;
    return result;
}

}  // namespace tally
