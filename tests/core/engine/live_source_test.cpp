// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of each record of a live log: counted, late, future, doubled or refused; by sender; again after a restart.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <unistd.h>

#include "core/count/id_window.h"
#include "core/engine/engine.h"
#include "core/engine/memory_shares.h"
#include "core/log/memory_log.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

std::string record(const std::string& item, std::int64_t secondsFromNow, const std::string& id = {})
{
    return "{\"videoId\":\"" + item + "\",\"timestamp\":" + std::to_string(kNow / kSecond + secondsFromNow) +
           (id.empty() ? "" : ",\"eventId\":\"" + id + "\"") + "}\n";
}

RawBatch batchOf(const std::string& bytes, const std::string& sender = {}, std::uint64_t sequence = 0)
{
    RawBatch batch;
    batch.bytes = bytes;
    batch.sender = sender;
    batch.sequence = sequence;
    batch.arrival = {kNow};
    return batch;
}

// Closes the log and waits until all of it is counted.
std::shared_ptr<const Snapshot> finish(Engine& engine, EventLog& log)
{
    log.close();
    for (;;) {
        engine.settle();
        auto snapshot = engine.snapshot();
        if (!snapshot->live) return snapshot;
        std::this_thread::yield();
    }
}

const SourceState& sourceNamed(const Snapshot& snapshot, const std::string& name)
{
    for (const SourceState& source : snapshot.sources)
        if (source.name == name) return source;
    throw std::runtime_error("no source " + name);
}

std::string freshDirectory(const std::string& name)
{
    const auto path = std::filesystem::temp_directory_path() / (name + std::to_string(::getpid()));
    std::filesystem::remove_all(path);
    return path.string();
}

// A body that its sender was not sure of: whatever is in it, the second time all of it is a duplicate.
TEST(LiveSource, ABatchWithAKnownKeyIsADuplicateAsAWhole)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("http", log);
    const std::string body = record("a", 0) + record("a", -4000) + "rubbish\n" + record("b", 0);
    for (const char* key : {"\x1f" "1/0", "\x1f" "1/1", "\x1f" "1/0", "\x1f" "2/0"}) ASSERT_TRUE(log->append(batchOf(body, key)));
    const auto snapshot = finish(*engine, *log);
    const SourceState& source = sourceNamed(*snapshot, "http");
    EXPECT_EQ(snapshot->sources.size(), 1u);   // no key is a sender
    EXPECT_EQ(source.ledger.received, 16u);
    EXPECT_EQ(source.ledger.valid, 6u);
    EXPECT_EQ(source.ledger.late, 3u);
    EXPECT_EQ(source.ledger.rejected, 3u);
    EXPECT_EQ(source.ledger.duplicate, 4u);
    EXPECT_TRUE(source.ledger.balances());
    EXPECT_EQ(engine->letters(100).size(), 6u);
}

TEST(LiveSource, LateAndFutureEventsAreKeptButNotCounted)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    const std::string late = record("late", -4000), future = record("future", 301);
    ASSERT_TRUE(log->append(batchOf(record("a", 0) + late + record("a", -3000) + future + record("a", 300))));
    const auto snapshot = finish(*engine, *log);
    const SourceState& source = sourceNamed(*snapshot, "tcp");
    EXPECT_EQ(source.ledger.received, 5u);
    EXPECT_EQ(source.ledger.valid, 3u);
    EXPECT_EQ(source.ledger.late, 1u);
    EXPECT_EQ(source.ledger.future, 1u);
    EXPECT_TRUE(source.ledger.balances());
    EXPECT_EQ(source.revised, 1u);
    EXPECT_EQ(source.watermark.us, kNow + 295 * kSecond - 1);   // the future event moved nothing
    const auto letters = engine->letters(10);
    ASSERT_EQ(letters.size(), 2u);
    EXPECT_EQ(letters[0].reason, Reason::Late);
    EXPECT_EQ(letters[0].raw + "\n", late);
    EXPECT_EQ(letters[0].line, 2u);
    EXPECT_EQ(letters[0].offset, record("a", 0).size());
    EXPECT_EQ(letters[1].reason, Reason::Future);
    EXPECT_EQ(letters[1].raw + "\n", future);
    EXPECT_EQ(letters[1].line, 4u);
}

