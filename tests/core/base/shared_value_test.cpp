// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shared_value.h"

#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

namespace tally {
namespace {

TEST(SharedValue, CopiesShareUntilOneChanges)
{
    SharedValue<std::string> first(std::string("one"));
    const SharedValue<std::string> second = first;
    EXPECT_EQ(&*first, &*second);
    first.own() += " more";
    EXPECT_EQ(*first, "one more");
    EXPECT_EQ(*second, "one");
    const auto* alone = &*first;
    first.own() += "!";
    EXPECT_EQ(&*first, alone);   // nobody else has it: changed in place
}

TEST(SharedValue, AnEmptyOneIsMadeWhenItIsOwned)
{
    SharedValue<std::vector<int>> value;
    EXPECT_FALSE(value);
    value.own().push_back(7);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->front(), 7);
    value = {};
    EXPECT_FALSE(value);
}

// The thread sanitizer knows whether who changes the value has seen that its last reader is done.
TEST(SharedValue, WhoChangesItComesAfterWhoReadIt)
{
    for (int round = 0; round < 200; ++round) {
        SharedValue<std::vector<int>> mine(std::vector<int>(64, round));
        int sum = 0;
        std::jthread reader([copy = SharedValue<std::vector<int>>(mine), &sum]() mutable {
            for (const int value : *copy) sum += value;
            copy = {};
        });
        for (int change = 0; change < 50; ++change) mine.own()[static_cast<std::size_t>(change)] = -1;
        reader.join();
        EXPECT_EQ(sum, 64 * round);
    }
}

}  // namespace
}  // namespace tally
