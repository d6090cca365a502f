// SPDX-License-Identifier: GPL-3.0-or-later
// Seconds in memory: what live sources counted is answered between two minutes, too, and only as far as that is known.
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck.h>
#include <thread>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/hot/hot_source.h"
#include "core/engine/hot/second_plan.h"
#include "core/engine/hot/state.h"
#include "core/log/memory_log.h"
#include "core/query/accumulator.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

struct Happened {
    std::string item, type;
    std::int64_t second = 0;   // after kNow
    std::int64_t value = 0;
};

// What a live source counts, and the plain list of it.
class Counter {
public:
    Counter() { sink_.keepSeconds(true); }
    void count(const Happened& event)
    {
        std::string padded = event.item;
        padded.resize(padded.size() + 16);
        Event counted;
        counted.item = std::string_view(padded).substr(0, event.item.size());
        counted.type = event.type;
        counted.time = {kNow + event.second * kSecond + 17};
        counted.value = Fixed::fromInteger(event.value);
        counted.parts = Part::Item | Part::Type | Part::Time | Part::Value;
        sink_.accept({&counted, 1});
        events_.push_back(event);
    }
    void handOn()
    {
        sink_.flush();
        all_.add(1, std::exchange(part_, Committed()));
    }
    void missSeconds(std::int64_t second)   // a recorded log
    {
        sink_.flush();
        sink_.keepSeconds(false);
        handOn();
        count({"recorded", "view", second, 1});
        handOn();
        sink_.keepSeconds(true);
    }
    State::Counted& all() { return all_; }
    std::shared_ptr<const HotView> view()
    {
        auto view = std::make_shared<HotView>();
        view->dictionary = dictionary_;
        view->runs = all_.runs.all();
        view->timeline = all_.timeline;
        view->seconds = all_.seconds.publish();
        view->types = types_.texts();
        view->watermark = {kNow + kDay};
        return view;
    }
    Tally naive(const Question& q, const TimeRange& range) const
    {
        Tally total;
        for (const Happened& event : events_) {
            if ((q.item && *q.item != event.item) || (q.type && *q.type != event.type) || !range.contains({kNow + event.second * kSecond + 17})) continue;
            ++total.count;
            total.addValue(Fixed::fromInteger(event.value));
        }
        return total;
    }

private:
    std::shared_ptr<Dictionary> dictionary_ = std::make_shared<Dictionary>();
    TypeTable types_;
    Committed part_;
    CountingSink sink_{*dictionary_, types_, [this](Delta&& delta) { part_.take(std::move(delta)); }, CountingSink::Cold::Keep};
    State::Counted all_;
    std::vector<Happened> events_;
};

Question between(std::int64_t from, std::int64_t to, std::optional<std::string> item = {})
{
    Question question;
    question.item = std::move(item);
    question.range = {{kNow + from * kSecond}, {kNow + to * kSecond}};
    return question;
}

