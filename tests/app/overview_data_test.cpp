// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/overview_data.h"

#include <cmath>
#include <gtest/gtest.h>

#include "app/desktop/status_line.h"
#include "core/engine/hot/second_plan.h"

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

// Beside a log that was read a listener has begun, and nothing has come yet: no minute is final, and nothing says how far behind it is.
TEST(Provisional, IsAllUntilAListenerHasSaidSomething)
{
    Snapshot snapshot;
    snapshot.live = snapshot.hasTimes = true;
    snapshot.sources.resize(1);
    snapshot.sources.front().phase = SourcePhase::Listening;
    snapshot.taken = {8 * kDay};
    snapshot.watermark = kNever;
    EXPECT_TRUE(statusLine(snapshot, false).fresh.isEmpty());
    ChartData chart;
    chart.fromUs = 7 * kDay;
    chart.toUs = 8 * kDay;
    chart.stepUs = kMinute;
    markProvisional(&chart, snapshot, RangeMode::Last);
    EXPECT_EQ(chart.provisionalFromUs, chart.fromUs);
    EXPECT_EQ(chart.watermarkUs, kNoTime);
    snapshot.watermark = {8 * kDay - 5 * kSecond};
    EXPECT_EQ(statusLine(snapshot, false).fresh, QStringLiteral("5.0 s"));
    EXPECT_EQ(statusLine(snapshot, true).state, QStringLiteral("Paused, still counting"));
    EXPECT_EQ(statusLine(snapshot, true, 12'345).state, QStringLiteral("Paused, still counting · 12,345 new"));
    EXPECT_EQ(statusLine(snapshot, false, 12'345).state.indexOf(QStringLiteral("new")), -1);
    markProvisional(&chart, snapshot, RangeMode::Last);
    EXPECT_EQ(chart.provisionalFromUs, 8 * kDay - kMinute);
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

// Two hours: the first with 10 a minute, the second with 15; compared by an hour.
TEST(Comparison, MovesTheEarlierTimeOverTheShownOne)
{
    constexpr std::int32_t kFirst = 29'000'040;   // begins an hour
    static_assert(kFirst % 60 == 0);
    HotView view;
    view.types = {"view"};
    for (std::int32_t m = 0; m < 120; ++m) {
        TimelineMinute& minute = view.timeline.at(kFirst + m);
        minute.health.events = m < 60 ? 10 : 15;
        minute.types.add(0, minute.health.events);
    }
    const ViewRange range{RangeMode::Absolute, startOfMinute(kFirst + 60).us, startOfMinute(kFirst + 120).us, 0};
    const OverviewAnswer answer = askOverview(view, range, {kHour, kHour});
    ASSERT_EQ(answer.earlier.size(), 60u);
    for (const double events : answer.earlier) EXPECT_EQ(events, 10);
    const ChartData chart = trafficChart(answer, {});
    ASSERT_EQ(chart.series.size(), 2u);
    EXPECT_TRUE(chart.series[1].ghost);
    EXPECT_EQ(goldenTiles(answer, {})[1].change, QStringLiteral("▲ 50\u00A0%"));
    // The last ten minutes are not complete: they are left out of both sums.
    const OverviewAnswer part = askOverview(view, range, {kHour, kHour, startOfMinute(kFirst + 110).us});
    EXPECT_EQ(part.complete.events, 750u);
    EXPECT_EQ(part.earlierHealth.events, 500u);
    // A day earlier there is nothing: a gap, no zeros, and the tile says so.
    const OverviewAnswer none = askOverview(view, range, {kDay, kDay});
    for (const double events : none.earlier) EXPECT_TRUE(std::isnan(events));
    EXPECT_EQ(goldenTiles(none, {})[1].change, QStringLiteral("nothing earlier"));
    EXPECT_TRUE(askOverview(view, range).earlier.empty());
}

// Hours only are kept of what lies before: buckets are hours, the first of them whole, and quarters of an hour are compared with nothing.
TEST(OverviewData, WhereOnlyHoursAreKept)
{
    constexpr std::int32_t kFirst = 29'000'040;   // begins an hour
    HotView view;
    view.types = {"view"};
    const auto put = [&](std::int32_t minute, std::uint64_t events) {
        TimelineMinute& entry = view.timeline.at(minute);
        entry.health.events += events;
        entry.types.add(0, events);
    };
    for (std::int32_t hour = 0; hour < 8; ++hour) put(kFirst + hour * 60, 600);
    for (std::int32_t m = 8 * 60; m < 10 * 60; ++m) put(kFirst + m, 10);
    view.keptTiers.minutesFrom = kFirst + 8 * 60;
    const ViewRange range{RangeMode::Absolute, startOfMinute(kFirst + 90).us, startOfMinute(kFirst + 10 * 60).us, 0};
    const OverviewAnswer answer = askOverview(view, range, {0, 0});
    EXPECT_EQ(answer.stepUs, kHour);
    EXPECT_EQ(answer.traffic.start, startOfMinute(kFirst + 60));
    EXPECT_EQ(answer.traffic.counts.at(0), (std::vector<std::uint64_t>(9, 600)));
    EXPECT_EQ(answer.health.cells.size(), 9u);
    for (const HealthCell& cell : answer.health.cells) EXPECT_EQ(cell.events, 600u);

    const ViewRange late{RangeMode::Absolute, startOfMinute(kFirst + 9 * 60 + 15).us, startOfMinute(kFirst + 9 * 60 + 30).us, 0};
    const OverviewAnswer quarter = askOverview(view, late, {2 * kHour, late.toUs});
    EXPECT_EQ(quarter.earlierHealth.events, 0u);
    for (const double value : quarter.earlier) EXPECT_TRUE(std::isnan(value));
    const ViewRange whole{RangeMode::Absolute, startOfMinute(kFirst + 8 * 60).us, startOfMinute(kFirst + 10 * 60).us, 0};
    EXPECT_EQ(askOverview(view, whole, {kHour, whole.toUs}).earlierHealth.events, 1200u) << "an hour of hours and one of minutes";
}

namespace {

constexpr qint64 kHourStart = 29'000'040 * kMinute;

// Twenty minutes of a listener that counts ten events in each second, the last of them 19:42 after the beginning.
HotView secondsView(int perSecond = 10)
{
    HotView view;
    view.types = {"view"};
    view.dictionary = std::make_shared<Dictionary>();
    SecondsPart part;
    for (qint64 s = 0; s <= 19 * 60 + 42; ++s) {
        if (perSecond == 0 && s % 17 != 0) continue;
        for (Timeline* line : {&view.timeline, &part.line}) {
            TimelineMinute& entry = line->at(line == &part.line ? *secondOf({kHourStart + s * kSecond}) : minuteOf({kHourStart + s * kSecond}));
            const auto events = static_cast<std::uint64_t>(std::max(1, perSecond));
            entry.health.events += events;
            entry.types.add(0, events);
        }
    }
    Seconds seconds;
    Timeline before;   // of a recorded log
    before.at(minuteOf({kHourStart - kMinute}));
    seconds.miss(before);
    seconds.add(std::move(part));
    view.seconds = seconds.publish();
    return view;
}

}  // namespace

TEST(SecondsOfOverview, ALiveRangeIsOneOfSecondsAndEndsWithTheNewest)
{
    const HotView view = secondsView();
    const ViewRange last{RangeMode::Last, kHourStart + 15 * kMinute, kHourStart + 20 * kMinute, 5 * kMinute};
    const OverviewAnswer answer = askOverview(view, last);
    EXPECT_EQ(answer.stepUs, kSecond);
    EXPECT_EQ(answer.range.toUs, kHourStart + (19 * 60 + 43) * kSecond);
    EXPECT_EQ(answer.range.toUs - answer.range.fromUs, 5 * kMinute);
    ASSERT_EQ(answer.traffic.buckets(), 300u);
    for (const std::uint64_t events : answer.traffic.counts[0]) EXPECT_EQ(events, 10u);
    EXPECT_EQ(answer.health.total.events, 3000u);
    EXPECT_EQ(answer.note.tier, "second");
    EXPECT_EQ(answer.note.times().to.us, answer.range.toUs);
    const ChartData chart = trafficChart(answer, {});
    EXPECT_EQ(chart.fromUs, answer.range.fromUs);
    EXPECT_EQ(errorsChart(answer, {}).stepUs, 5 * kSecond);
    EXPECT_TRUE(goldenTiles(answer, {})[1].detail.endsWith(QStringLiteral("peak 10 per s")));
    // Chosen by its edges, it is shown as chosen.
    const OverviewAnswer chosen = askOverview(view, {RangeMode::Absolute, kHourStart, kHourStart + 20 * kMinute, 0});
    EXPECT_EQ(chosen.stepUs, 5 * kSecond);
    EXPECT_EQ(chosen.range.toUs, kHourStart + 20 * kMinute);
}

TEST(SecondsOfOverview, WhereTheyAreNotAllThereMinutesAreShown)
{
    const HotView view = secondsView();
    const ViewRange early{RangeMode::Last, kHourStart - 5 * kMinute, kHourStart + 20 * kMinute, 25 * kMinute};
    EXPECT_EQ(askOverview(view, early).stepUs, kMinute);
    const ViewRange last{RangeMode::Last, kHourStart + 15 * kMinute, kHourStart + 20 * kMinute, 5 * kMinute};
    EXPECT_EQ(askOverview(view, last, {kHour, kHour}).stepUs, kMinute) << "earlier times have minutes only";
}

TEST(SecondsOfOverview, BurstsAreShownInWiderBuckets)
{
    const ViewRange last{RangeMode::Last, kHourStart + 15 * kMinute, kHourStart + 20 * kMinute, 5 * kMinute};
    const OverviewAnswer answer = askOverview(secondsView(0), last);
    EXPECT_GE(answer.stepUs, 5 * kSecond);
    EXPECT_LT(answer.stepUs, kMinute);
}

TEST(SecondsOfOverview, BarsAreMadeOfWholeBuckets)
{
    for (const qint64 bucket : {1, 2, 5, 10, 15, 20, 30})
        for (qint64 span = 60; span <= 61 * 60; span += 30) {
            const qint64 step = barStep(span * kSecond, bucket * kSecond);
            EXPECT_EQ(step % (bucket * kSecond), 0) << bucket << " s of " << span;
            EXPECT_LE(span * kSecond / step, 96) << bucket << " s of " << span;
        }
}

TEST(SecondsOfOverview, TilesAreOfWhatTheChartsShow)
{
    const ViewRange last{RangeMode::Last, kHourStart + 19 * kMinute, kHourStart + 20 * kMinute, kMinute};
    const OverviewAnswer answer = askOverview(secondsView(), last);
    EXPECT_EQ(answer.now.events, 600u);
    EXPECT_EQ(answer.before.events, 600u);
}

}  // namespace tally
