// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on a journal: what a killed process left is counted by the next one, once; a full disk is said.
#include <filesystem>
#include <random>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

#include "tests/core/engine/test_engine.h"
#include "tests/core/log/journal_fixture.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

std::shared_ptr<Journal> openJournal(const std::shared_ptr<test::FaultyFileSystem>& disk)
{
    JournalOptions options;
    options.keepFree = 0;
    auto journal = Journal::open(disk, test::kFolder, "tcp", options, std::make_shared<ManualClock>(kNow));
    EXPECT_TRUE(journal) << journal.error().what;
    return std::shared_ptr<Journal>(std::move(*journal));
}

void append(Journal& journal, const std::string& item)
{
    while (!journal.append("{\"videoId\":\"" + item + "\",\"timestamp\":1795392000}\n", Micros{kNow})) std::this_thread::yield();
}

// A header comes once, with the first connection; a restart must not take the rows behind it for something else.
TEST(JournalEngine, RowsWithoutTheirHeaderAreReadAfterARestart)
{
    const std::string data = std::filesystem::temp_directory_path() / ("tally-journal-csv-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    auto disk = std::make_shared<test::FaultyFileSystem>();
    const char* batches[] = {"price,shop,when\n1.5,a,1795392000\n", "2.5,a,1795392001\n3,b,1795392002\n", "price,shop,when\n4,a,1795392003\n"};
    for (const char* batch : batches) {
        ReadOptions read;
        read.mapping[Part::Item] = {"shop", Unit::None};
        read.mapping[Part::Time] = {"when", Unit::None};
        read.mapping[Part::Value] = {"price", Unit::None};
        const auto engine = makeEngine(data);
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal, read));
        while (!journal->append(batch, Micros{kNow})) std::this_thread::yield();
        journal->close();
    }
    const auto engine = makeEngine(data);
    engine->settle();
    EXPECT_EQ(engine->getStats("a", "view", Function::Sum, {kNow}, {kNow + kMinute})->value, Fixed{8'000'000});
    EXPECT_EQ(engine->getViewsCount("b", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->snapshot()->ledger.rejected, 0U);
    std::filesystem::remove_all(data);
}

// The disk hiccups while the ids of earlier batches are learnt from the journal: nothing of these counts again.
TEST(JournalEngine, AReadErrorWhileIdsAreLearntCountsNothingTwice)
{
    const test::TemporaryDirectory directory;
    auto disk = std::make_shared<test::FaultyFileSystem>();
    const auto line = [](int n) { return "{\"videoId\":\"v" + std::to_string(n) + "\",\"eventId\":\"e" + std::to_string(n) + "\",\"timestamp\":1795392000}\n"; };
    {
        const auto engine = makeEngine(directory.file("data"));
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal));
        for (int n = 0; n < 40; ++n)
            while (!journal->append(line(n), Micros{kNow})) std::this_thread::yield();
        journal->close();
    }
    int fired = 0;
    for (std::uint64_t n = 1;; ++n) {
        SCOPED_TRACE("read " + std::to_string(n));
        const std::string data = directory.file("data" + std::to_string(n));
        std::filesystem::copy(directory.file("data"), data);
        const auto copy = disk->copy();
        {
            const auto engine = makeEngine(data);
            const auto journal = openJournal(copy);
            copy->failAt(n, test::FaultyFileSystem::Fault::Io, [](auto op) { return op == test::FaultyFileSystem::Op::Read || op == test::FaultyFileSystem::Op::Open; });
            ASSERT_TRUE(engine->listen("tcp", journal));
            for (int again = 0; again < 40; again += 13)
                while (!journal->append(line(again), Micros{kNow})) std::this_thread::yield();
            while (!journal->append(line(40), Micros{kNow})) std::this_thread::yield();
            journal->close();
        }
        const bool hit = copy->fired();
        copy->heal();
        {
            const auto engine = makeEngine(data);   // goes on with what an error at the very end left
            const auto journal = openJournal(copy);
            ASSERT_TRUE(engine->listen("tcp", journal));
            journal->close();
        }
        const auto engine = makeEngine(data);
        engine->settle();
        const Ledger ledger = engine->snapshot()->ledger;
        EXPECT_EQ(ledger.valid, 41U);
        EXPECT_EQ(ledger.duplicate, 4U);
        EXPECT_EQ(ledger.received, 45U);
        if (!hit) break;
        ++fired;
    }
    EXPECT_GT(fired, 2);
}

