// SPDX-License-Identifier: GPL-3.0-or-later
// The worked examples of the design talk, as tests by name: what its diagrams show must come out of the engine.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "core/engine/import/importer.h"
#include "core/log/memory_log.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"
#include "core/store/sqlite/store_check.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/log/journal_fixture.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

constexpr Micros kAt15{kNow + 15 * kHour}, kAt16{kNow + 16 * kHour}, kAt17{kNow + 17 * kHour}, kAt18{kNow + 18 * kHour};

std::string viewOf(const std::string& item, Micros time = {kNow})
{
    return "{\"videoId\":\"" + item + "\",\"timestamp\":" + std::to_string(time.us / kSecond) + "}\n";
}

std::string viewsOf(const std::string& item, int times, Micros from)
{
    std::string lines;
    for (int i = 0; i < times; ++i) lines += viewOf(item, {from.us + i * kMinute});
    return lines;
}

std::uint64_t views(Engine& engine, const std::string& item, Micros from = {kNow}, Micros to = {kNow + kMinute})
{
    const auto answer = engine.getViewsCount(item, from, to);
    EXPECT_TRUE(answer.has_value()) << (answer ? "" : answer.error().what);
    return answer ? answer->events : 0;
}

std::uint64_t storedViews(const std::string& directory, const std::string& item)
{
    Question question;
    question.item = item;
    auto reader = openSqliteReader(directory);
    EXPECT_TRUE(reader.has_value());
    return StoreSource(std::move(*reader)).value(question)->events;
}

// Tiers add up and every event of the ledgers is in them.
void expectSound(const std::string& directory)
{
    const auto checks = checkSqliteStore(directory);
    ASSERT_TRUE(checks.has_value());
    for (const StoreCheck& check : *checks) EXPECT_EQ(check.failed, 0u) << check.name << ": " << check.problems.front();
}

// Hands everything on, and remembers what was written.
class WatchedStore final : public RollupStore {
public:
    explicit WatchedStore(std::unique_ptr<RollupStore> store) : store_(std::move(store)) {}
    Result<void> apply(const RollupBatch& batch) override
    {
        for (const BatchCell& cell : batch.cells) writes.push_back(cell.tally.count);
        return store_->apply(batch);
    }
    Result<std::vector<StoredSource>> sources() const override { return store_->sources(); }
    Result<bool> hasBatch(std::string_view id) const override { return store_->hasBatch(id); }
    Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now) override { return store_->applyNames(rows, now); }
    Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) override { return store_->replaceDays(days, recount, approve); }
    Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) override { return store_->settleLetters(ids, judge); }
    std::vector<std::uint64_t> writes;

private:
    std::unique_ptr<RollupStore> store_;
};

class GoldenFixture : public testing::Test {
protected:
    std::string write(const std::string& name, const std::string& lines) const
    {
        std::ofstream(folder_.file(name), std::ios::binary) << lines;
        return folder_.file(name);
    }
    std::string data() const { return folder_.file("data"); }
    std::unique_ptr<WatchedStore> openStore(const std::string& directory) const
    {
        auto store = openSqliteStore(directory);
        EXPECT_TRUE(store.has_value());
        return std::make_unique<WatchedStore>(std::move(*store));
    }
    // A journal on a disk that a test can copy, as a killed process leaves it.
    static std::shared_ptr<Journal> openJournal(const std::shared_ptr<test::FaultyFileSystem>& disk)
    {
        JournalOptions options;
        options.keepFree = 0;
        auto journal = Journal::open(disk, test::kFolder, "tcp", options, std::make_shared<ManualClock>(kNow));
        EXPECT_TRUE(journal.has_value());
        return std::shared_ptr<Journal>(std::move(*journal));
    }
    static void append(Journal& journal, const std::string& item)
    {
        while (!journal.append(viewOf(item), Micros{kNow})) std::this_thread::yield();
    }
    // Counts what the journal holds behind the checkpoint of `directory`, and commits; nothing is kept without a directory.
    static std::vector<std::uint64_t> countFrom(const std::shared_ptr<test::FaultyFileSystem>& disk, const std::string& directory,
                                                const std::vector<std::string>& newItems, std::initializer_list<const char*> asked)
    {
        {
            const auto engine = makeEngine(directory);
            const auto journal = openJournal(disk);
            EXPECT_TRUE(engine->listen("tcp", journal).has_value());
            for (const std::string& item : newItems) append(*journal, item);
            journal->close();
        }
        std::vector<std::uint64_t> counts;
        for (const char* item : asked) counts.push_back(storedViews(directory, item));
        return counts;
    }

