// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/item_counts.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

using namespace tally;

namespace {
constexpr std::uint32_t kMost = 0xffffffffu;
}

TEST(ItemCounts, CarriesBeyondThirtyTwoBits)
{
    ItemCounts counts;
    counts.growTo(3);
    for (int i = 0; i < 5; ++i) counts.add(ItemId{2}, kMost);
    EXPECT_EQ(counts.at(2), 5 * std::uint64_t{kMost});
    EXPECT_EQ(counts.at(1), 0u);

    ItemCounts more;
    more.growTo(3);
    more.add(ItemId{2}, 7);
    more.add(ItemId{1}, kMost);
    more.merge(counts);
    EXPECT_EQ(more.at(2), 5 * std::uint64_t{kMost} + 7);
    EXPECT_EQ(more.at(1), kMost);
}

TEST(ItemCounts, AgreesWithAMapWhileItGrowsAndMerges)
{
    std::mt19937_64 random(11);
    ItemCounts all;
    std::map<std::uint32_t, std::uint64_t> expected;
    for (std::uint32_t round = 0; round < 6; ++round) {
        ItemCounts part;
        const std::uint32_t items = 10'000u << round;
        for (int i = 0; i < 20'000; ++i) {
            const auto id = static_cast<std::uint32_t>(random() % items);
            const auto weight = static_cast<std::uint32_t>(random() % 4 == 0 ? kMost - random() % 9 : random() % 9);
            part.growTo(id + 1);
            part.add(ItemId{id}, weight);
            expected[id] += weight;
        }
        all.merge(part);
    }
    ASSERT_GT(all.size(), expected.rbegin()->first);
    for (std::uint32_t id = 0; id < all.size(); ++id) {
        const auto found = expected.find(id);
        ASSERT_EQ(all.at(id), found == expected.end() ? 0 : found->second) << id;
    }
}
