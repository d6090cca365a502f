// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/saturation.h"

#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace tally {
namespace {

std::vector<FillSample> line(double from, double perSecond, int seconds)
{
    std::vector<FillSample> samples;
    for (int s = 0; s <= seconds; ++s) samples.push_back({{s * kSecond}, from + perSecond * s});
    return samples;
}

TEST(TimeToFull, FollowsTheLineToOne)
{
    const auto left = timeToFull(line(0.2, 0.001, 300));   // at 0.5; 500 s to go
    ASSERT_TRUE(left);
    EXPECT_NEAR(static_cast<double>(*left) / 1e6, 500, 1);
}

TEST(TimeToFull, IsNothingWhenItStandsOrFalls)
{
    EXPECT_FALSE(timeToFull(line(0.5, 0, 300)));
    EXPECT_FALSE(timeToFull(line(0.5, -0.001, 300)));
    EXPECT_FALSE(timeToFull(line(0.5, 1e-9, 300)));        // decades
}

TEST(TimeToFull, IsNothingFromTooLittle)
{
    EXPECT_FALSE(timeToFull(line(0.2, 0.01, 20)));
    EXPECT_FALSE(timeToFull({}));
}

TEST(TimeToFull, NoiseIsNoRise)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, 0.05);
    for (int run = 0; run < 50; ++run) {
        auto samples = line(0.3, 0, 120);
        for (FillSample& sample : samples) sample.used += noise(random);
        EXPECT_FALSE(timeToFull(samples)) << run;
    }
}

TEST(TimeToFull, IsZeroWhenFull) { EXPECT_EQ(timeToFull(line(0.9, 0.001, 120)).value_or(-1), 0); }

}  // namespace
}  // namespace tally
