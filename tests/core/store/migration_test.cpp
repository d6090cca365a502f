// SPDX-License-Identifier: GPL-3.0-or-later
// A store of schema 1, written by the program of that time (data/schema1.sql: two days of minutes as segments, rows of one
// of them, events without a time), opened by the program of today.
#include <gtest/gtest.h>

#include <fstream>

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

void restore(const TemporaryDirectory& directory)
{
    std::ifstream in(std::filesystem::path(__FILE__).parent_path() / "data" / "schema1.sql", std::ios::binary);
    const std::string sql{std::istreambuf_iterator<char>(in), {}};
    ASSERT_GT(sql.size(), 50'000u);
    auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
    ASSERT_TRUE(db.has_value());
    ASSERT_TRUE(db->exec(sql.c_str()).has_value());
    ASSERT_TRUE(db->exec("PRAGMA application_id=1416391801; PRAGMA user_version=1").has_value());
}

std::uint64_t total(const NamedCells& cells)
{
    std::uint64_t sum = 0;
    for (const auto& [key, tally] : cells) sum += tally.count;
    return sum;
}

NamedCells coarsened(const NamedCells& minutes, Tier tier)
{
    NamedCells found;
    for (const auto& [key, tally] : minutes) {
        const auto& [item, type, minute] = key;
        found[{item, type, minuteOfSlot(tier, slotOf(tier, minute))}].merge(tally);
    }
    return found;
}

CellQuery allOf(Tier tier)
{
    CellQuery q;
    q.tier = tier;
    return q;
}

TEST(Migration, AStoreOfMinutesGetsHoursAndDays)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory));
    // A reader alone is enough.
    const auto reader = openSqliteReader(directory.path());
    ASSERT_TRUE(reader.has_value()) << reader.error().what;
    const NamedCells minutes = readCells(**reader, allOf(Tier::Minute));
    EXPECT_EQ(total(minutes), 1'703u);
    EXPECT_EQ((minutes.at({"notime1", "view", kNoMinute}).sum), Fixed{7'500'000});
    for (const Tier tier : {Tier::Hour, Tier::Day}) EXPECT_TRUE(readCells(**reader, allOf(tier)) == coarsened(minutes, tier));
    const auto extent = (*reader)->extent();
    ASSERT_TRUE(extent.has_value() && *extent);
    EXPECT_EQ((*extent)->first, 29'923'200);
    EXPECT_EQ((*extent)->last, 29'925'420);
    EXPECT_EQ((*(*reader)->extent("view"))->first, 29'923'200);
    EXPECT_FALSE((*(*reader)->extent("no such type")).has_value());
    EXPECT_EQ((*reader)->sources()->size(), 3u);
    EXPECT_EQ((*reader)->health(0, 40'000'000)->size(), 1'601u);
}

TEST(Migration, WritingGoesOnInAllTiers)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory));
    auto store = openSqliteStore(directory.path());
    ASSERT_TRUE(store.has_value()) << store.error().what;
    BatchMaker maker(3);
    for (int b = 0; b < 12; ++b) {
        OwnedBatch made = maker.make("m" + std::to_string(b), b % 2 == 0 ? 100 : 2'000, 50, 1);
        for (BatchCell& cell : made.batch.cells) {
            if (cell.minute != kNoMinute) cell.minute += 1'780 * 1440;  // onto the days that are there
        }
        ASSERT_TRUE((*store)->apply(made.batch).has_value());
    }
    const auto reader = openSqliteReader(directory.path());
    ASSERT_TRUE(reader.has_value());
    const NamedCells minutes = readCells(**reader, allOf(Tier::Minute));
    for (const Tier tier : {Tier::Hour, Tier::Day}) EXPECT_TRUE(readCells(**reader, allOf(tier)) == coarsened(minutes, tier));
}

TEST(Migration, AFailedOneLeavesTheStoreAsItWas)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory));
    {
        auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
        ASSERT_TRUE(db->exec("UPDATE block SET cells = x'00' WHERE id = 1").has_value());
    }
    const auto store = openSqliteStore(directory.path());
    ASSERT_FALSE(store.has_value());
    EXPECT_NE(store.error().what.find("block 1"), std::string::npos) << store.error().what;
    auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::ReadOnly);
    EXPECT_EQ(db->integer("PRAGMA user_version").value(), 1);
    EXPECT_EQ(db->integer("SELECT count(*) FROM minute_cell").value(), 79);
}

}  // namespace
}  // namespace tally::test
