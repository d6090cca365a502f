// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/overview_data.h"

#include <gtest/gtest.h>

namespace tally {

namespace {

OverviewAnswer dayOfMinutes(qint64 stepUs)
{
    OverviewAnswer answer;
    answer.range = {RangeMode::Absolute, 7 * kDay, 8 * kDay, 0};
    answer.stepUs = stepUs;
    answer.health.start = {7 * kDay};
    answer.health.step = {stepUs};
    for (qint64 us = 0; us < kDay; us += stepUs) {
        HealthCell cell;
        cell.events = 100;
        cell.errors = us < kDay / 2 ? 0 : 5;
        cell.clientErrors = 1;
        answer.health.cells.push_back(cell);
    }
    return answer;
}

}  // namespace

TEST(ErrorsChart, BarsAreWideAndTheirShareIsThatOfTheirBuckets)
{
    for (const qint64 step : {kMinute, 5 * kMinute, 15 * kMinute, kHour}) {
        const ChartData chart = errorsChart(dayOfMinutes(step), {});
        EXPECT_LE(chart.x.size(), 100u);
        EXPECT_EQ(chart.stepUs % step, 0);
        EXPECT_EQ(chart.series[0].y.front(), 1.0);
        EXPECT_EQ(chart.series[1].y.front(), 0.0);
        EXPECT_EQ(chart.series[1].y.back(), 5.0);
        EXPECT_EQ(chart.fromUs, 7 * kDay);
        EXPECT_EQ(chart.toUs, 8 * kDay);
    }
}

TEST(GoldenTiles, TheCurveLeavesOutWhatIsNotFinal)
{
    const OverviewAnswer answer = dayOfMinutes(kHour);
    Snapshot snapshot;
    snapshot.live = true;
    snapshot.watermark = {8 * kDay - kMinute};
    EXPECT_EQ(goldenTiles(answer, snapshot)[1].spark.size(), 23u);
    snapshot.live = false;
    EXPECT_EQ(goldenTiles(answer, snapshot)[1].spark.size(), 24u);
}

TEST(EqualBuckets, HaveEqualWholeMinutes)
{
    for (const int span : {1, 39, 40, 41, 121, 1440, 1441}) {
        const EqualBuckets even = equalBuckets({1000, 1000 + span}, 40);
        const int minutes = even.range.to - even.range.from;
        EXPECT_EQ(even.range.to, 1000 + span);
        EXPECT_GE(even.range.from, 1000);
        EXPECT_LE(even.buckets, 40u);
        EXPECT_EQ(minutes % static_cast<int>(even.buckets), 0) << span;
    }
}

}  // namespace tally