TEST(SecondsProperties, EverythingBetweenTwoMinutesIsAsCountedOneByOne)
{
    ASSERT_TRUE(rc::check("seconds", [] {
        Counter counter;
        const int events = *rc::gen::inRange(1, 120), span = *rc::gen::element(100, 900, 3500);
        for (int i = 0; i < events; ++i) {
            counter.count({"item" + std::to_string(*rc::gen::inRange(0, 5)), *rc::gen::element("view", "like"), *rc::gen::inRange(0, span), *rc::gen::inRange(-9, 9)});
            if (*rc::gen::inRange(0, 12) == 0) counter.handOn();
        }
        counter.handOn();
        HotSource source(counter.view());
        Question question = between(*rc::gen::inRange(-90, span), 0);
        question.range.to = question.range.from + Micros{*rc::gen::inRange(0, span) * kSecond};
        if (*rc::gen::arbitrary<bool>()) question.item = "item" + std::to_string(*rc::gen::inRange(0, 6));
        if (*rc::gen::arbitrary<bool>()) question.type = *rc::gen::element("view", "like", "share");
        question.function = *rc::gen::element(Function::Count, Function::Sum, Function::Min, Function::Max);
        const Tally whole = counter.naive(question, question.range);
        const auto value = source.value(question);
        RC_ASSERT(value.has_value());
        RC_ASSERT(value->events == whole.count);
        RC_ASSERT(value->value == resultOf(whole, question.function));
        RC_ASSERT(value->provenance.range == question.range && value->provenance.exact && !value->provenance.widened);

        question.step = {*rc::gen::element<std::int64_t>(1, 5, 30, 60) * kSecond};
        std::map<std::int64_t, Tally> buckets;
        for (std::int64_t at = floorDiv(question.range.from.us, question.step.us); at * question.step.us < question.range.to.us; ++at) {
            const TimeRange bucket{{std::max(at * question.step.us, question.range.from.us)}, {std::min((at + 1) * question.step.us, question.range.to.us)}};
            const Tally tally = counter.naive(question, bucket);
            if (tally.count > 0) buckets[at] = tally;
        }
        const auto series = source.series(question);
        RC_ASSERT(series.has_value());
        RC_ASSERT(series->points.size() == buckets.size());
        for (const SeriesPoint& point : series->points) RC_ASSERT(point.value == resultOf(buckets.at(floorDiv(point.time.us, question.step.us)), question.function));

        question.item.reset();
        question.k = 3;
        const auto top = source.top(question);
        RC_ASSERT(top.has_value());
        RC_ASSERT(top->total.count == counter.naive(question, question.range).count);
        std::uint64_t rows = top->other.count;
        for (const TopRow& row : top->rows) {
            question.item = row.item;
            RC_ASSERT(row.tally == counter.naive(question, question.range));
            rows += row.tally.count;
        }
        RC_ASSERT(rows == top->total.count);
    }));
}

TEST(Seconds, BucketsOfSecondsAddUpToTheirMinute)
{
    Counter counter;
    for (int i = 0; i < 600; ++i) counter.count({i % 3 == 0 ? "a" : "b", i % 2 == 0 ? "view" : "like", i / 2, 1});
    counter.handOn();
    const auto view = counter.view();
    const SecondRange range{*secondOf({kNow}), *secondOf({kNow + 5 * kMinute})};
    const TypeSeries traffic = trafficBySeconds(*view, range, {kSecond});
    ASSERT_EQ(traffic.buckets(), 300u);
    EXPECT_EQ(traffic.start.us, kNow);
    std::uint64_t all = 0;
    for (const auto& counts : traffic.counts)
        for (const std::uint64_t n : counts) all += n;
    EXPECT_EQ(all, 600u);
    EXPECT_EQ(trafficBySeconds(*view, range, {5 * kSecond}, "a").buckets(), 60u);
    EXPECT_EQ(trafficBySeconds(*view, range, {5 * kSecond}, "nobody").buckets(), 0u);
    const HealthSeries health = healthBySeconds(*view, range, {10 * kSecond});
    ASSERT_EQ(health.cells.size(), 30u);
    EXPECT_EQ(health.cells[7].events, 20u);
    EXPECT_EQ(health.total.events, 600u);
    // The minutes were made of the seconds.
    EXPECT_EQ(view->health({minuteOf({kNow}), minuteOf({kNow}) + 5}, {kMinute}).total.events, 600u);
}

TEST(Seconds, WhatWasCountedWithoutThemIsNotGuessed)
{
    Counter counter;
    counter.count({"a", "view", 10, 1});
    counter.missSeconds(200);
    counter.count({"a", "view", 190, 1});
    counter.count({"a", "view", 250, 1});
    counter.handOn();
    HotSource source(counter.view());
    EXPECT_EQ(source.value(between(5, 15))->events, 1u);
    EXPECT_EQ(source.value(between(241, 255))->events, 1u);
    EXPECT_EQ(source.value(between(60, 300))->events, 3u);   // whole minutes have everything
    EXPECT_EQ(source.value(between(5, 251))->events, 4u);    // with such a minute between the edges
    const auto early = source.value(between(190, 235));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, ErrorCode::NotExact);
    Question wide = between(190, 235);
    wide.widen = true;
    const auto widened = source.value(wide);
    ASSERT_TRUE(widened);
    EXPECT_TRUE(widened->provenance.widened);
    EXPECT_EQ(widened->events, 2u);
}