    test::TemporaryDirectory folder_;
};

TEST_F(GoldenFixture, GF1_ViewsPerHourAddUpOverHalfOpenRanges)
{
    const std::string log = write("log", viewsOf("A", 2, kAt15) + viewsOf("A", 3, kAt16) + viewsOf("A", 8, kAt17));
    ASSERT_TRUE(importLog(log, {}, openStore(data()).get()).has_value());
    const auto engine = makeEngine(data());
    EXPECT_EQ(views(*engine, "A", kAt15, kAt18), 13u);
    EXPECT_EQ(views(*engine, "A", kAt16, kAt18), 11u);
    const auto bars = engine->series("A", "view", Function::Count, kAt15, kAt18, {kHour});
    ASSERT_TRUE(bars.has_value());
    ASSERT_EQ(bars->points.size(), 3u);
    for (const auto& [at, bar] : {std::pair{0u, 2}, {1u, 3}, {2u, 8}}) EXPECT_EQ(bars->points[at].value, Fixed::fromInteger(bar));

    // The store alone says the same, from whole hours.
    StoreSource store(std::move(*openSqliteReader(data())));
    Question question;
    question.item = "A";
    question.range = {kAt15, kAt18};
    const auto answer = store.value(question);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->events, 13u);
    EXPECT_EQ(answer->provenance.tier, "hour");
}

// The report panel joins the bars with what the video and its channel are called.
TEST_F(GoldenFixture, GF1_TheReportJoinsVideoAndChannelNames)
{
    const std::string log = write("log", viewsOf("A", 2, kAt15) + viewsOf("A", 3, kAt16) + viewsOf("A", 8, kAt17));
    {
        const auto store = openStore(data());
        ASSERT_TRUE(importLog(log, {}, store.get()).has_value());
        const NameRow row{"A", "Distributed Cache", {{"channel", "System Design Interview"}}, {}};
        ASSERT_TRUE(store->applyNames({&row, 1}, {kNow}).has_value());
    }
    const auto engine = makeEngine(data());
    const auto top = engine->topK(1, "view", kAt15, kAt18);
    ASSERT_TRUE(top.has_value() && top->rows.size() == 1);
    const auto reader = openSqliteReader(data());
    const std::vector<std::string> items{top->rows.front().item};
    const auto names = (*reader)->names(items, {kAt18});
    ASSERT_TRUE(names.has_value() && names->front().has_value());
    EXPECT_EQ(names->front()->name, "Distributed Cache");
    EXPECT_EQ(names->front()->attributes.front().second, "System Design Interview");
    EXPECT_EQ(top->rows.front().tally.count, 13u);
}

TEST_F(GoldenFixture, GF2_PreAggregationWritesThreeOnceInsteadOfOneThrice)
{
    const auto together = openStore(folder_.file("together")), apart = openStore(folder_.file("apart"));
    ASSERT_TRUE(importLog(write("three", viewOf("A") + viewOf("A") + viewOf("A")), {}, together.get()).has_value());
    EXPECT_EQ(together->writes, (std::vector<std::uint64_t>{3}));
    for (int second = 0; second < 3; ++second)   // three contents, so three inputs
        ASSERT_TRUE(importLog(write("one", viewOf("A", {kNow + second * kSecond})), {}, apart.get()).has_value());
    EXPECT_EQ(apart->writes, (std::vector<std::uint64_t>{1, 1, 1}));
    EXPECT_EQ(storedViews(folder_.file("together"), "A"), 3u);
    EXPECT_EQ(storedViews(folder_.file("apart"), "A"), 3u);
}

