// SPDX-License-Identifier: GPL-3.0-or-later
// A store of schema 1, written by the program of that time (data/schema1.sql: two days of minutes as segments, rows of one
// of them, events without a time), one of schema 2 (data/schema2.sql: an imported log and a listener, twenty of whose events
// revised final minutes) and one of schema 4 (data/schema4.sql: a log imported with a time zone, a listener and its declared
// sender), opened by the program of today.
#include <gtest/gtest.h>

#include <fstream>

#include "core/base/clock.h"
#include "core/query/store_source.h"
#include "core/store/kept_options.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

void restore(const TemporaryDirectory& directory, int version = 1)
{
    const std::string name = "schema" + std::to_string(version) + ".sql";
    std::ifstream in(std::filesystem::path(TALLY_CORE_TESTS) / "store" / "data" / name, std::ios::binary);
    const std::string sql{std::istreambuf_iterator<char>(in), {}};
    ASSERT_GT(sql.size(), 50'000u);
    auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
    ASSERT_TRUE(db.has_value());
    ASSERT_TRUE(db->exec(sql.c_str()).has_value());
    ASSERT_TRUE(db->exec(("PRAGMA application_id=1416391801; PRAGMA user_version=" + std::to_string(version)).c_str()).has_value());
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

// What schema 2 revised it did not write down: no answer as known before the migration, and none is called revised.
TEST(Migration, AStoreWithoutRevisionsKnowsNoneFromBefore)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory, 2));
    const auto clock = std::make_shared<ManualClock>(1'900'000'000 * kSecond);
    auto store = openSqliteStore(directory.path(), clock);
    ASSERT_TRUE(store.has_value()) << store.error().what;
    StoreSource source(std::move(*openSqliteReader(directory.path())));
    Question all, final;
    final.range.to = startOfMinute(29'927'622);   // of the listener's first half hour
    final.range.from = {final.range.to.us - kHour};
    EXPECT_EQ(source.value(all)->events, 1'320u);
    EXPECT_EQ(total(readCells(**openSqliteReader(directory.path()), allOf(Tier::Minute))), 1'320u);
    EXPECT_EQ(source.value(final)->provenance.completeness, Completeness::Final);
    all.asKnownAt = Micros{clock->nowMicros() - 1};
    const auto before = source.value(all);
    ASSERT_FALSE(before.has_value());
    EXPECT_EQ(before.error().code, ErrorCode::NotExact);
    EXPECT_NE(before.error().what.find("2030-03-17T17:46:40Z"), std::string::npos) << before.error().what;
    all.asKnownAt = Micros{clock->nowMicros()};
    EXPECT_EQ(source.value(all)->events, 1'320u);
    // Opened again, it is still of then.
    store->reset();
    clock->advance(kDay);
    ASSERT_TRUE(openSqliteStore(directory.path(), clock).has_value());
    EXPECT_EQ((*openSqliteReader(directory.path()))->revisionsSince()->us, 1'900'000'000 * kSecond);
}

// And from then on all is as in a store that was always of today.
TEST(Migration, WhatIsRevisedAfterwardsIsKnown)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory, 2));
    const auto clock = std::make_shared<ManualClock>(1'900'000'000 * kSecond);
    auto store = openSqliteStore(directory.path(), clock);
    ASSERT_TRUE(store.has_value());
    RollupBatch batch;
    batch.id = "revises";
    batch.items = {"v1"};
    batch.types = {"view"};
    BatchCell cell;
    cell.minute = 29'927'610;
    cell.tally.count = 3;
    batch.cells = batch.revisions = {cell};
    clock->advance(kSecond);
    ASSERT_TRUE((*store)->apply(batch).has_value());
    StoreSource source(std::move(*openSqliteReader(directory.path())));
    Question q;
    q.item = "v1";
    EXPECT_EQ(source.value(q)->events, 67u);
    q.asKnownAt = Micros{1'900'000'000 * kSecond};
    EXPECT_EQ(source.value(q)->events, 64u);
}

// Of what was read before, nobody says how; of what is read from then on, the store does. Which listeners were sending is not known
// either, until something comes.
TEST(Migration, HowSourcesAreReadIsKeptFromThenOn)
{
    const TemporaryDirectory directory;
    ASSERT_NO_FATAL_FAILURE(restore(directory, 4));
    auto store = openSqliteStore(directory.path());
    ASSERT_TRUE(store.has_value()) << store.error().what;
    auto sources = (*store)->sources();
    ASSERT_TRUE(sources.has_value());
    ASSERT_EQ(sources->size(), 3u);
    for (const StoredSource& source : *sources) {
        EXPECT_EQ(source.readAs, "");
        EXPECT_EQ(source.arrival, kNever);
        EXPECT_EQ(source.activeUntil, kNever);
    }
    const auto inputs = [&] { return (*openSqliteReader(directory.path()))->inputs().value(); };
    EXPECT_TRUE(inputs().live);
    EXPECT_EQ(inputs().watermark, kNever);
    EXPECT_EQ(total(readCells(**openSqliteReader(directory.path()), allOf(Tier::Minute))), 700u);
    RollupBatch batch;
    batch.id = "goes on";
    batch.sources.push_back(progress((*sources)[1].name, (*sources)[1].position, (*sources)[1].position + 10));
    batch.sources.push_back(progress("udp://127.0.0.1:9", 0, 10));
    for (SourceProgress& source : batch.sources) source.readAs = keptText({});
    batch.sources[1].watermark = {1'800'000'000 * kSecond};
    batch.sources[1].arrival = {1'800'000'005 * kSecond};
    batch.sources[1].activeUntil = {1'800'000'035 * kSecond};
    ASSERT_TRUE((*store)->apply(batch).has_value());
    sources = (*store)->sources();
    EXPECT_EQ((*sources)[1].readAs, "");   // not known of its beginning
    EXPECT_EQ((*sources)[3].readAs, keptText({}));
    EXPECT_EQ(inputs().watermark, Micros{1'800'000'000 * kSecond});
}

}  // namespace
}  // namespace tally::test
