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
