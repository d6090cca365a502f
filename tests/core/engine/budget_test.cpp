// SPDX-License-Identifier: GPL-3.0-or-later
// More items than memory has room for: totals stay exact, who was first stays exact, the rest is bounded (tail_budget_test.cpp
// has enough of them for open bounds), a store has all.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "core/log/memory_log.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

constexpr int kItems = 500, kBudget = 100;

class Budget : public ::testing::Test {
protected:
    void SetUp() override
    {
        folder_ = fs::temp_directory_path() / ("tally_budget_" + std::to_string(::getpid()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    std::unique_ptr<Engine> make(const std::string& data = {})
    {
        EngineOptions options;
        options.threads = 1;   // so that the first items of the log are the ones with an entry of their own
        options.dataDirectory = data;
        options.clock = std::make_shared<ManualClock>(kNow);
        options.itemBudget = kBudget;
        auto engine = Engine::create(options);
        EXPECT_TRUE(engine) << engine.error().what;
        return std::move(*engine);
    }
    // Item i occurs i % 7 + 1 times, spread over ten minutes.
    static std::uint64_t countOf(int i) { return static_cast<std::uint64_t>(i % 7 + 1); }
    static std::string lines()
    {
        std::string text;
        for (int round = 0; round < 7; ++round)
            for (int i = 0; i < kItems; ++i)
                if (round <= i % 7)
                    text += "{\"videoId\":\"item number " + std::to_string(i) + "\",\"timestamp\":" + std::to_string(kNow / kSecond - 600 + (i + round * 60) % 600) +
                            ",\"value\":" + std::to_string(i) + "}\n";
        return text;
    }
    static std::uint64_t total()
    {
        std::uint64_t sum = 0;
        for (int i = 0; i < kItems; ++i) sum += countOf(i);
        return sum;
    }
    static std::string item(int i) { return "item number " + std::to_string(i); }
    void expectBounded(Engine& engine, bool stored = true)
    {
        const Micros from{kNow - kHour}, to{kNow};
        const auto snapshot = engine.snapshot();
        EXPECT_EQ(snapshot->ledger.valid, total());
        EXPECT_EQ(snapshot->items, kBudget);
        std::uint64_t shared = 0;
        for (int i = kBudget; i < kItems; ++i) shared += countOf(i);
        EXPECT_EQ(snapshot->sharedEvents, shared);
        for (int i = 0; i < kBudget; ++i) EXPECT_EQ(engine.getViewsCount(item(i), from, to)->value, Fixed::fromInteger(static_cast<std::int64_t>(countOf(i))));
        // So few late ones that the summaries of the tail hold each: their counts are exact too.
        for (int i = kBudget; i < kItems; ++i) {
            const auto late = engine.getViewsCount(item(i), from, to);
            ASSERT_TRUE(late);
            EXPECT_TRUE(late->provenance.exact);
            EXPECT_EQ(late->value, Fixed::fromInteger(static_cast<std::int64_t>(countOf(i))));
        }
        const auto series = engine.series(item(kBudget + 3), "view", Function::Count, from, to, {kMinute});
        const auto sum = engine.getStats(item(kBudget + 3), "view", Function::Sum, from, to);
        if (stored) {   // the store keeps each by itself, and has all that was counted when it is asked
            ASSERT_TRUE(series) << series.error().what;
            std::uint64_t counted = 0;
            for (const auto& point : series->points) counted += static_cast<std::uint64_t>(point.value->toDouble());
            EXPECT_EQ(counted, countOf(kBudget + 3));
            ASSERT_TRUE(sum) << sum.error().what;
            EXPECT_EQ(sum->value, Fixed::fromInteger(static_cast<std::int64_t>(countOf(kBudget + 3)) * (kBudget + 3)));
        } else {
            EXPECT_EQ(series.error().code, ErrorCode::NotExact);
            EXPECT_EQ(sum.error().code, ErrorCode::NotExact);
        }
        const auto top = engine.topK(5, std::nullopt, from, to);
        ASSERT_TRUE(top);
        EXPECT_TRUE(top->provenance.exact);
        EXPECT_EQ(top->total.count, total());
        EXPECT_EQ(top->items, static_cast<std::uint64_t>(kItems));
        EXPECT_FALSE(engine.topK(5, std::nullopt, from, to, RankBy::Sum)->provenance.exact);
        EXPECT_EQ(top->rows.at(0).tally.count, 7U);
        EXPECT_EQ(top->other.count, total() - 35);
        const auto board = engine.view()->board({}, 5, {});
        // Ties rank by bytes, whether an item has a place or not: these five are among the late ones but for the last.
        const std::vector<int> best{104, 111, 118, 125, 13};
        for (std::size_t r = 0; r < best.size(); ++r) {
            EXPECT_EQ(board->rows.at(r).item, item(best[r]));
            EXPECT_EQ(top->rows.at(r).item, item(best[r]));
            EXPECT_EQ(board->rows.at(r).count, 7U);
            EXPECT_EQ(board->rows.at(r).upper, 7U);
            EXPECT_TRUE(board->rows.at(r).certain);
        }
        EXPECT_EQ(board->shared, shared - 4 * 7);
        EXPECT_EQ(board->total, total());
        EXPECT_EQ(board->other, total() - 35);
    }
    fs::path folder_;
};

TEST_F(Budget, ARecordedLogInMemory)
{
    std::ofstream(folder_ / "log.ndjson") << lines();
    const auto engine = make();
    ASSERT_TRUE(engine->open((folder_ / "log.ndjson").string()));
    engine->settle();
    expectBounded(*engine, false);
    const auto never = engine->getViewsCount("never seen", {kNow - kHour}, {kNow});
    EXPECT_TRUE(never->provenance.exact);    // none of those without an entry is not held
    EXPECT_EQ(never->value, Fixed{});
}

TEST_F(Budget, WithoutAnythingOverItAnUnknownItemIsExactlyNothing)
{
    const auto engine = make();
    ASSERT_TRUE(engine->countViewEvent("a"));
    const auto never = engine->getViewsCount("never seen", {kNow}, {kNow + kMinute});
    ASSERT_TRUE(never);
    EXPECT_TRUE(never->provenance.exact);
    EXPECT_EQ(never->value, Fixed{});
}

TEST_F(Budget, AStoreKeepsEachItemAllTheSame)
{
    const std::string data = (folder_ / "data").string();
    {
        const auto engine = make(data);
        std::ofstream(folder_ / "log.ndjson") << lines();
        ASSERT_TRUE(engine->open((folder_ / "log.ndjson").string()));
        engine->settle();
        expectBounded(*engine);
    }
    StoreSource store(std::move(*openSqliteReader(data)));
    for (int i = 0; i < kItems; ++i) {
        Question question;
        question.item = item(i);
        const auto count = store.value(question);
        ASSERT_TRUE(count);
        EXPECT_EQ(count->events, countOf(i)) << i;
        question.function = Function::Sum;
        EXPECT_EQ(store.value(question)->value, Fixed::fromInteger(static_cast<std::int64_t>(countOf(i)) * i));
    }
    EXPECT_EQ(store.top({})->items, static_cast<std::uint64_t>(kItems));
    // The next process has the same budget, and the store has more items.
    const auto again = make(data);
    again->settle();
    expectBounded(*again);
}

TEST_F(Budget, LiveEventsReachTheStoreOneByOne)
{
    const std::string data = (folder_ / "data").string();
    {
        const auto engine = make(data);
        auto log = std::make_shared<MemoryLog>();
        ASSERT_TRUE(engine->listen("tcp://test", log));
        ASSERT_TRUE(log->append(lines(), Micros{kNow}));
        log->close();
        for (int i = 0; i < 100'000'000 && engine->snapshot()->ledger.received < total(); ++i) std::this_thread::yield();
        expectBounded(*engine);
    }
    EXPECT_EQ(StoreSource(std::move(*openSqliteReader(data))).top({})->items, static_cast<std::uint64_t>(kItems));
}

// Two days of many minutes do not fit: the older half becomes hours, sums stay what they were.
TEST_F(Budget, MinutesBecomeHoursWhenMemoryIsUsedUp)
{
    constexpr int kMinutes = 2 * 24 * 60, kEach = 20;
    {
        std::ofstream out(folder_ / "log.ndjson");
        for (int m = 0; m < kMinutes; ++m)
            for (int i = 0; i < kEach; ++i)
                out << "{\"videoId\":\"v" << i << "\",\"timestamp\":" << kNow / kSecond - (kMinutes - m) * 60 << ",\"value\":" << m << "}\n";
    }
    const auto readWith = [&](std::uint64_t budget) {
        EngineOptions options;
        options.threads = 2;
        options.clock = std::make_shared<ManualClock>(kNow);
        options.memoryBudget = budget;
        auto engine = std::move(*Engine::create(options));
        EXPECT_TRUE(engine->open((folder_ / "log.ndjson").string()));
        engine->settle();
        return engine;
    };
    // A little less than all of it needs: half of the minutes is more than that.
    const std::uint64_t budget = readWith(1u << 30)->snapshot()->memoryBytes - 120'000;
    const auto engine = readWith(budget);
    const auto fits = [&] { return engine->snapshot()->minutesFrom != kNever && engine->snapshot()->memoryBytes <= budget; };
    for (int i = 0; i < 100'000'000 && !fits(); ++i) std::this_thread::yield();
    const auto snapshot = engine->snapshot();
    ASSERT_TRUE(fits()) << snapshot->memoryBytes;
    const Micros begin{kNow - kMinutes * kMinute}, edge = snapshot->minutesFrom;
    EXPECT_EQ(floorDiv(edge.us, kHour) * kHour, edge.us);
    const auto all = engine->getStats("v3", "view", Function::Sum, begin, {kNow});
    ASSERT_TRUE(all) << all.error().what;
    EXPECT_EQ(all->value, Fixed::fromInteger(kMinutes * (kMinutes - 1) / 2));
    EXPECT_EQ(engine->getViewsCount("v3", {begin.us + kHour}, {begin.us + 3 * kHour})->value, Fixed::fromInteger(120));
    const auto finer = engine->getViewsCount("v3", {begin.us + kMinute}, {kNow});
    ASSERT_FALSE(finer);
    EXPECT_EQ(finer.error().code, ErrorCode::NotExact);
    EXPECT_EQ(engine->getViewsCount("v3", edge, {edge.us + 7 * kMinute})->value, Fixed::fromInteger(7));
    EXPECT_EQ(engine->topK(3, std::nullopt, begin, {kNow})->total.count, static_cast<std::uint64_t>(kMinutes * kEach));
}

}  // namespace
}  // namespace tally
