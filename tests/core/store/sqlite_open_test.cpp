// SPDX-License-Identifier: GPL-3.0-or-later
// Opening: what is refused, and in which words.
#include <gtest/gtest.h>

#include <fstream>

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

void execute(const TemporaryDirectory& directory, const char* sql)
{
    auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
    ASSERT_TRUE(db.has_value());
    ASSERT_TRUE(db->exec(sql).has_value());
}

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(SqliteOpen, ASecondWriterIsToldWhoWrites)
{
    const TemporaryDirectory directory;
    auto first = openSqliteStore(directory.path());
    ASSERT_TRUE(first.has_value());
    const auto second = openSqliteStore(directory.path());
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::Busy);
    EXPECT_NE(second.error().what.find("process " + std::to_string(::getpid())), std::string::npos) << second.error().what;
    EXPECT_EQ(second.error().where, directory.file("lock"));
    first->reset();
    EXPECT_TRUE(openSqliteStore(directory.path()).has_value());
}

TEST(SqliteOpen, AStoreThatIsTakenAwayIsMissedAndFoundAgain)
{
    const TemporaryDirectory directory;
    auto store = openSqliteStore(directory.path());
    ASSERT_TRUE(store.has_value());
    BatchMaker maker(9);
    const OwnedBatch first = maker.make("1", 20, 10, 1), second = maker.make("2", 20, 10, 1);
    ASSERT_TRUE((*store)->apply(first.batch).has_value());
    std::filesystem::rename(directory.file("tally.db"), directory.file("elsewhere"));
    for (int tries = 0; tries < 2; ++tries) {
        const auto away = (*store)->apply(second.batch);
        ASSERT_FALSE(away.has_value());
        EXPECT_EQ(away.error().code, ErrorCode::Store);
        EXPECT_EQ(away.error().where, directory.file("tally.db"));
        EXPECT_NE(away.error().what.find("moved or deleted"), std::string::npos) << away.error().what;
    }
    std::filesystem::rename(directory.file("elsewhere"), directory.file("tally.db"));
    EXPECT_TRUE((*store)->apply(second.batch).has_value());
    ModelStore model;
    model.apply(first.batch);
    model.apply(second.batch);
    EXPECT_TRUE(readCells(**openSqliteReader(directory.path()), {}) == model.cells({}));
}

TEST(SqliteOpen, ALockFileLeftByACrashDoesNotMatter)
{
    const TemporaryDirectory directory;
    std::ofstream(directory.file("lock")) << "99999999\n";
    EXPECT_TRUE(openSqliteStore(directory.path()).has_value());
}

TEST(SqliteOpen, ANewerSchemaIsRefusedAndLeftAlone)
{
    const TemporaryDirectory directory;
    ASSERT_TRUE(openSqliteStore(directory.path()).has_value());
    ASSERT_NO_FATAL_FAILURE(execute(directory, "PRAGMA user_version=9"));
    const std::string before = contentOf(directory.file("tally.db"));
    const auto store = openSqliteStore(directory.path());
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, ErrorCode::Store);
    EXPECT_NE(store.error().what.find("newer version of Tallyscope (schema 9)"), std::string::npos) << store.error().what;
    const auto reader = openSqliteReader(directory.path());
    ASSERT_FALSE(reader.has_value());
    EXPECT_EQ(reader.error().code, ErrorCode::Store);
    EXPECT_EQ(contentOf(directory.file("tally.db")), before);
}

TEST(SqliteOpen, ADatabaseOfAnotherProgramIsRefusedAndLeftAlone)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(execute(directory, "CREATE TABLE diary(text)"));
    const std::string before = contentOf(directory.file("tally.db"));
    EXPECT_FALSE(openSqliteStore(directory.path()).has_value());
    EXPECT_FALSE(openSqliteReader(directory.path()).has_value());
    EXPECT_EQ(contentOf(directory.file("tally.db")), before);
}

TEST(SqliteOpen, AFileThatIsNoDatabaseIsRefused)
{
    const TemporaryDirectory directory;
    std::ofstream(directory.file("tally.db")) << std::string(5000, 'z');
    const auto store = openSqliteStore(directory.path());
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, ErrorCode::Damaged);
    EXPECT_NE(store.error().what.find("not a database"), std::string::npos) << store.error().what;
}

TEST(SqliteOpen, AReaderNamesWhatIsMissing)
{
    const TemporaryDirectory directory;
    const auto noDirectory = openSqliteReader(directory.file("nowhere"));
    ASSERT_FALSE(noDirectory.has_value());
    EXPECT_EQ(noDirectory.error().code, ErrorCode::Store);
    EXPECT_EQ(noDirectory.error().where, directory.file("nowhere"));
    const auto noDatabase = openSqliteReader(directory.path());
    ASSERT_FALSE(noDatabase.has_value());
    EXPECT_EQ(noDatabase.error().where, directory.file("tally.db"));
    EXPECT_FALSE(std::filesystem::exists(directory.file("tally.db")));
}

TEST(SqliteOpen, AStoreIsDurableAndMarked)
{
    const TemporaryDirectory directory;
    const auto store = openSqliteStore(directory.path());
    ASSERT_TRUE(store.has_value());
    auto db = sqlite::openForWriting(directory.path());
    ASSERT_TRUE(db.has_value());
    EXPECT_EQ(db->integer("PRAGMA synchronous").value(), 2);
    EXPECT_EQ(db->integer("PRAGMA application_id").value(), sqlite::kApplicationId);
    EXPECT_EQ(db->integer("PRAGMA user_version").value(), sqlite::kSchemaVersion);
    EXPECT_EQ(db->integer("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'").value(), 1);
}

TEST(SqliteOpen, ADamagedBlockIsAnErrorNotAWrongAnswer)
{
    const TemporaryDirectory directory;
    BatchMaker maker(12);
    {
        auto store = openSqliteStore(directory.path());
        ASSERT_TRUE(store.has_value());
        const OwnedBatch made = maker.make("1", 9'000, 300, 1);
        ASSERT_TRUE((*store)->apply(made.batch).has_value());
    }
    ASSERT_NO_FATAL_FAILURE(execute(directory, "UPDATE block SET cells = x'01ffff00' WHERE id = 2"));
    const auto reader = openSqliteReader(directory.path());
    ASSERT_TRUE(reader.has_value());
    const auto cells = (*reader)->cells({}, [](auto...) {});
    ASSERT_FALSE(cells.has_value());
    EXPECT_EQ(cells.error().code, ErrorCode::Damaged);
    EXPECT_NE(cells.error().what.find("block 2"), std::string::npos);
}

TEST(SqliteOpen, ALogWithoutItsDatabaseIsLeftAsItIs)
{
    for (const bool empty : {false, true}) {
        const TemporaryDirectory directory;
        std::ofstream(directory.file("tally.db-wal")) << "committed pages";
        if (empty) std::ofstream(directory.file("tally.db")).flush();
        const auto store = openSqliteStore(directory.path());
        ASSERT_FALSE(store.has_value());
        EXPECT_NE(store.error().what.find("tally.db-wal holds data"), std::string::npos);
        EXPECT_FALSE(openSqliteReader(directory.path()).has_value());
        EXPECT_EQ(contentOf(directory.file("tally.db-wal")), "committed pages");
    }
}

}  // namespace
}  // namespace tally::test