TEST(Seconds, AStoreWithHoursHidesAllSecondsOfThem)
{
    Counter counter;
    KeptTiers kept;
    kept.minutesFrom = minuteOf({kNow + kHour});
    Timeline hours;
    hours.at(minuteOf({kNow}));
    hours.at(minuteOf({kNow + kHour + 5 * kMinute}));
    counter.all().seconds.miss(hours, kept);
    for (const std::int64_t second : {1800LL, 3600LL + 10, 3600LL + 310}) counter.count({"a", "view", second, 1});
    counter.handOn();
    HotSource source(counter.view());
    EXPECT_FALSE(source.value(between(1790, 1810)));
    EXPECT_EQ(source.value(between(3600 + 5, 3600 + 15))->events, 1u);
    EXPECT_FALSE(source.value(between(3600 + 305, 3600 + 315)));
}

// What is an hour in memory is no minute of a series, whatever its edges.
TEST(Seconds, AStepIsNotFinerThanWhatIsKeptBetweenTheEdges)
{
    Counter counter;
    counter.count({"a", "view", 0, 5});
    counter.count({"a", "view", 2 * 3600 + 10, 1});
    counter.handOn();
    auto view = std::make_shared<HotView>(*counter.view());
    view->keptTiers.minutesFrom = minuteOf({kNow + kHour});
    HotSource source(view);
    Question question = between(0, 2 * 3600 + 30);
    EXPECT_EQ(source.value(question)->events, 2u);
    const auto series = source.series(question);
    ASSERT_FALSE(series);
    EXPECT_EQ(series.error().code, ErrorCode::NotExact);
    EXPECT_FALSE(source.health(question));
    question.step = {kHour};
    EXPECT_EQ(source.series(question)->points.size(), 2u);
}

TEST(Seconds, AreFinalWithTheirMinute)
{
    Counter counter;
    counter.count({"a", "view", 20, 1});
    counter.handOn();
    const auto completeness = [&](std::int64_t watermark) {
        auto view = std::make_shared<HotView>(*counter.view());
        view->watermark = {kNow + watermark * kSecond};
        return HotSource(view).value(between(10, 40))->provenance.completeness;
    };
    EXPECT_EQ(completeness(50), Completeness::Provisional);   // what comes now still changes the minute, and revises nothing
    EXPECT_EQ(completeness(60), Completeness::Final);
}

TEST(Seconds, AnEdgeWithinASecondNamesTheNearestRange)
{
    Counter counter;
    counter.count({"a", "view", 10, 1});
    counter.handOn();
    HotSource source(counter.view());
    Question question = between(10, 11);
    question.range.from.us += 500;
    const auto refused = source.value(question);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "only whole seconds are kept; the nearest exact range is 2026-11-23T00:00:10Z … 2026-11-23T00:00:11Z (--widen accepts it)");
    question.widen = true;
    const auto widened = source.value(question);
    EXPECT_EQ(widened->events, 1u);
    EXPECT_TRUE(widened->provenance.widened);
    EXPECT_EQ(widened->provenance.tier, "second");
}

TEST(Seconds, TheNewestMinutesWithEventsAreKeptAndOneStampOfTheFarFutureTakesOneOfThem)
{
    Counter counter;
    counter.count({"a", "view", 300LL * 365 * 86400, 1});   // no second has a number for it
    counter.count({"a", "view", 40LL * 365 * 86400, 1});
    counter.missSeconds(39LL * 365 * 86400);
    for (std::int64_t minute = 0; minute < 90; ++minute) counter.count({"a", "view", minute * 60 + 7, 1});
    counter.handOn();
    HotSource source(counter.view());
    EXPECT_FALSE(source.value(between(30 * 60 + 1, 40 * 60)));
    EXPECT_EQ(source.value(between(31 * 60 + 1, 40 * 60))->events, 9u);
    EXPECT_EQ(source.value(between(89 * 60 + 1, 89 * 60 + 59))->events, 1u);
}

