// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/objective.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

constexpr std::int64_t kEnd = 30000000LL * kMinute;   // a whole hour

HealthCell cellOf(std::uint64_t good, std::uint64_t errors, double latency = 0.1)
{
    HealthCell cell;
    cell.events = good + errors;
    cell.errors = errors;
    cell.latency.add(latency, good + errors);
    return cell;
}

std::int32_t minutesBefore(std::int64_t minutes) { return minuteOf({kEnd - minutes * kMinute}); }

TEST(Objective, SlowIsBadForLatencyAndErrorsForAvailability)
{
    HealthCell cell = cellOf(97, 3);
    cell.latency.add(2.5, 7);
    EXPECT_EQ(judge(cell, {ObjectiveKind::Latency, 0.99, 1}).bad, 7u);
    EXPECT_EQ(judge(cell, {ObjectiveKind::Latency, 0.99, 1}).total, 107u);
    EXPECT_EQ(judge(cell, {ObjectiveKind::Availability, 0.99, 1}).bad, 3u);
    EXPECT_EQ(judge(cell, {ObjectiveKind::Availability, 0.99, 1}).total, 100u);
}

TEST(Objective, BurnIsTheBadShareOverTheAllowedShare)
{
    EXPECT_NEAR(burnRate({1000, 10}, 0.99), 1.0, 1e-9);
    EXPECT_NEAR(burnRate({1000, 20}, 0.999), 20.0, 1e-9);
    EXPECT_EQ(burnRate({0, 0}, 0.999), 0.0);
    EXPECT_NEAR(budgetLeft({1000, 5}, 0.99), 0.5, 1e-9);
    EXPECT_LT(budgetLeft({1000, 50}, 0.99), 0.0);
}

// 2 % errors for the last ten minutes only: the short window of the first rule burns, the long one does not.
TEST(Objective, FiresOnlyWhenBothWindowsBurn)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.999, 1}, {kEnd});
    for (int m = 1; m <= 120; ++m) meter.add(minutesBefore(m), cellOf(m <= 10 ? 980 : 1000, m <= 10 ? 20 : 0));
    auto first = meter.burns()[0];
    EXPECT_NEAR(first.shortBurn, 20, 1e-6);
    EXPECT_NEAR(first.longBurn, 20.0 * 10 / 60, 1e-6);
    EXPECT_FALSE(first.fires);
    ObjectiveMeter worse({ObjectiveKind::Availability, 0.999, 1}, {kEnd});
    for (int m = 1; m <= 120; ++m) worse.add(minutesBefore(m), cellOf(980, 20));
    EXPECT_TRUE(worse.burns()[0].fires);
    EXPECT_TRUE(worse.burns()[1].fires);
    // All that is known lies in both windows: their burns are equal.
    EXPECT_NEAR(worse.burns()[3].longBurn, 20, 1e-6);
}

TEST(Objective, FewBadEventsNeverFire)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.999, 1}, {kEnd});
    for (int m = 1; m <= 9; ++m) meter.add(minutesBefore(m), cellOf(1, 1));
    EXPECT_GT(meter.burns()[0].longBurn, 14.4);
    EXPECT_FALSE(meter.burns()[0].fires);
    meter.add(minutesBefore(10), cellOf(0, 1));
    EXPECT_TRUE(meter.burns()[0].fires);
}

TEST(Objective, ThePeriodIsThirtyDaysAndNothingElse)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.99, 1}, {kEnd});
    meter.add(minutesBefore(30 * 1440), cellOf(90, 10));
    meter.add(minutesBefore(30 * 1440 + 1), cellOf(0, 50));
    meter.add(minutesBefore(0), cellOf(0, 50));
    EXPECT_EQ(meter.period().total, 100u);
    EXPECT_EQ(meter.period().bad, 10u);
}

TEST(Objective, TheBudgetFallsToWhatIsLeft)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.9, 1}, {kEnd});
    meter.add(minutesBefore(150), cellOf(100, 0));
    meter.add(minutesBefore(90), cellOf(95, 5));
    meter.add(minutesBefore(30), cellOf(90, 10));
    const auto points = meter.budget();
    ASSERT_EQ(points.size(), 30u);
    EXPECT_EQ(points[0].time.us, kEnd - 150 * kMinute);
    EXPECT_NEAR(points[0].left, 1, 1e-9);
    EXPECT_NEAR(points[12].left, 1 - 5.0 / 30, 1e-9);
    EXPECT_NEAR(points[11].left, 1, 1e-9);
    EXPECT_NEAR(points[29].left, budgetLeft(meter.period(), 0.9), 1e-9);
    EXPECT_EQ(points[29].time.us, kEnd - ObjectiveMeter::kStepUs);
    ASSERT_TRUE(meter.emptyInUs());
    // Half is left; the last hour burns as fast as the period allows: half of the period.
    EXPECT_NEAR(static_cast<double>(*meter.emptyInUs()), 0.5 * kObjectivePeriodUs, 1e6);
}

TEST(Objective, WithoutEventsThereIsNothingToSay)
{
    const ObjectiveMeter meter({}, {kEnd});
    EXPECT_TRUE(meter.budget().empty());
    EXPECT_FALSE(meter.emptyInUs());
    EXPECT_EQ(meter.period().total, 0u);
}

TEST(Objective, ARuleWhoseWindowsAreNotKnownIsSilent)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.99, 1}, {kEnd});
    meter.add(minutesBefore(3), cellOf(0, 100));
    ASSERT_TRUE(meter.burns()[0].fires);
    ASSERT_TRUE(meter.burns()[1].fires);
    meter.setUnknown(0);
    EXPECT_FALSE(meter.burns()[0].known);
    EXPECT_FALSE(meter.burns()[0].fires);
    EXPECT_TRUE(meter.burns()[1].fires);
}

}  // namespace
}  // namespace tally
