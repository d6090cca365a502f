// SPDX-License-Identifier: GPL-3.0-or-later
// It always starts, and never deletes: a damaged store is kept under another name, and a new one begins.
#include <fstream>
#include <iterator>
#include <thread>

#include "core/log/journal/journal.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/set_aside.h"
#include "core/store/sqlite/sqlite_names.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

class SetAsideStore : public ::testing::Test {
protected:
    std::string data() const { return directory.file("data"); }
    std::string database() const { return data() + "/tally.db"; }
    static std::string bytesOf(const std::string& path)
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void overwrite(std::size_t offset, const std::string& bytes) const
    {
        std::fstream file(database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(offset));
        file << bytes;
    }
    void make(int events) const
    {
        const auto engine = makeEngine(data());
        EXPECT_TRUE(engine->notes().empty());
        for (int i = 0; i < events; ++i) ASSERT_TRUE(engine->countViewEvent("a"));
    }
    static std::optional<Fixed> views(Engine& engine) { return engine.getViewsCount("a", {kNow}, {kNow + kMinute})->value; }
    std::string aside() const { return database() + ".damaged-" + std::to_string(kNow / kSecond); }
    void execute(const char* sql) const
    {
        auto db = sqlite::Connection::open(database(), sqlite::Connection::Mode::CreateAndWrite);
        ASSERT_TRUE(db);
        ASSERT_TRUE(db->exec(sql)) << sql;
    }
    Result<std::unique_ptr<Engine>> open(bool readOnly = false) const
    {
        EngineOptions options;
        options.dataDirectory = data();
        options.readOnly = readOnly;
        options.clock = std::make_shared<ManualClock>(kNow);
        return Engine::create(options);
    }
    const test::TemporaryDirectory directory;
};

TEST_F(SetAsideStore, ItStartsWithANewOneAndSaysSo)
{
    make(3);
    const std::string rubbish(5000, 'x');
    overwrite(0, rubbish);
    const std::string before = bytesOf(database());
    {
        const auto engine = makeEngine(data());
        ASSERT_EQ(engine->notes().size(), 2U);
        EXPECT_NE(engine->notes()[0].find("set aside as tally.db.damaged-"), std::string::npos) << engine->notes()[0];
        EXPECT_NE(engine->notes()[1].find("names of items"), std::string::npos);
        EXPECT_EQ(bytesOf(aside()), before);
        EXPECT_EQ(engine->snapshot()->items, 0U);
        ASSERT_TRUE(engine->countViewEvent("a"));
        EXPECT_EQ(views(*engine), Fixed::fromInteger(1));
    }
    const auto again = makeEngine(data());
    EXPECT_TRUE(again->notes().empty());
    EXPECT_EQ(views(*again), Fixed::fromInteger(1));
}

TEST_F(SetAsideStore, WhatTheJournalHoldsIsCountedAgain)
{
    const auto journalOf = [this] {
        JournalOptions options;
        options.keepFree = 0;
        return std::shared_ptr<Journal>(std::move(*Journal::open(systemFileSystem(), data() + "/journal", "tcp://a:1", options, std::make_shared<ManualClock>(kNow))));
    };
    {
        const auto engine = makeEngine(data());
        const auto journal = journalOf();
        ASSERT_TRUE(engine->listen("tcp://a:1", journal));
        for (int n = 0; n < 100; ++n)
            while (!journal->append("{\"videoId\":\"a\",\"timestamp\":1795392000}\n", Micros{kNow})) std::this_thread::yield();
        journal->close();
    }
    EXPECT_EQ(views(*makeEngine(data())), Fixed::fromInteger(100));
    overwrite(0, std::string(200, '\0'));
    {
        const auto engine = makeEngine(data());
        const auto journal = journalOf();
        ASSERT_TRUE(engine->listen("tcp://a:1", journal));
        journal->close();
    }
    EXPECT_EQ(views(*makeEngine(data())), Fixed::fromInteger(100));
}

// Most of it can be read, and what people said of items goes over.
TEST_F(SetAsideStore, NamesAndRetentionGoOver)
{
    make(3);
    const auto names = SqliteNames::open(data());
    ASSERT_TRUE(names);
    const NameRow row{"a", "The first", {}, {}};
    ASSERT_TRUE((*names)->applyNames({&row, 1}, {kNow}));
    ASSERT_TRUE(setSqliteRetention(data(), {20, 50}));
    execute("DROP TABLE source");
    const auto engine = makeEngine(data());
    ASSERT_EQ(engine->notes().size(), 1U);
    EXPECT_NE(engine->notes()[0].find("no such table"), std::string::npos) << engine->notes()[0];
    EXPECT_EQ(views(*engine), Fixed::fromInteger(0));
    const auto reader = openSqliteReader(data());
    ASSERT_TRUE(reader);
    const std::vector<std::string> items{"a"};
    EXPECT_EQ((*reader)->names(items, std::nullopt)->front()->name, "The first");
    const auto db = sqlite::openForReading(data());
    EXPECT_EQ(*db->integer("SELECT value FROM meta WHERE name = 'keep_minutes'"), 20);
}