TEST_F(GoldenFixture, GF3_WhatWasPulledFromADurableQueueSurvivesTheWorker)
{
    {
        const auto pushed = makeEngine();
        ASSERT_TRUE(pushed->countViewEvent("A"));
        ASSERT_TRUE(pushed->countViewEvent("B"));
        ASSERT_EQ(views(*pushed, "A") + views(*pushed, "B"), 2u);
    }   // killed: it kept all of it in memory
    const auto afterPush = makeEngine();
    EXPECT_EQ(views(*afterPush, "A") + views(*afterPush, "B"), 0u);

    auto disk = std::make_shared<test::FaultyFileSystem>();
    {
        const auto pulled = makeEngine();
        const auto journal = openJournal(disk);
        ASSERT_TRUE(pulled->listen("tcp", journal).has_value());
        append(*journal, "A");
        append(*journal, "B");
        journal->close();
        pulled->settle();
    }   // killed: so was this one, but the queue has them
    EXPECT_EQ(countFrom(disk, data(), {}, {"A", "B"}), (std::vector<std::uint64_t>{1, 1}));
}

TEST_F(GoldenFixture, GF4_ACrashAfterAnyOffsetCountsEachOnce)
{
    const std::vector<std::string> queue{"A", "B", "C"};
    for (std::ptrdiff_t checkpoint = 0; checkpoint <= 3; ++checkpoint) {
        const std::string directory = folder_.file("data" + std::to_string(checkpoint)), saved = directory + ".saved";
        auto disk = std::make_shared<test::FaultyFileSystem>();
        countFrom(disk, directory, {queue.begin(), queue.begin() + checkpoint}, {});
        fs::copy(directory, saved, fs::copy_options::recursive);
        // This process counts on, and crashes before its next checkpoint: only the queue has what it took.
        countFrom(disk, directory, {queue.begin() + checkpoint, queue.end()}, {});
        const auto left = disk->copy();
        EXPECT_EQ(countFrom(left, saved, {}, {"A", "B", "C"}), (std::vector<std::uint64_t>{1, 1, 1})) << checkpoint;
        expectSound(saved);
    }
}

TEST_F(GoldenFixture, GF5_PartitionsAreCountedApartAndAddUp)
{
    const auto engine = makeEngine();
    const std::vector<std::pair<std::string, int>> partitions{{"A", 2}, {"B", 3}, {"C", 1}};
    for (const auto& [item, times] : partitions) {
        const auto log = std::make_shared<MemoryLog>();
        ASSERT_TRUE(engine->listen("partition " + item, log).has_value());
        for (int i = 0; i < times; ++i) ASSERT_TRUE(log->append(viewOf(item), {kNow}));
        log->close();
    }
    while (engine->snapshot()->ledger.received < 6) std::this_thread::yield();
    engine->settle();
    for (const auto& [item, times] : partitions) EXPECT_EQ(views(*engine, item), static_cast<std::uint64_t>(times)) << item;
    // One key a partition: each partition's ledger is its key's count.
    for (const SourceState& source : engine->snapshot()->sources) {
        for (const auto& [item, times] : partitions) {
            if (source.name != "partition " + item) continue;
            EXPECT_EQ(source.ledger.valid, static_cast<std::uint64_t>(times)) << item;
        }
    }
    EXPECT_EQ(engine->snapshot()->ledger.valid, 6u);
}

TEST_F(GoldenFixture, GF6_SevenStoredAndThreeNewMakeTen)
{
    ASSERT_TRUE(importLog(write("log", viewsOf("A", 7, {kNow})), {}, openStore(data()).get()).has_value());
    ASSERT_EQ(storedViews(data(), "A"), 7u);
    {
        const auto engine = makeEngine(data());
        for (int i = 0; i < 3; ++i) ASSERT_TRUE(engine->countViewEvent("A"));
        EXPECT_EQ(views(*engine, "A", {kNow}, {kNow + kHour}), 10u);   // what is stored and what is in memory, as one answer
    }
    EXPECT_EQ(storedViews(data(), "A"), 10u);
    const auto reader = openSqliteReader(data());
    ASSERT_TRUE(reader.has_value());
    const auto sources = (*reader)->sources();
    ASSERT_TRUE(sources.has_value());
    std::uint64_t fromEngine = 0;
    for (const StoredSource& source : *sources)
        if (source.fingerprint.empty()) fromEngine += source.ledger.valid;
    expectSound(data());
    EXPECT_EQ(fromEngine, 3u);   // the write was +3, not 10
}

}  // namespace
}  // namespace tally
