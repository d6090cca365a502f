// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a running engine, asked again: from the cache while nothing they stand on has changed, and then as without.
#include <filesystem>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <thread>

#include "core/engine/hot/hot_source.h"
#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

constexpr TimeRange kHours{{kNow}, {kNow + 4 * kHour}};

RawBatch lineOf(const std::string& item, const std::string& type, std::int64_t minute)
{
    RawBatch batch;
    batch.bytes = "{\"videoId\":\"" + item + "\",\"eventType\":\"" + type + "\",\"timestamp\":" + std::to_string((kNow + minute * kMinute) / kSecond) + "}\n";
    batch.arrival = {kNow + minute * kMinute};
    return batch;
}

// Appends, and waits until it is counted.
void count(Engine& engine, MemoryLog& log, RawBatch batch)
{
    const std::uint64_t before = engine.snapshot()->ledger.received;
    ASSERT_TRUE(log.append(std::move(batch)));
    while (engine.snapshot()->ledger.received == before) {
        std::this_thread::yield();
        engine.settle();
    }
}

TEST(HotCache, ALateEventPutsOutTheAnswersItTouchesAndNoOthers)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    for (const std::int64_t minute : {0, 10, 30}) count(*engine, *log, lineOf("a", "view", minute));
    count(*engine, *log, lineOf("b", "view", 30));
    const auto ask = [&](const char* item, std::int64_t from, std::int64_t to) {
        return engine->getViewsCount(item, {kNow + from * kMinute}, {kNow + to * kMinute})->provenance;
    };
    EXPECT_FALSE(ask("a", 0, 20).cached || ask("a", 0, 5).cached || ask("b", 0, 20).cached);
    EXPECT_TRUE(ask("a", 0, 20).cached && ask("a", 0, 5).cached && ask("b", 0, 20).cached);
    EXPECT_EQ(ask("a", 0, 20).completeness, Completeness::Final);
    count(*engine, *log, lineOf("a", "view", 10));   // revises
    EXPECT_TRUE(ask("a", 0, 5).cached && ask("b", 0, 20).cached);
    const auto revised = engine->getViewsCount("a", {kNow}, {kNow + 20 * kMinute});
    EXPECT_FALSE(revised->provenance.cached);
    EXPECT_EQ(revised->events, 3u);
    EXPECT_EQ(revised->provenance.completeness, Completeness::Revised);
    // Forgetting everything forgets answers too.
    engine->clear();
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + 20 * kMinute})->events, 0u);
}

TEST(HotCache, TheQueryServiceAsksThroughTheSameCache)
{
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->countViewEvent("a"));
    engine->settle();
    Question question;
    question.item = "a";
    question.range = kHours;
    EXPECT_EQ(engine->queries().value(question).get()->events, 1u);
    EXPECT_TRUE(engine->queries().value(question).get()->provenance.cached);
    EXPECT_FALSE(engine->queries().top(question).get()->provenance.cached);
    EXPECT_EQ(engine->queries().top(question).get()->rows.at(0).item, "a");
    EXPECT_EQ(engine->queries().series(question).get()->points.size(), 1u);
    question.asKnownAt = Micros{kNow};
    EXPECT_EQ(engine->queries().value(question).get().error().code, ErrorCode::NotExact);   // no store
}

// Items that memory had no room for share an entry: what is known of them is never taken from the cache.
TEST(HotCache, WhatIsBoundedIsBoundedAnew)
{
    EngineOptions options;
    options.clock = std::make_shared<ManualClock>(kNow);
    options.itemBudget = 2;
    const auto engine = std::move(*Engine::create(options));
    for (const char* item : {"a", "b"}) ASSERT_TRUE(engine->countViewEvent(item));
    const auto ask = [&] { return *engine->getViewsCount("c", {kNow}, {kNow + kMinute}); };
    EXPECT_TRUE(ask().provenance.exact);
    EXPECT_TRUE(ask().provenance.exact);
    for (std::int64_t n = 1; n < 4; ++n) {
        ASSERT_TRUE(engine->countViewEvent("c"));
        EXPECT_FALSE(ask().provenance.cached);
        EXPECT_TRUE(ask().provenance.exact);   // the summaries of the tail hold it
        EXPECT_EQ(ask().value, Fixed::fromInteger(n));
    }
    for (const bool cached : {false, true}) {
        const auto top = *engine->topK(2, {}, Micros{kNow}, Micros{kNow + kMinute});
        EXPECT_EQ(top.provenance.cached, cached);
        EXPECT_EQ(top.rows.at(0).item, "c");
        EXPECT_EQ(top.rows.at(0).tally.count, 3u);
    }
}

void expectSame(Engine& engine, QueryCache& cache, const Question& q)
{
    const auto view = engine.view();
    HotSource cached(view, &cache), plain(view);
    const auto a = cached.series(q), b = plain.series(q);
    RC_ASSERT(a.has_value() && b.has_value());
    RC_ASSERT(a->points.size() == b->points.size());
    for (std::size_t i = 0; i < a->points.size(); ++i) RC_ASSERT(a->points[i].time == b->points[i].time && a->points[i].value == b->points[i].value);
    RC_ASSERT(a->provenance.range.from == b->provenance.range.from && a->provenance.range.to == b->provenance.range.to);
    RC_ASSERT(a->provenance.completeness == b->provenance.completeness);
    const auto c = cached.top(q), d = plain.top(q);
    RC_ASSERT(c->total == d->total && c->rows.size() == d->rows.size());
    for (std::size_t i = 0; i < c->rows.size(); ++i) RC_ASSERT(c->rows[i].item == d->rows[i].item && c->rows[i].tally == d->rows[i].tally);
}

TEST(HotCacheProperties, AnswersAreThoseWithoutACache)
{
    EXPECT_TRUE(rc::check("as without a cache", [] {
        const auto engine = makeEngine();
        QueryCache cache;
        std::vector<Question> asked(3);
        for (Question& q : asked) {
            if (*rc::gen::arbitrary<bool>()) q.item = "i" + std::to_string(*rc::gen::inRange(0, 4));
            if (*rc::gen::arbitrary<bool>()) q.type = "t" + std::to_string(*rc::gen::inRange(0, 2));
            const int from = *rc::gen::inRange(0, 60);
            if (*rc::gen::arbitrary<bool>()) q.range.from = {kNow + from * kMinute};
            if (*rc::gen::arbitrary<bool>()) q.range.to = {kNow + (from + *rc::gen::inRange(1, 60)) * kMinute};
        }
        const int steps = *rc::gen::inRange(1, 10);
        for (int step = 0; step < steps; ++step) {
            if (*rc::gen::inRange(0, 12) == 0) engine->clear();
            std::vector<NewEvent> events;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                events.push_back({"i" + std::to_string(*rc::gen::inRange(0, 4)), "t" + std::to_string(*rc::gen::inRange(0, 2)), {}, Micros{kNow + *rc::gen::inRange(0, 120) * kMinute}});
            engine->processEvents(events);
            engine->settle();
            for (const Question& q : asked) expectSame(*engine, cache, q);
        }
    }));
}

}  // namespace
}  // namespace tally