TEST(LiveSource, AnswersSayWhatWasRevised)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    ASSERT_TRUE(log->append(batchOf(record("a", -600) + record("a", 0) + record("a", -300))));
    finish(*engine, *log);
    const auto completeness = [&](std::int64_t from, std::int64_t to) {
        return engine->getViewsCount("a", {kNow + from * kSecond}, {kNow + to * kSecond})->provenance.completeness;
    };
    EXPECT_EQ(completeness(-600, -540), Completeness::Final);
    EXPECT_EQ(completeness(-300, -240), Completeness::Revised);
    EXPECT_EQ(completeness(-600, -240), Completeness::Revised);
}

TEST(LiveSource, IdsCountOncePerSender)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    ASSERT_TRUE(log->append(batchOf(record("a", 0, "1") + record("a", 1, "2") + record("a", 2, "1"), "east", 3)));
    ASSERT_TRUE(log->append(batchOf(record("a", 3, "1") + record("a", 3, "2"), "west", 2)));
    ASSERT_TRUE(log->append(batchOf(record("a", 4, "2"), "east", 4)));
    const auto snapshot = finish(*engine, *log);
    const Ledger& east = sourceNamed(*snapshot, "tcp east").ledger;
    const Ledger& west = sourceNamed(*snapshot, "tcp west").ledger;
    EXPECT_EQ(east.valid, 2u);
    EXPECT_EQ(east.duplicate, 2u);
    EXPECT_EQ(west.valid, 2u);
    EXPECT_TRUE(east.balances() && west.balances());
    EXPECT_EQ(snapshot->ledger.received, 6u);
    EXPECT_EQ(sourceNamed(*snapshot, "tcp").idHorizon, 4u);
}

// One sender far behind another: each has its own watermark.
TEST(LiveSource, ASlowSenderIsNotLate)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    engine->listen("tcp", log);
    ASSERT_TRUE(log->append(batchOf(record("a", -90'000) + record("a", -89'990), "slow", 2)));
    ASSERT_TRUE(log->append(batchOf(record("a", 0), "fast", 1)));
    for (int i = 0; engine->snapshot()->ledger.received < 3 && i < 100'000'000; ++i) std::this_thread::yield();
    engine->settle();
    EXPECT_EQ(engine->snapshot()->watermark.us, kNow - 89'995 * kSecond - 1);   // the least of both
    const auto snapshot = finish(*engine, *log);
    EXPECT_EQ(sourceNamed(*snapshot, "tcp slow").ledger.valid, 2u);
}

// The rules that judge events are also those that make minutes final.
TEST(LiveSource, TheOverallWatermarkObeysTheRulesGiven)
{
    EventTimeRules rules;
    rules.outOfOrderness = 100 * kSecond;
    rules.idle = -1;   // silent at once
    const auto engine = makeEngine({}, rules);
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(engine->listen("tcp", log));
    engine->settle();
    EXPECT_EQ(engine->snapshot()->watermark.us, kNow - 100 * kSecond);
    finish(*engine, *log);
}

// The order of what comes within the lateness changes no total, however it is cut into batches.
TEST(LiveSource, TotalsDoNotDependOnOrder)
{
    std::mt19937 random(4);
    std::vector<std::string> records;
    for (int i = 0; i < 400; ++i) records.push_back(record("v" + std::to_string(random() % 5), -static_cast<std::int64_t>(random() % 3000)));
    std::map<std::string, Fixed> wanted;
    for (int round = 0; round < 10; ++round) {
        const auto engine = makeEngine();
        auto log = std::make_shared<MemoryLog>();
        engine->listen("tcp", log);
        std::shuffle(records.begin(), records.end(), random);
        for (std::size_t i = 0; i < records.size();) {
            std::string bytes;
            for (std::size_t n = 1 + random() % 60; n > 0 && i < records.size(); --n) bytes += records[i++];
            ASSERT_TRUE(log->append(batchOf(bytes)));
        }
        const auto snapshot = finish(*engine, *log);
        EXPECT_EQ(snapshot->ledger.valid, 400u);
        for (int v = 0; v < 5; ++v)
            for (int minute = -50; minute <= 0; ++minute) {
                const std::string item = "v" + std::to_string(v);
                const auto count = engine->getViewsCount(item, {kNow + minute * kMinute}, {kNow + (minute + 1) * kMinute});
                const std::string key = item + std::to_string(minute);
                if (round == 0) wanted[key] = *count->value;
                else ASSERT_EQ(*count->value, wanted[key]) << key;
            }
    }
}

