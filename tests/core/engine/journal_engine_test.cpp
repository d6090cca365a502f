// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on a journal: what a killed process left is counted by the next one, once; a full disk is said.
#include <filesystem>
#include <random>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

#include "tests/core/engine/test_engine.h"
#include "tests/core/log/journal_fixture.h"

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
