// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

std::string line(int i)
{
    return "{\"videoId\":\"v" + std::to_string(i % 5) + "\",\"eventType\":\"" + (i % 4 == 0 ? "like" : "view") + "\",\"timestamp\":" +
           std::to_string(1795392000 + i) + ",\"latencyMs\":20,\"status\":200}\n";
}

TEST(Engine, CountsOneByOneAndAnswers)
{
    const auto engine = makeEngine();
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(engine->countViewEvent("a"));
    ASSERT_TRUE(engine->countEvent("a", "like"));
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(10));
    EXPECT_EQ(engine->getCount("a", "like", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->getViewsCount("a", {kNow + kMinute}, {kNow + 2 * kMinute})->value, Fixed::fromInteger(0));
    EXPECT_EQ(*engine->processEvent("b", "view", Function::Sum, Fixed::fromInteger(3)), Fixed::fromInteger(3));
    EXPECT_EQ(*engine->processEvent("b", "view", Function::Sum, Fixed::fromInteger(4)), Fixed::fromInteger(7));
    const auto top = engine->topK(1, "view", {kNow}, {kNow + kMinute});
    ASSERT_TRUE(top);
    EXPECT_EQ(top->rows.at(0).item, "a");
    EXPECT_EQ(top->other.count, 2u);
    EXPECT_FALSE(engine->countViewEvent(std::string(9000, 'x')));
    EXPECT_EQ(engine->getViewsCount("a", {kNow + 1}, {kNow + kMinute}).error().code, ErrorCode::NotExact);
}

TEST(Engine, WhatIsCountedOneByOneReachesTheSnapshotByItself)
{
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->countViewEvent("a"));
    for (int i = 0; i < 100'000'000 && engine->snapshot()->ledger.received == 0; ++i) std::this_thread::yield();
    EXPECT_EQ(engine->snapshot()->ledger.received, 1u);
}

TEST(Engine, ProcessEventsAnswersPerItem)
{
    const auto engine = makeEngine();
    const std::vector<NewEvent> events{{"a", "view", {}, {}}, {std::string(9000, 'x'), "view", {}, {}}, {"a", "view", Fixed::fromInteger(2), {}}};
    const auto results = engine->processEvents(events);
    ASSERT_EQ(results.size(), 3u);
    EXPECT_TRUE(results[0] && results[2]);
    EXPECT_FALSE(results[1]);
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(2));
}

TEST(Engine, ReadsALogInTheBackgroundAndTheLedgerBalances)
{
    const auto path = std::filesystem::temp_directory_path() / ("tally_engine_" + std::to_string(::getpid()));
    {
        std::ofstream out(path);
        for (int i = 0; i < 50'000; ++i) out << line(i);
        out << "rubbish\n";
    }
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->open(path.string()));
    engine->settle();
    const auto snapshot = engine->snapshot();
    EXPECT_EQ(snapshot->ledger.received, 50'001u);
    EXPECT_EQ(snapshot->ledger.rejected, 1u);
    EXPECT_TRUE(snapshot->ledger.balances());
    ASSERT_EQ(snapshot->sources.size(), 1u);
    EXPECT_EQ(snapshot->sources[0].phase, SourcePhase::Complete);
    EXPECT_EQ(engine->letters(10).size(), 1u);
    EXPECT_TRUE(snapshot->hasLatency);

    const auto view = engine->view();
    const MinuteRange all{minuteOf({kNow}), minuteOf({kNow}) + 1000};
    EXPECT_EQ(view->board(all, 3, {})->total, 50'000u);
    EXPECT_EQ(view->items(all, {})->size(), 5u);
    EXPECT_EQ(view->shownTypes(), (std::vector<std::uint16_t>{0, 1}));   // view and like
    std::uint64_t likes = 0;
    const auto rows = view->items(all, {});
    for (const ItemRow& row : *rows) likes += row.byType[1];
    EXPECT_EQ(likes, 12'500u);
    const TypeSeries traffic = view->traffic(all, {kMinute});
    std::uint64_t total = 0;
    for (const auto& counts : traffic.counts) for (const std::uint64_t n : counts) total += n;
    EXPECT_EQ(total, 50'000u);
    EXPECT_EQ(view->health(all, {kHour}).total.events, 50'000u);
    std::uint64_t history = 0;
    for (const auto& counts : view->itemHistory("v1", all, {kMinute}).counts) for (const std::uint64_t n : counts) history += n;
    EXPECT_EQ(history, 10'000u);
    auto future = engine->queries().submit([&](const HotView& v, std::stop_token) { return v.tally("v1", {}, all).count; });
    EXPECT_EQ(future.get(), 10'000u);
    engine->clear();
    EXPECT_EQ(engine->snapshot()->ledger.received, 0u);
    std::filesystem::remove(path);
}

TEST(Engine, CountsALiveLogAndKeepsItInAStore)
{
    const auto data = std::filesystem::temp_directory_path() / ("tally_engine_data_" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    for (int round = 0; round < 2; ++round) {
        const auto engine = makeEngine(data.string());
        auto log = std::make_shared<MemoryLog>();
        engine->listen("tcp://127.0.0.1:1", log);
        for (int i = 0; i < 1000; ++i) ASSERT_TRUE(log->append(line(i) + line(i + 1), {kNow + i * kSecond}));
        log->append("rubbish\n", {kNow});
        log->close();
    }
    const auto engine = makeEngine(data.string());
    engine->settle();
    const auto snapshot = engine->snapshot();
    EXPECT_EQ(snapshot->ledger.valid, 4000u);
    EXPECT_EQ(snapshot->ledger.rejected, 2u);
    EXPECT_EQ(engine->view()->tally({}, {}, {}).count, 4000u);
    std::filesystem::remove_all(data);
}

TEST(Engine, TheWatermarkOfALiveSourceStaysBehindItsNewestEvent)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("live", log);
    ASSERT_TRUE(log->append(line(100), {kNow}));
    log->close();
    for (int i = 0; i < 100'000'000 && engine->snapshot()->ledger.received == 0; ++i) std::this_thread::yield();
    EXPECT_EQ(engine->snapshot()->ledger.received, 1u);
    EXPECT_TRUE(engine->snapshot()->hasTimes);
}

}  // namespace
}  // namespace tally