// A second process goes on where the first one committed: positions and sequences join without gap or overlap.
TEST(LiveSource, GoesOnFromItsCheckpoint)
{
    const std::string data = freshDirectory("tally-live-");
    const std::string one = record("a", 0) + record("b", 1);
    for (std::uint64_t run = 0; run < 3; ++run) {
        const auto engine = makeEngine(data);
        auto log = std::make_shared<MemoryLog>();
        engine->listen("tcp", log);
        ASSERT_TRUE(log->append(batchOf(one, "east", run * 2 + 2)));
        ASSERT_TRUE(log->append(batchOf(record("c", 2))));
        finish(*engine, *log);
    }
    const auto reader = openSqliteReader(data);
    ASSERT_TRUE(reader);
    const auto sources = (*reader)->sources();
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->size(), 2u);
    for (const StoredSource& source : *sources) {
        const bool east = source.name == "tcp east";
        EXPECT_EQ(source.ledger.valid, east ? 6u : 3u);
        EXPECT_EQ(source.position, east ? 6u : 3 * (one.size() + record("c", 2).size()));
    }
    const auto engine = makeEngine(data);
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(3));
    std::filesystem::remove_all(data);
}

// What a later event changed in a final minute goes into the store with its batch, and can be taken back.
TEST(LiveSource, RevisionsAreKeptInTheStore)
{
    const std::string data = freshDirectory("tally-revised-");
    const auto clock = std::make_shared<ManualClock>(kNow);
    const auto begin = [&] {
        EngineOptions options;
        options.threads = 1;
        options.dataDirectory = data;
        options.clock = clock;
        auto engine = std::move(*Engine::create(options));
        engine->settle();
        return engine;
    };
    const auto run = [&](const std::string& bytes) {
        const auto engine = begin();
        auto log = std::make_shared<MemoryLog>();
        engine->listen("tcp", log);
        EXPECT_TRUE(log->append(batchOf(bytes)));
        finish(*engine, *log);
    };
    run(record("a", -600) + record("b", -590) + record("a", 0));
    clock->advance(kMinute);
    run(record("a", -599) + record("c", -300) + record("b", 10) + record("a", -598));   // two of a, one of c are late
    Question question;
    question.range = {{kNow - kHour}, {kNow - 2 * kMinute}};
    const auto engine = begin();
    const auto count = [&](const char* item, std::optional<Micros> knownAt) {
        question.item = item;
        question.asKnownAt = knownAt;
        const auto answer = engine->queries().value(question).get();
        EXPECT_TRUE(answer.has_value()) << (answer ? "" : answer.error().what);
        return std::pair(answer->events, answer->provenance.completeness);
    };
    EXPECT_EQ(count("a", {}), std::pair(std::uint64_t{3}, Completeness::Revised));   // by the view that was loaded
    const Micros first{kNow}, second{kNow + kMinute};
    EXPECT_EQ(count("a", second), std::pair(std::uint64_t{3}, Completeness::Revised));
    EXPECT_EQ(count("a", first), std::pair(std::uint64_t{1}, Completeness::Final));
    EXPECT_EQ(count("b", first), std::pair(std::uint64_t{1}, Completeness::Final));
    EXPECT_EQ(count("c", first), std::pair(std::uint64_t{0}, Completeness::Final));
    std::filesystem::remove_all(data);
}

