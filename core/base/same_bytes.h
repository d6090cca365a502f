// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two short texts of one length are the same, without a call: what memcmp() costs more for than the comparison.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tally {

// Words of eight bytes, the last one overlapping; below eight bytes one by one.
inline bool sameBytes(const char* a, const char* b, std::size_t size)
{
    constexpr std::size_t kShort = 128;
    if (size > kShort) return std::memcmp(a, b, size) == 0;
    const auto differ = [&](std::size_t at) {
        std::uint64_t x, y;
        std::memcpy(&x, a + at, sizeof x);
        std::memcpy(&y, b + at, sizeof y);
        return x ^ y;
    };
    if (size < 8) {
        for (std::size_t i = 0; i < size; ++i)
            if (a[i] != b[i]) return false;
        return true;
    }
    std::uint64_t found = differ(size - 8);
    for (std::size_t at = 0; at + 8 < size; at += 8) found |= differ(at);
    return found == 0;
}

}  // namespace tally
