// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/same_bytes.h"

#include <gtest/gtest.h>
#include <string>

using tally::sameBytes;

// Every length, and every place where one byte may differ.
TEST(SameBytes, SeesEveryByte)
{
    for (std::size_t size = 0; size <= 200; ++size) {
        std::string a(size, 'a');
        for (std::size_t i = 0; i < size; ++i) a[i] = static_cast<char>('a' + i % 23);
        std::string b = a;
        EXPECT_TRUE(sameBytes(a.data(), b.data(), size)) << size;
        for (std::size_t at = 0; at < size; ++at) {
            b[at] = static_cast<char>(b[at] ^ 0x40);
            EXPECT_FALSE(sameBytes(a.data(), b.data(), size)) << size << " at " << at;
            b[at] = a[at];
        }
    }
}

TEST(SameBytes, LooksAtNothingBehind)
{
    const std::string a = "watch?v=abc1", b = "watch?v=abc2";
    EXPECT_TRUE(sameBytes(a.data(), b.data(), a.size() - 1));
}