TEST(Seconds, TheirMemoryIsBoundedAndTheOldestGo)
{
    Counter counter;
    for (std::int64_t second = 0; second < 600; ++second)
        for (int i = 0; i < 20; ++i) counter.count({"item" + std::to_string(i), "view", second, 1});
    counter.handOn();
    Seconds& seconds = counter.all().seconds;
    const std::size_t all = seconds.memoryBytes();
    EXPECT_GT(all, 0u);
    seconds.bound(all / 2);
    EXPECT_LE(seconds.memoryBytes(), all / 2);
    HotSource source(counter.view());
    EXPECT_FALSE(source.value(between(1, 599)));
    EXPECT_EQ(source.value(between(570, 590))->events, 400u);
    seconds.bound(0);
    EXPECT_EQ(seconds.memoryBytes(), 0u);
    EXPECT_EQ(HotSource(counter.view()).value(between(0, 600))->events, 12'000u);   // of the minutes
}

RawBatch lineAt(std::int64_t second)
{
    RawBatch batch;
    batch.bytes = "{\"videoId\":\"a\",\"eventType\":\"view\",\"timestamp\":" + std::to_string(kNow / kSecond + second) + ",\"latencyMs\":20}\n";
    batch.arrival = {kNow + second * kSecond};
    return batch;
}

void count(Engine& engine, MemoryLog& log, RawBatch batch)
{
    const std::uint64_t before = engine.snapshot()->ledger.received;
    ASSERT_TRUE(log.append(std::move(batch)));
    while (engine.snapshot()->ledger.received == before) {
        std::this_thread::yield();
        engine.settle();
    }
}

TEST(Seconds, AListenerAndTheApiAreAnsweredBySecondsAndHealthIs)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    for (const std::int64_t second : {1, 2, 2, 65}) count(*engine, *log, lineAt(second));
    NewEvent one{"a", "view", {}, Micros{kNow + 3 * kSecond}};
    ASSERT_TRUE(engine->processEvents({&one, 1}).front());
    EXPECT_EQ(engine->getViewsCount("a", {kNow + 2 * kSecond}, {kNow + 66 * kSecond})->events, 4u);
    const auto series = engine->series("a", "view", Function::Count, {kNow}, {kNow + 5 * kSecond}, {kSecond});
    ASSERT_TRUE(series) << series.error().what;
    ASSERT_EQ(series->points.size(), 3u);
    EXPECT_EQ(series->points[1].value, Fixed::fromInteger(2));
    EXPECT_EQ(series->provenance.tier, "second");
    Question health = between(0, 66);
    health.step = {kSecond};
    const auto points = HotSource(engine->view()).health(health);
    ASSERT_TRUE(points) << points.error().what;
    EXPECT_EQ(points->points.size(), 4u);
    EXPECT_EQ(points->points[1].events, 2u);
}

TEST(Seconds, ARecordedLogHasMinutesOnlyAndAStoreToo)
{
    const test::TemporaryDirectory directory;
    const std::string path = directory.path() + "/log.ndjson";
    std::ofstream(path) << lineAt(10).bytes << lineAt(70).bytes;
    const auto engine = makeEngine(directory.path() + "/data");
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    count(*engine, *log, lineAt(5));
    ASSERT_TRUE(engine->open(path));
    while (engine->snapshot()->ledger.received < 3) engine->settle();
    count(*engine, *log, lineAt(130));
    EXPECT_EQ(engine->getViewsCount("a", {kNow + 125 * kSecond}, {kNow + 135 * kSecond})->events, 1u);
    EXPECT_FALSE(engine->getViewsCount("a", {kNow + 65 * kSecond}, {kNow + 135 * kSecond}));
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + 180 * kSecond})->events, 4u);
}

}  // namespace
}  // namespace tally