// The key of a batch is known to the next process by the journal alone; the store keeps no row of it.
TEST(JournalEngine, AKeyIsKnownAfterARestart)
{
    const std::string data = std::filesystem::temp_directory_path() / ("tally-journal-key-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    auto disk = std::make_shared<test::FaultyFileSystem>();
    for (int run = 0; run < 3; ++run) {
        const auto engine = makeEngine(data);
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal));
        std::vector<RawBatch> body(1);
        body[0].sender = std::string(1, kMarkOfKey) + "same/0";
        body[0].arrival = {kNow};
        body[0].bytes = "{\"videoId\":\"a\",\"timestamp\":1795392000}\nrubbish\n";
        ASSERT_NE(journal->appendAll(std::move(body)), 0U);
        append(*journal, "b");
        journal->close();
    }
    const auto engine = makeEngine(data);
    engine->settle();
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->getViewsCount("b", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(3));
    EXPECT_EQ(engine->snapshot()->ledger.duplicate, 4U);
    EXPECT_EQ(engine->snapshot()->ledger.rejected, 1U);
    EXPECT_TRUE(engine->snapshot()->ledger.balances());
    std::filesystem::remove_all(data);
}

// A "kill": the disk as it was at that moment, and the store as it had committed by then, perhaps more than once behind.
TEST(JournalEngine, WhatAKilledProcessLeftCountsOnce)
{
    const std::string data = std::filesystem::temp_directory_path() / ("tally-journal-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    auto disk = std::make_shared<test::FaultyFileSystem>();
    std::uint64_t sent = 0;
    for (int run = 0; run < 4; ++run) {
        std::shared_ptr<test::FaultyFileSystem> left;
        {
            const auto engine = makeEngine(data);
            const auto journal = openJournal(disk);
            ASSERT_TRUE(engine->listen("tcp", journal));
            for (int i = 0; i < 500; ++i) append(*journal, "a");
            sent += 500;
            journal->close();
        }   // all of it is in the store
        {
            // This one only reaches the journal.
            const auto journal = openJournal(disk);
            journal->seek(0);
            for (int i = 0; i < 300; ++i) append(*journal, "a");
            sent += 300;
            journal->close();
            while (!journal->drained()) static_cast<void>(journal->next(std::chrono::milliseconds(20)));
            left = disk->copy();
        }
        disk = left;
    }
    {
        const auto engine = makeEngine(data);
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal));
        journal->close();
    }
    const auto engine = makeEngine(data);
    EXPECT_EQ(*engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(static_cast<std::int64_t>(sent)));
    EXPECT_EQ(engine->snapshot()->ledger.received, sent);
    std::filesystem::remove_all(data);
}

