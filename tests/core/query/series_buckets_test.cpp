// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/series_buckets.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace tally {
namespace {

// In order, in reverse, shuffled, and more of them than are kept unsorted: as a map would have it.
TEST(SeriesBuckets, AnyOrderOfCellsGivesTheSameSteps)
{
    std::mt19937_64 random(9);
    for (int order = 0; order < 3; ++order) {
        std::vector<std::int32_t> minutes;
        for (std::int32_t i = 0; i < 300'000; ++i) minutes.push_back(kNoMinute / 4 + i / 3);
        if (order == 1) std::reverse(minutes.begin(), minutes.end());
        if (order == 2) std::shuffle(minutes.begin(), minutes.end(), random);
        SeriesBuckets buckets({15 * kMinute});
        std::map<std::int64_t, Tally> expected;
        buckets.add(kNoMinute, {1, 0, {}, {}, {}});
        for (const std::int32_t minute : minutes) {
            Tally tally;
            tally.count = 1 + random() % 3;
            tally.addValue(Fixed{static_cast<Int128>(random() % 100)});
            buckets.add(minute, tally);
            expected[floorDiv(minute, 15)].merge(tally);
        }
        const auto& sorted = buckets.sorted();
        ASSERT_EQ(sorted.size(), expected.size());
        EXPECT_TRUE(std::equal(sorted.begin(), sorted.end(), expected.begin(),
                               [](const auto& a, const auto& b) { return a.first == b.first && a.second == b.second; }));
    }
}

TEST(SeriesBuckets, NothingIsNothing) { EXPECT_TRUE(SeriesBuckets({kHour}).sorted().empty()); }

}  // namespace
}  // namespace tally
