// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "core/count/dd_sketch.h"
#include "core/count/distinct_sketch.h"

namespace tally {
namespace {

TEST(DdSketch, QuantilesAreWithinOnePercentOfTheNearestRank)
{
    std::mt19937_64 random(3);
    for (int shape = 0; shape < 4; ++shape) {
        DdSketch sketch;
        std::vector<double> values;
        for (int i = 0; i < 20'000; ++i) {
            const double u = static_cast<double>(random() >> 11) * 0x1p-53;
            const double v = shape == 0 ? u * 1000 : shape == 1 ? std::exp(20 * u - 10) : shape == 2 ? u * 100 - 50 : std::floor(u * 5);
            values.push_back(v);
            sketch.add(v);
        }
        std::sort(values.begin(), values.end());
        for (const double q : {0.0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
            const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * static_cast<double>(values.size()) - 1e-9)));
            const double exact = values[rank - 1];
            EXPECT_NEAR(sketch.quantile(q), exact, std::fabs(exact) * 0.0101 + 1e-9) << shape << " " << q;
        }
    }
}

TEST(DdSketch, AnySplitGivesTheSameBytes)
{
    std::mt19937_64 random(4);
    DdSketch whole, odd, even;
    for (int i = 0; i < 5000; ++i) {
        const double v = static_cast<double>(static_cast<std::int64_t>(random()) >> (random() % 50)) / 1e6;
        whole.add(v);
        (i % 2 == 0 ? even : odd).add(v);
    }
    odd.merge(even);
    EXPECT_EQ(odd.serialise(), whole.serialise());
    DdSketch back;
    ASSERT_TRUE(DdSketch::parse(whole.serialise(), &back));
    EXPECT_EQ(back.quantile(0.95), whole.quantile(0.95));
    EXPECT_EQ(back.sum(), whole.sum());
}

TEST(DdSketch, RefusesDamagedBytes)
{
    DdSketch sketch;
    sketch.add(1.5, 10);
    const std::string bytes = sketch.serialise();
    DdSketch out;
    for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(DdSketch::parse(std::string_view(bytes).substr(0, n), &out)) << n;
    EXPECT_FALSE(DdSketch::parse(bytes + "x", &out));
    EXPECT_FALSE(DdSketch::parse("DDx1", &out));
}

TEST(DistinctSketch, IsExactThenWithinFourStandardErrors)
{
    DistinctSketch sketch;
    for (int i = 0; i < 1024; ++i) sketch.add("u" + std::to_string(i));
    EXPECT_TRUE(sketch.exact());
    EXPECT_EQ(sketch.estimate(), 1024u);
    DistinctSketch other;
    for (int i = 0; i < 200'000; ++i) (i % 3 == 0 ? sketch : other).add("u" + std::to_string(i));
    sketch.merge(other);
    EXPECT_FALSE(sketch.exact());
    EXPECT_NEAR(static_cast<double>(sketch.estimate()), 200'000, 200'000 * 0.065);
}

}  // namespace
}  // namespace tally