// Also those of items that memory has no room for; and they do not count there twice.
TEST(LiveSource, RevisionsOfItemsWithoutAPlaceInMemoryAreKeptInTheStore)
{
    const std::string data = freshDirectory("tally-revised-cold-");
    const auto clock = std::make_shared<ManualClock>(kNow);
    for (const std::string& bytes : {record("a", -600) + record("b", -590) + record("a", 0), record("b", -599) + record("c", -300) + record("a", 1)}) {
        EngineOptions options;
        options.threads = 1;
        options.dataDirectory = data;
        options.clock = clock;
        options.itemBudget = 1;
        const auto engine = std::move(*Engine::create(options));
        auto log = std::make_shared<MemoryLog>();
        engine->listen("tcp", log);
        EXPECT_TRUE(log->append(batchOf(bytes)));
        finish(*engine, *log);
        clock->advance(kMinute);
    }
    StoreSource source(std::move(*openSqliteReader(data)));
    Question question;
    question.range = {{kNow - kHour}, {kNow - 2 * kMinute}};
    const auto count = [&](const char* item, std::optional<Micros> knownAt) {
        question.item = item;
        question.asKnownAt = knownAt;
        return source.value(question)->events;
    };
    EXPECT_EQ(count("b", {}), 2u);
    EXPECT_EQ(count("b", Micros{kNow}), 1u);
    EXPECT_EQ(count("c", {}), 1u);
    EXPECT_EQ(count("c", Micros{kNow}), 0u);
    std::filesystem::remove_all(data);
}

TEST(IdWindow, ForgetsTheOldestAndNeverTheNewest)
{
    IdWindow window(800, kDay);
    for (int i = 0; i < 5000; ++i) {
        ASSERT_TRUE(window.insert("s", std::to_string(i), {kNow}));
        for (int back = 0; back < 700 && back <= i; back += 233) ASSERT_FALSE(window.insert("s", std::to_string(i - back), {kNow}));
        ASSERT_LE(window.size(), 800u);
    }
    EXPECT_TRUE(window.insert("s", "0", {kNow}));
    EXPECT_TRUE(window.insert("t", "4999", {kNow}));
    EXPECT_TRUE(window.insert("s", "4998", {kNow + 2 * kDay})) << "older than the age limit";
}

TEST(IdWindow, WindowsShareTheirMemoryAndForgetSooner)
{
    constexpr std::size_t kBytes = 1u << 20, kIds = 200'000;
    const auto budget = std::make_shared<IdBudget>(kBytes);
    const auto fill = [&](IdWindow& window) {
        for (std::size_t i = 0; i < kIds; ++i) window.insert("s", std::to_string(i), {kNow});
    };
    auto one = std::make_unique<IdWindow>(IdWindow::kUsual, kDay, budget);
    fill(*one);
    EXPECT_LE(budget->used(), kBytes);
    EXPECT_GT(budget->used(), kBytes / 2);
    EXPECT_EQ(budget->used(), one->memoryBytes());
    const std::size_t alone = one->size();
    EXPECT_GT(alone, 30'000U) << "28 bytes or fewer for each";
    EXPECT_FALSE(one->insert("s", std::to_string(kIds - alone + 10), {kNow}));
    EXPECT_TRUE(one->insert("s", "0", {kNow}));
    IdWindow other(IdWindow::kUsual, kDay, budget);
    fill(other);
    fill(*one);
    EXPECT_LE(budget->used(), kBytes);
    EXPECT_NEAR(static_cast<double>(one->size()), static_cast<double>(alone) / 2, static_cast<double>(alone) / 8);
    one.reset();
    EXPECT_EQ(budget->used(), other.memoryBytes());
}

// 10 M ids in the memory of 1 GiB, as the program says: a 128th of both.
TEST(IdWindow, TheUsualBudgetHoldsTheUsualWindow)
{
    constexpr std::size_t kPart = 128;
    const auto budget = std::make_shared<IdBudget>(memoryShares(std::uint64_t{1} << 30, true).ids / kPart);
    IdWindow bounded(IdWindow::kUsual / kPart, kDay, budget), free(IdWindow::kUsual / kPart, kDay);
    for (std::size_t i = 0; i < 2 * IdWindow::kUsual / kPart; ++i) {
        bounded.insert("s", std::to_string(i), {kNow});
        free.insert("s", std::to_string(i), {kNow});
        ASSERT_EQ(bounded.size(), free.size());
    }
}


}  // namespace
}  // namespace tally