TEST_F(SetAsideStore, FlippedBitsOfTheHeadAreDamage)
{
    for (const char* sql : {"PRAGMA user_version=2130706438", "PRAGMA user_version=0", "PRAGMA user_version=-5", "PRAGMA application_id=7", "PRAGMA application_id=0",
                            "DROP TABLE source", "ALTER TABLE meta DROP COLUMN value"}) {
        std::filesystem::remove_all(data());
        make(1);
        execute(sql);
        const auto engine = makeEngine(data());
        EXPECT_FALSE(engine->notes().empty()) << sql;
        EXPECT_TRUE(std::filesystem::exists(aside())) << sql;
    }
}

TEST_F(SetAsideStore, ALogWithoutItsDatabaseIsKeptToo)
{
    for (const bool empty : {false, true}) {
        std::filesystem::remove_all(data());
        make(1);
        if (empty) std::filesystem::resize_file(database(), 0);
        else std::filesystem::remove(database());
        std::ofstream(database() + "-wal") << "frames";
        const auto engine = makeEngine(data());
        EXPECT_FALSE(engine->notes().empty());
        EXPECT_EQ(bytesOf(aside() + "-wal"), "frames") << empty;
    }
}

// Names are read beside a log whose head is damaged: SQLite takes that for empty, and at its end would remove it.
TEST_F(SetAsideStore, ADamagedLogStaysBesideIt)
{
    make(1);
    execute("DROP TABLE source");
    const std::string log(4152, 'w');
    std::ofstream(database() + "-wal", std::ios::binary) << log;
    const auto clock = std::make_shared<ManualClock>(kNow);
    ASSERT_TRUE(setAsideSqliteStore(data(), databaseIdentity(data()), *clock));
    EXPECT_EQ(bytesOf(aside() + "-wal"), log);
    EXPECT_TRUE(std::filesystem::exists(aside()));
    EXPECT_TRUE(openSqliteStore(data()));
}

// At every step: what was begun is ended by the next one, and said.
TEST_F(SetAsideStore, WhoeverIsInterruptedIsGoneOnWith)
{
    for (int step = 0; step < 4; ++step) {
        std::filesystem::remove_all(data());
        make(1);
        const auto names = SqliteNames::open(data());
        const NameRow row{"a", "The first", {}, {}};
        ASSERT_TRUE((*names)->applyNames({&row, 1}, {kNow}));
        const std::string next = data() + "/tally.db.next-" + std::to_string(kNow / kSecond) + "." + std::to_string(databaseIdentity(data()));
        {   // as a process leaves it that made the new store …
            const auto made = openSqliteStore(next);
            ASSERT_TRUE(made);
            ASSERT_TRUE((*made)->applyNames({&row, 1}, {kNow}));
        }
        execute("DROP TABLE source");
        std::ofstream(database() + "-wal") << "frames";
        if (step >= 1) std::filesystem::rename(database() + "-wal", aside() + "-wal");
        if (step >= 2) std::filesystem::rename(database(), aside());
        if (step >= 3) std::filesystem::rename(next + "/tally.db", database());
        const auto engine = makeEngine(data());
        EXPECT_EQ(engine->notes().size(), 1U) << step;
        EXPECT_TRUE(std::filesystem::exists(aside())) << step;
        EXPECT_EQ(bytesOf(aside() + "-wal"), "frames") << step;
        EXPECT_FALSE(std::filesystem::exists(next)) << step;
        const std::vector<std::string> items{"a"};
        EXPECT_EQ((*openSqliteReader(data()))->names(items, std::nullopt)->front()->name, "The first") << step;
    }
}

TEST_F(SetAsideStore, OnlyTheFileThatWasFoundDamaged)
{
    make(1);
    EXPECT_EQ(setAsideSqliteStore(data(), databaseIdentity(data()) + 1, ManualClock(kNow)).error().code, ErrorCode::Busy);
    EXPECT_FALSE(std::filesystem::exists(aside()));
}

TEST_F(SetAsideStore, WhatIsNotDamagedStaysWhereItIs)
{
    make(1);
    execute("PRAGMA user_version=9");   // of a newer version
    EXPECT_EQ(open().error().code, ErrorCode::Store);
    std::filesystem::remove_all(data());
    std::filesystem::create_directories(data());
    execute("CREATE TABLE diary(text)");
    EXPECT_EQ(open().error().code, ErrorCode::Store);
    std::filesystem::remove_all(data());
    make(1);
    const auto writer = openSqliteStore(data());
    EXPECT_EQ(open().error().code, ErrorCode::Busy);
    overwrite(0, std::string(100, 'x'));
    EXPECT_FALSE(open(true)) << "who only looks moves nothing";
    EXPECT_FALSE(open()) << "nor who does not hold the lock";
    EXPECT_FALSE(std::filesystem::exists(aside()));
}

}  // namespace
}  // namespace tally