void run(const std::string& data, const char* sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((data + "/tally.db").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

TEST(JournalEngine, AStoreThatGoesOnRefusingDoesNotKeepTheProcessAndLosesNothing)
{
    const std::string data = std::filesystem::temp_directory_path() / ("tally-refusing-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    auto disk = std::make_shared<test::FaultyFileSystem>();
    {
        const auto engine = makeEngine(data);
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal));
        run(data, "ALTER TABLE source RENAME TO gone");
        for (int i = 0; i < 300; ++i) append(*journal, "a");
        journal->close();
    }   // ends, or the test's time is over
    run(data, "ALTER TABLE gone RENAME TO source");
    {
        const auto engine = makeEngine(data);
        engine->settle();
        EXPECT_EQ(engine->snapshot()->ledger.received, 0u);
        const auto journal = openJournal(disk);
        ASSERT_TRUE(engine->listen("tcp", journal));
        journal->close();
    }
    const auto engine = makeEngine(data);
    engine->settle();
    EXPECT_EQ(engine->snapshot()->ledger.received, 300u);
    std::filesystem::remove_all(data);
}

class RestartedEngine : public testing::Test {
protected:
    RestartedEngine() : data(std::filesystem::temp_directory_path() / ("tally-restarted-" + std::to_string(::getpid()))) { std::filesystem::remove_all(data); }
    ~RestartedEngine() override { std::filesystem::remove_all(data); }

    // What one process makes of `lines`, on the store and the journal that the one before left.
    Ledger run(const std::vector<std::string>& lines, const std::string& sender = {})
    {
        {
            const auto engine = makeEngine(data);
            const auto journal = openJournal(disk);
            EXPECT_TRUE(engine->listen("tcp", journal));
            for (const std::string& line : lines) {
                RawBatch batch;
                batch.arrival = Micros{kNow};
                batch.bytes = line + "\n";
                batch.sender = sender;
                batch.records = sender.empty() ? 0 : 1;
                batch.sequence = sender.empty() ? 0 : ++sequence;
                while (!journal->append(std::move(batch))) std::this_thread::yield();
            }
            journal->close();
        }
        const auto engine = makeEngine(data);
        engine->settle();
        return engine->snapshot()->ledger;
    }
    static std::string event(std::int64_t secondsBefore, const std::string& id = {})
    {
        return "{\"videoId\":\"a\",\"timestamp\":" + std::to_string(kNow / kSecond - secondsBefore) + (id.empty() ? "" : ",\"eventId\":\"" + id + "\"") + "}";
    }

    const std::string data;
    std::shared_ptr<test::FaultyFileSystem> disk = std::make_shared<test::FaultyFileSystem>();
    std::uint64_t sequence = 0;
};

// Lateness goes on where it was: two hours behind the newest event is too late, also for the next process.
TEST_F(RestartedEngine, KnowsTheEventTimeOfItsSenders)
{
    EXPECT_EQ(run({event(0)}).valid, 1u);
    EXPECT_EQ(run({event(7200)}).late, 1u);
    EXPECT_EQ(run({event(7200)}, "web").valid, 2u);   // another sender, with a time of its own
    EXPECT_EQ(run({event(0)}, "web").valid, 3u);
    EXPECT_EQ(run({event(7200)}, "web").late, 2u);
}

// A second program may look while the first one writes; it writes nothing.
TEST_F(RestartedEngine, IsLookedAtReadOnlyBesideItsWriter)
{
    run({event(0), event(60)});
    auto writer = makeEngine(data);
    EngineOptions options;
    options.dataDirectory = data;
    EXPECT_EQ(Engine::create(options).error().code, ErrorCode::Busy);
    options.readOnly = true;
    {
        const auto looker = Engine::create(options);
        ASSERT_TRUE(looker);
        (*looker)->settle();
        EXPECT_EQ((*looker)->snapshot()->ledger.valid, 2u);
        ASSERT_TRUE((*looker)->countViewEvent("a"));
    }
    writer.reset();
    EXPECT_EQ(run({}).valid, 2u);
}

TEST_F(RestartedEngine, KnowsTheIdsThatAreInTheJournal)
{
    EXPECT_EQ(run({event(0, "x"), event(0, "y")}).valid, 2u);
    const Ledger after = run({event(0, "y"), event(0, "z"), event(0, "x")});
    EXPECT_EQ(after.valid, 3u);
    EXPECT_EQ(after.duplicate, 2u);
    EXPECT_EQ(run({event(0, "z")}).duplicate, 3u);
    EXPECT_EQ(run({event(0, "z")}, "web").valid, 4u);   // ids are those of one sender
    EXPECT_EQ(run({event(0, "z")}, "web").duplicate, 4u);
}

TEST(JournalEngine, AFullDiskIsSaidAndHeals)
{
    auto disk = std::make_shared<test::FaultyFileSystem>();
    const auto engine = makeEngine();
    const auto journal = openJournal(disk);
    ASSERT_TRUE(engine->listen("tcp", journal));
    const auto waitFor = [&](auto&& condition) {
        for (int i = 0; i < 100'000'000 && !condition(); ++i) std::this_thread::yield();
        return condition();
    };
    append(*journal, "a");
    ASSERT_TRUE(waitFor([&] { return engine->snapshot()->ledger.received == 1; }));
    disk->setCapacity(0);
    append(*journal, "b");
    EXPECT_TRUE(waitFor([&] { return !engine->snapshot()->storeProblem.empty(); }));
    EXPECT_EQ(engine->snapshot()->ledger.received, 1u);
    disk->setCapacity(~std::uint64_t{0});
    EXPECT_TRUE(waitFor([&] { return engine->snapshot()->ledger.received == 2; }));
    EXPECT_TRUE(waitFor([&] { return engine->snapshot()->storeProblem.empty(); }));
    journal->close();
}

}  // namespace
}  // namespace tally
