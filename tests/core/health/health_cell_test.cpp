// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/health_cell.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace tally {
namespace {

double nearestRank(std::vector<double> values, double q)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size()) - 1e-9));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

TEST(HealthCell, KeepsTheLatencyOfErrorsApart)
{
    std::mt19937 random(7);
    std::lognormal_distribution<double> ok(-2.5, 0.8), bad(0.5, 0.6);
    std::vector<double> okSeconds, badSeconds;
    HealthCell parts[3], all;
    for (int i = 0; i < 6000; ++i) {
        const bool error = i % 17 == 0;
        Event event;
        event.parts = Part::Latency | Part::Outcome;
        event.outcome = error ? Outcome::Error : i % 5 == 0 ? Outcome::ClientError : Outcome::Ok;
        event.latencyUs = static_cast<std::int64_t>((error ? bad(random) : ok(random)) * 1e6);
        (error ? badSeconds : okSeconds).push_back(static_cast<double>(event.latencyUs) / 1e6);
        parts[i % 3].add(event);
    }
    for (const HealthCell& part : parts) all.merge(part);
    const DdSketch okLatency = all.okLatency();
    ASSERT_EQ(okLatency.count(), okSeconds.size());
    ASSERT_EQ(all.errorLatency.count(), badSeconds.size());
    for (const double q : {0.5, 0.95, 0.99}) {
        const double exact = nearestRank(okSeconds, q), exactBad = nearestRank(badSeconds, q);
        EXPECT_NEAR(okLatency.quantile(q), exact, exact * 0.0101);
        EXPECT_NEAR(all.errorLatency.quantile(q), exactBad, exactBad * 0.0101);
    }
    EXPECT_TRUE(all.apart);
}

TEST(HealthCell, CountsThoseAboveALimitWithinOnePercentOfIt)
{
    std::mt19937 random(11);
    std::uniform_real_distribution<double> seconds(0.0, 3.0);
    DdSketch sketch;
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i) values.push_back(seconds(random)), sketch.add(values.back());
    for (const double limit : {0.01, 0.5, 1.0, 2.99, 5.0}) {
        const auto above = [&](double from) { return static_cast<std::uint64_t>(std::count_if(values.begin(), values.end(), [&](double v) { return v > from; })); };
        EXPECT_LE(sketch.countAbove(limit), above(limit)) << limit;
        EXPECT_GE(sketch.countAbove(limit), above(limit * 1.0203)) << limit;   // a bucket is two percent wide
    }
}

TEST(HealthCell, AStoresLatencyIsNotApart)
{
    HealthCell live, stored;
    stored.apart = false;
    live.merge(stored);
    EXPECT_FALSE(live.apart);
}

}  // namespace
}  // namespace tally
