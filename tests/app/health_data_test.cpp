// SPDX-License-Identifier: GPL-3.0-or-later
// Service board, pipeline board and objectives against figures worked out by hand from what was sent.
#include <cmath>
#include <gtest/gtest.h>

#include "app/desktop/health/health_data.h"
#include "app/desktop/health/objective_rows.h"
#include "app/desktop/health/pipeline_data.h"

namespace tally {
namespace {

constexpr std::int32_t kStart = 29'000'040;   // a minute

// Each minute: 90 fast events, 6 slow ones of 2 s, 4 errors of 5 s; ten minutes.
HotView serviceView()
{
    HotView view;
    view.types = {"view"};
    for (std::int32_t m = 0; m < 10; ++m) {
        TimelineMinute& minute = view.timeline.at(kStart + m);
        for (int i = 0; i < 100; ++i) {
            Event event;
            event.parts = Part::Latency | Part::Outcome;
            event.outcome = i < 4 ? Outcome::Error : Outcome::Ok;
            event.latencyUs = i < 4 ? 5'000'000 : i < 10 ? 2'000'000 : 100'000;
            minute.health.add(event);
        }
    }
    return view;
}

ViewRange rangeOf(std::int32_t minutes) { return {RangeMode::Absolute, startOfMinute(kStart).us, startOfMinute(kStart + minutes).us, 0}; }

Snapshot service()
{
    Snapshot snapshot;
    snapshot.hasLatency = snapshot.hasOutcome = snapshot.hasTimes = true;
    return snapshot;
}

TEST(HealthData, LatencyIsWithoutErrorsAndErrorsStandApart)
{
    const ServiceAnswer answer = askHealth(serviceView(), rangeOf(10), {});
    ASSERT_EQ(answer.latency.series.size(), 4u);
    ASSERT_EQ(answer.latency.x.size(), 10u);
    EXPECT_NEAR(answer.latency.series[0].y[3], 100, 1.1);     // p50
    EXPECT_NEAR(answer.latency.series[2].y[3], 2000, 21);     // p99 of the 96
    EXPECT_NEAR(answer.latency.series[3].y[3], 5000, 51);     // errors
    EXPECT_EQ(answer.ok.count(), 960u);
    EXPECT_EQ(answer.slow, 60u);
    EXPECT_NEAR(answer.latency.limit.value, 1000, 1e-9);
}

TEST(HealthData, ErrorsAreExplicitByPolicyAndOfClients)
{
    const ServiceAnswer answer = askHealth(serviceView(), rangeOf(10), {});
    ASSERT_EQ(answer.errors.series.size(), 3u);
    EXPECT_EQ(answer.errors.series[1].id, QStringLiteral("slow"));
    EXPECT_NEAR(answer.errors.series[1].y[0], 6, 1e-9);
    EXPECT_NEAR(answer.errors.series[2].y[0], 4, 1e-9);
    const auto cells = serviceSignals(answer, service(), {1, 0.001, true}, 0);
    EXPECT_EQ(cells[2].value, QStringLiteral("10.00"));
    EXPECT_EQ(cells[2].state, SignalState::Crit);
    EXPECT_EQ(cells[0].state, SignalState::Crit);
    // Σ latency / time: 10 × (4 × 5 + 6 × 2 + 90 × 0.1) s in 600 s.
    EXPECT_EQ(cells[3].value, QStringLiteral("0.7"));
}

TEST(HealthData, WithoutLatencyOrOutcomeNothingIsZero)
{
    HotView view;
    Event event;
    view.timeline.at(kStart).health.add(event);
    Snapshot snapshot;
    snapshot.hasTimes = true;
    const auto cells = serviceSignals(askHealth(view, rangeOf(1), {}), snapshot, {}, 0);
    EXPECT_TRUE(cells[0].value.isEmpty());
    EXPECT_TRUE(cells[2].value.isEmpty());
    EXPECT_TRUE(cells[3].value.isEmpty());
    EXPECT_FALSE(cells[1].value.isEmpty());
    for (const SignalCell& cell : cells) EXPECT_FALSE(cell.detail.isEmpty());
}

TEST(HealthData, AMinuteWithoutEventsIsAGapInTheErrors)
{
    HotView view = serviceView();
    const ServiceAnswer answer = askHealth(view, rangeOf(12), {});
    EXPECT_TRUE(std::isnan(answer.errors.series[0].y.back()));
    EXPECT_TRUE(std::isnan(answer.latency.series[0].y.back()));
}

TEST(HealthData, AListenerThatIsSilentIsStale)
{
    Snapshot snapshot = service();
    snapshot.live = true;
    SourceState source;
    source.phase = SourcePhase::Listening;
    source.opened = source.lastArrival = {1'000 * kSecond};
    snapshot.sources = {source};
    ViewRange range = rangeOf(10);
    range.mode = RangeMode::Last;
    const ServiceAnswer answer = askHealth(serviceView(), range, {});
    EXPECT_EQ(serviceSignals(answer, snapshot, {}, 1'010 * kSecond)[1].state, SignalState::Ok);
    EXPECT_EQ(serviceSignals(answer, snapshot, {}, 1'040 * kSecond)[1].state, SignalState::Stale);
}

TEST(HealthData, ObjectivesMeasureTheRangesEnd)
{
    const auto meters = askObjectives(serviceView(), rangeOf(10), {{ObjectiveKind::Latency, 0.9, 1}, {ObjectiveKind::Availability, 0.99, 1}}, {});
    ASSERT_EQ(meters.size(), 2u);
    EXPECT_EQ(meters[0].period().bad, 100u);       // slow ones and errors of 5 s
    EXPECT_EQ(meters[1].period().bad, 40u);
    const BudgetRow latency = budgetRow(meters[0], true), availability = budgetRow(meters[1], true);
    EXPECT_EQ(latency.leftText, QStringLiteral("0\u00A0%"));
    EXPECT_NEAR(availability.left, -3, 1e-9);
    EXPECT_EQ(availability.leftText, QStringLiteral("4.0× spent"));
    EXPECT_FALSE(budgetRow(meters[1], false).known);
    EXPECT_EQ(availability.burns.size(), static_cast<std::size_t>(burnWindows().size()));
    EXPECT_EQ(burnWindows().first(), QStringLiteral("1 h / 5 min"));
    EXPECT_EQ(targetText(0.999), QStringLiteral("99.9\u00A0%"));
    EXPECT_EQ(targetText(0.95), QStringLiteral("95\u00A0%"));
}

// Before these ten minutes only hours are kept: ten minutes of then are not known, and no window that begins within an hour.
TEST(HealthData, PartsOfAnHourThatIsKeptAsAWholeAreNotKnown)
{
    HotView view = serviceView();
    view.timeline.at(kStart - 60).health.events = 600;
    view.keptTiers.minutesFrom = kStart;
    EXPECT_EQ(askHealth(view, rangeOf(10), {}).before.events, 0u);
    const auto burns = askObjectives(view, rangeOf(10), {{ObjectiveKind::Availability, 0.99, 1}}, {}).at(0).burns();
    EXPECT_FALSE(burns[0].known);
    view.timeline.at(kStart - 60).health.events = 0;
    view.keptTiers = {};
    EXPECT_TRUE(askObjectives(view, rangeOf(10), {{ObjectiveKind::Availability, 0.99, 1}}, {}).at(0).burns()[0].known);
}

Snapshot loaded(std::int64_t at, double memory, double worker)
{
    Snapshot snapshot;
    snapshot.taken = {at};
    snapshot.pipeline.loads = {{LoadKind::Memory, {}, memory}, {LoadKind::Worker, "door", worker}};
    return snapshot;
}

TEST(PipelineHistory, TheWorstPartIsNamedAndItsEndForeseen)
{
    PipelineHistory history;
    for (int i = 0; i <= 60; ++i) history.add(loaded(i * 2 * kSecond, 0.3 + i * 0.005, 0.2), i * 2 * kSecond, 0, 2);
    const auto worst = history.worst();
    ASSERT_TRUE(worst);
    EXPECT_EQ(worst->line.kind, LoadKind::Memory);
    EXPECT_NEAR(worst->used, 0.6, 1e-9);
    ASSERT_TRUE(worst->fullInUs);
    EXPECT_NEAR(static_cast<double>(*worst->fullInUs) / 1e6, 160, 1);   // 0.4 left at 0.0025 a second
    PipelineHistory busy;
    for (int i = 0; i <= 60; ++i) busy.add(loaded(i * 2 * kSecond, 0.1, 0.5 + i * 0.005), i * 2 * kSecond, 0, 2);
    EXPECT_EQ(busy.worst()->line.name, QStringLiteral("worker door"));
    EXPECT_FALSE(busy.worst()->fullInUs);           // a share of time does not run full
}

TEST(PipelineHistory, ARestingEngineIsNotBusy)
{
    PipelineHistory history;
    const Snapshot old = loaded(10 * kSecond, 0.1, 0.9);
    history.add(old, 11 * kSecond, 0, 2);
    EXPECT_NEAR(history.worst()->used, 0.9, 1e-9);
    history.add(old, 20 * kSecond, 1'000'000, 2);   // 1 s of 18 processor seconds
    EXPECT_NEAR(history.worst()->used, 0.1, 1e-9);
    EXPECT_NEAR(history.cpu(), 1.0 / 18, 1e-9);
}

TEST(PipelineHistory, PeaksSurviveWhenPointsAreMerged)
{
    PipelineHistory history;
    for (int i = 0; i < 5000; ++i) history.add(loaded(i * 2 * kSecond, i == 2500 ? 0.9 : 0.1, 0), i * 2 * kSecond, 0, 1);
    const ChartData chart = saturationChart(history, {RangeMode::Absolute, 0, 10'000 * kSecond, 0});
    EXPECT_LE(chart.x.size(), 1000u);
    double peak = 0;
    for (const double y : chart.series[0].y) peak = std::max(peak, y);
    EXPECT_NEAR(peak, 90, 1e-9);
}

TEST(PipelineData, WhatWasBeforeTheProgramIsAGap)
{
    PipelineHistory history;
    for (int i = 100; i < 200; ++i) history.add(loaded(i * 2 * kSecond, 0.1, 0), i * 2 * kSecond, 0, 1);
    const ViewRange asked{RangeMode::Absolute, 0, 400 * kSecond, 0};
    EXPECT_EQ(pipelineRange(history, asked), asked);
    EXPECT_TRUE(std::isnan(saturationChart(history, asked).series[0].y.front()));
    // A recorded log of years ago: the program's own time instead.
    const ViewRange own = pipelineRange(history, {RangeMode::Absolute, -400 * kSecond, -300 * kSecond, 0});
    EXPECT_EQ(own.fromUs, 200 * kSecond);
    EXPECT_EQ(own.toUs, 400 * kSecond);
}

TEST(PipelineData, CompletenessIsNeverRoundedUpToAll)
{
    Snapshot snapshot;
    snapshot.ledger.received = 10'000'000;
    snapshot.ledger.valid = 9'999'999;
    EXPECT_EQ(completenessBadge(snapshot).text, QStringLiteral("99.999\u00A0% counted"));
    snapshot.ledger.valid = 10'000'000;
    EXPECT_EQ(completenessBadge(snapshot).text, QStringLiteral("100\u00A0% counted"));
    EXPECT_TRUE(freshnessBadge(snapshot, 0).text.isEmpty());
}

TEST(PipelineData, FreshIsOnlyWhatItsSlowestSourceIs)
{
    Snapshot snapshot;
    snapshot.live = snapshot.hasTimes = true;
    snapshot.watermark = {95 * kSecond};
    SourceState source;
    source.phase = SourcePhase::Listening;
    source.hasTimes = true;
    source.watermark = {95 * kSecond};
    snapshot.sources = {source};
    EXPECT_EQ(freshnessBadge(snapshot, 100 * kSecond).tone, Tone::Ok);
    snapshot.sources[0].watermark = {60 * kSecond};      // silent: the watermark of all went on by the clock
    const BadgeText badge = freshnessBadge(snapshot, 100 * kSecond);
    EXPECT_EQ(badge.tone, Tone::Warn);
    EXPECT_EQ(badge.text, QStringLiteral("40.0\u00A0s behind"));
}

TEST(PipelineData, TheFirstEventsAreNoVerdictYet)
{
    Snapshot snapshot;
    snapshot.live = true;
    const auto visible = [&snapshot] { return pipelineRows(snapshot).front(); };
    EXPECT_FALSE(visible().known);
    snapshot.pipeline.seen = 30'000;         // what had waited: a minute old when it came
    EXPECT_FALSE(visible().known);
    EXPECT_EQ(visible().pace, QStringLiteral("not enough data yet"));
    snapshot.pipeline.judged = 99;
    EXPECT_FALSE(visible().known);
    snapshot.pipeline.judged = snapshot.pipeline.judgedInTime = 1000;
    EXPECT_TRUE(visible().known);
    EXPECT_EQ(visible().left, 1);
    snapshot.pipeline.judgedInTime = 900;    // and what is slow is said
    EXPECT_LT(visible().left, 0);
}

TEST(BudgetChart, BeginsUntouched)
{
    ObjectiveMeter meter({ObjectiveKind::Availability, 0.9, 1}, {startOfMinute(kStart + 5).us});
    HealthCell cell;
    cell.events = 100;
    cell.errors = 5;
    meter.add(kStart, cell);
    const ChartData chart = budgetChart(meter);
    ASSERT_EQ(chart.x.size(), 2u);                       // one step can be seen as a line
    EXPECT_EQ(chart.series[0].y[0], 100);
    EXPECT_NEAR(chart.series[0].y[1], 50, 1e-9);
    EXPECT_EQ(chart.x[1] - chart.x[0], chart.stepUs);
}

TEST(PipelineData, EveryKindOfErrorCounts)
{
    Snapshot snapshot;
    snapshot.ledger.received = 1000;
    snapshot.ledger.rejected = 3;
    snapshot.ledger.late = 4;
    snapshot.ledger.duplicate = 50;
    snapshot.pipeline.writeFailures = 1;
    const auto cells = pipelineSignals({}, snapshot, {});
    EXPECT_EQ(cells[2].value, QStringLiteral("0.80"));
    EXPECT_EQ(cells[2].state, SignalState::Warn);
    EXPECT_TRUE(cells[2].detail.contains(QStringLiteral("50")));
}

TEST(QueryMeter, ForgetsAfterAMinute)
{
    QueryMeter meter;
    for (int i = 1; i <= 100; ++i) meter.note(1'000'000'000, i / 1000.0);
    const QueryFigures figures = meter.figures(1'030'000'000);
    EXPECT_EQ(figures.queries, 100u);
    EXPECT_NEAR(figures.p50, 0.050, 0.0006);
    EXPECT_NEAR(figures.p99, 0.099, 0.0011);
    EXPECT_EQ(meter.figures(1'070'000'000).queries, 0u);
}

TEST(HealthData, TheNewestMinutesAreChartsOfSeconds)
{
    HotView view = serviceView();
    SecondsPart part;
    for (std::int32_t s = 0; s < 600; ++s) {
        TimelineMinute& second = part.line.at(*secondOf({startOfMinute(kStart).us + s * kSecond}));
        Event event;
        event.parts = Part::Latency | Part::Outcome;
        event.outcome = s % 10 == 0 ? Outcome::Error : Outcome::Ok;
        event.latencyUs = 100'000;
        second.health.add(event);
    }
    Seconds seconds;
    seconds.add(std::move(part));
    view.seconds = seconds.publish();
    const ServiceAnswer answer = askHealth(view, rangeOf(10), {});
    EXPECT_EQ(answer.stepUs, 2 * kSecond);
    EXPECT_EQ(answer.latency.x.size(), 300u);
    EXPECT_EQ(answer.errors.stepUs, 10 * kSecond);
    EXPECT_NEAR(answer.errors.series.back().y[3], 10, 1e-9);
    EXPECT_EQ(answer.now.events, 600u) << "of what the charts show";
    EXPECT_EQ(answer.note.tier, "second");
}

TEST(HealthData, WhatIsInFlightIsOfTheTimeThatWasListenedTo)
{
    Snapshot snapshot = service();
    ViewRange range = rangeOf(15);
    range.mode = RangeMode::Last;
    EXPECT_EQ(secondsHeard(range, snapshot), 900);
    snapshot.live = true;
    snapshot.firstEvent = {range.toUs - 90 * kSecond};
    snapshot.lastEvent = {range.toUs - 30 * kSecond};
    EXPECT_EQ(secondsHeard(range, snapshot), 60);
    range.mode = RangeMode::Absolute;
    EXPECT_EQ(secondsHeard(range, snapshot), 900);
}

}  // namespace
}  // namespace tally
