// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/sparse_sketch.h"

#include <gtest/gtest.h>
#include <random>
#include <thread>

#include "core/count/watched_items.h"

namespace tally {
namespace {

TEST(SparseSketch, BecomesTheVerySameSketch)
{
    std::mt19937 random(1);
    SparseSketch parts[3], all;
    DdSketch plain, made;
    for (int i = 0; i < 5000; ++i) {
        const double value = i % 97 == 0 ? 0 : (i % 31 == 0 ? -1 : 1) * std::exp(static_cast<double>(random() % 4000) / 100 - 20);
        const std::uint64_t count = 1 + random() % 3;
        plain.add(value, count);
        parts[i % 3].add(value, count);
    }
    for (const SparseSketch& part : parts) all.merge(part);
    all.addTo(made);
    EXPECT_EQ(made.serialise(), plain.serialise());
    EXPECT_EQ(all.count(), plain.count());
}

// A count column may say that a record stands for four thousand million requests.
TEST(SparseSketch, CountsOfEnormousWeightKeepTheirPlace)
{
    constexpr std::uint64_t kHeaviest = 0xffffffff;
    SparseSketch sketch, other;
    for (int i = 0; i < 70'000; ++i) sketch.add(0.5, kHeaviest);
    sketch.add(0.25, 7);
    other.add(0.5, kHeaviest);
    sketch.merge(other);
    EXPECT_EQ(sketch.count(), (std::uint64_t{1} << 48) - 1 + 7);
    DdSketch made;
    sketch.addTo(made);
    EXPECT_EQ(made.count(), sketch.count());
    EXPECT_EQ(made.max(), 0.5);
    EXPECT_NEAR(made.quantile(0.99), 0.5, 0.005);
    EXPECT_EQ(made.countAbove(1), 0U);
}

TEST(DdSketch, OfEnormousWeightIsReadAgain)
{
    DdSketch sketch;
    for (int i = 0; i < 100'000; ++i) sketch.add(9e12, 0xffffffff);   // the longest latency there is
    DdSketch again;
    ASSERT_TRUE(DdSketch::parse(sketch.serialise(), &again));
    EXPECT_EQ(again.count(), sketch.count());
    EXPECT_EQ(again.sum(), sketch.sum());
    // Beyond what anybody counts sums stay at the edge.
    for (int i = 0; i < 100'000; ++i) again.add(1e18, 0xffffffff);
    again.merge(DdSketch(again));
    EXPECT_GT(again.sum().micro, 0);
}

TEST(WatchedItems, WhoIsRefusedOnceIsRefusedForEver)
{
    WatchedItems items;
    std::vector<std::vector<bool>> seen(4, std::vector<bool>(4000));
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < seen.size(); ++t)
            threads.emplace_back([&, t] {
                for (std::uint32_t i = 0; i < 4000; ++i) seen[t][i] = items.admit(ItemId{(i * 7 + static_cast<std::uint32_t>(t) * 500) % 4000});
            });
    }
    EXPECT_EQ(items.items().size(), std::size_t{WatchedItems::kMost});
    std::size_t admitted = 0;
    for (std::uint32_t id = 0; id < 4000; ++id) {
        const bool now = items.admit(ItemId{id});
        admitted += now ? 1 : 0;
        for (std::size_t t = 0; t < seen.size(); ++t)
            for (std::uint32_t i = 0; i < 4000; ++i)
                if ((i * 7 + t * 500) % 4000 == id && seen[t][i] != now) ADD_FAILURE() << id;
    }
    EXPECT_EQ(admitted, std::size_t{WatchedItems::kMost});
    EXPECT_TRUE(items.full());
}

}  // namespace
}  // namespace tally
