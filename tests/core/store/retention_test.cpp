// SPDX-License-Identifier: GPL-3.0-or-later
// Retention drops whole days of the finer tiers and nothing else.
#include "core/store/sqlite/retention.h"

#include <gtest/gtest.h>
#include <map>

#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440;

class RetentionTest : public testing::Test {
protected:
    void SetUp() override
    {
        open();
        for (int b = 0; b < 6; ++b) add(b % 2 == 0 ? 200 : 3'000, 6);
    }
    void open()
    {
        auto store = openSqliteStore(directory_.path(), clock_);
        ASSERT_TRUE(store.has_value()) << store.error().what;
        store_ = std::move(*store);
    }
    void add(std::size_t cells, std::int32_t days)
    {
        const OwnedBatch made = maker_.make("b" + std::to_string(++batches_), cells, 40, days);
        const auto ok = store_->apply(made.batch);
        ASSERT_TRUE(ok.has_value()) << ok.error().what;
        model_.apply(made.batch);
    }
    KeptTiers keep(Retention retention)
    {
        store_.reset();  // it holds the lock
        const auto kept = setSqliteRetention(directory_.path(), retention, clock_);
        EXPECT_TRUE(kept.has_value());
        open();
        return kept.value_or(KeptTiers{});
    }
    std::unique_ptr<StoreReader> reader() { return std::move(*openSqliteReader(directory_.path())); }
    void expectTier(Tier tier, std::int32_t from)
    {
        CellQuery query;
        query.tier = tier;
        query.fromMinute = from;
        EXPECT_EQ(readCells(*reader(), query), model_.cells(query)) << name(tier);
        query.fromMinute = kFirst;
        query.toMinute = from;
        if (from == kFirst) return;
        EXPECT_TRUE(readCells(*reader(), query).empty()) << name(tier);
    }

    // Four days behind the newest event.
    std::shared_ptr<const Clock> clock_ = std::make_shared<ManualClock>(startOfMinute(kFirst + 10 * 1440).us);
    TemporaryDirectory directory_;
    BatchMaker maker_{5};
    ModelStore model_;
    std::unique_ptr<RollupStore> store_;
    int batches_ = 0;
};

TEST_F(RetentionTest, MinutesAndHoursGoAndDaysStay)
{
    const KeptTiers kept = keep({2, 4});
    EXPECT_EQ(kept.minutesFrom, kFirst + 4 * 1440);
    EXPECT_EQ(kept.hoursFrom, kFirst + 2 * 1440);
    EXPECT_EQ(*reader()->kept(), kept);
    expectTier(Tier::Minute, kept.minutesFrom);
    expectTier(Tier::Hour, kept.hoursFrom);
    expectTier(Tier::Day, kFirst);
}

TEST_F(RetentionTest, EventsWithoutATimeHaveNoAge)
{
    keep({1, 1});
    NamedCells withoutTime, expected;
    for (const auto& [key, tally] : readCells(*reader(), {}))
        if (std::get<2>(key) == kNoMinute) withoutTime[key] = tally;
    for (const auto& [key, tally] : model_.cells({}))
        if (std::get<2>(key) == kNoMinute) expected[key] = tally;
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(withoutTime, expected);
}

TEST_F(RetentionTest, WhatComesForADroppedDayIsKeptInTheCoarserTiersOnly)
{
    const KeptTiers kept = keep({2, 4});
    add(200, 6);
    add(5'000, 6);
    expectTier(Tier::Minute, kept.minutesFrom);
    expectTier(Tier::Hour, kept.hoursFrom);
    expectTier(Tier::Day, kFirst);
}

TEST_F(RetentionTest, TheWriterGoesOnDroppingAsTimeGoesOn)
{
    keep({2, 4});
    add(3'000, 10);
    const KeptTiers kept = *reader()->kept();
    EXPECT_EQ(kept.minutesFrom, kFirst + 8 * 1440);
    EXPECT_EQ(kept.hoursFrom, kFirst + 6 * 1440);
    expectTier(Tier::Minute, kept.minutesFrom);
    expectTier(Tier::Day, kFirst);
}

TEST_F(RetentionTest, LongerRetentionBringsNothingBackAndSaysSo)
{
    const KeptTiers kept = keep({2, 4});
    EXPECT_EQ(keep({35, 400}), kept);
    EXPECT_EQ(*reader()->retention(), (Retention{35, 400}));
}

TEST_F(RetentionTest, AnEventOfTheFutureAgesNothingAway)
{
    OwnedBatch made = maker_.make("future", 1, 1, 1);
    made.batch.cells.front().minute = 100'000 * 1440;  // the year 2243
    ASSERT_TRUE(store_->apply(made.batch).has_value());
    model_.apply(made.batch);
    EXPECT_LE(keep({20, 20}).minutesFrom, kFirst);
    expectTier(Tier::Minute, kFirst);
    EXPECT_GT(keep({5, 5}).minutesFrom, kFirst);   // it counts as one of now
}

TEST_F(RetentionTest, HoursMayNotGoBeforeMinutes)
{
    store_.reset();
    const KeptTiers before = *reader()->kept();
    for (const Retention wrong : {Retention{5, 4}, Retention{Retention::kForEver, 4}, Retention{-1, 4}}) {
        const auto kept = setSqliteRetention(directory_.path(), wrong);
        ASSERT_FALSE(kept.has_value());
        EXPECT_EQ(kept.error().code, ErrorCode::Usage);
    }
    EXPECT_EQ(*reader()->kept(), before);
}

TEST_F(RetentionTest, OnlyTheNewestBatchIdsAreKept)
{
    store_.reset();
    {
        const auto db = sqlite::openForWriting(directory_.path());
        ASSERT_TRUE(db.has_value());
        ASSERT_TRUE(db->exec("INSERT INTO batch VALUES (200000, x'6e6577')").has_value());
    }
    open();
    EXPECT_TRUE(*store_->hasBatch("b1"));
    add(10, 1);
    EXPECT_FALSE(*store_->hasBatch("b1"));
    EXPECT_TRUE(*store_->hasBatch("new"));
    EXPECT_TRUE(*store_->hasBatch("b7"));
}

// Applies one batch of one source whose newest event is `minute`.
class PerSourceRetention : public testing::Test {
protected:
    void SetUp() override { open(); }
    void open()
    {
        store_.reset();
        auto store = openSqliteStore(directory_.path(), clock_);
        ASSERT_TRUE(store.has_value());
        store_ = std::move(*store);
    }
    void count(const std::string& name, std::int32_t minute, bool recorded = false)
    {
        RollupBatch batch;
        batch.id = "b" + std::to_string(++batches_);
        batch.sources.resize(1);
        SourceProgress& source = batch.sources.front();
        source.name = name;
        source.from = to_[name];
        source.to = to_[name] = source.from + 10;
        source.ledger.received = source.ledger.valid = 1;
        source.newest = startOfMinute(minute);
        if (recorded) source.fingerprint = "of " + name;
        batch.items = {"i"};
        batch.types = {"view"};
        batch.cells = {{0, 0, minute, {}}};
        batch.cells.front().tally.count = 1;
        const auto ok = store_->apply(batch);
        ASSERT_TRUE(ok.has_value()) << ok.error().what;
    }
    bool hasMinute(std::int32_t minute) const
    {
        CellQuery query;
        query.fromMinute = minute;
        query.toMinute = minute + 1;
        return !readCells(**openSqliteReader(directory_.path()), query).empty();
    }
    void keep(const RetentionRule& rule)
    {
        store_.reset();
        ASSERT_TRUE(setSqliteRetentionRule(directory_.path(), rule, clock_).has_value());
        open();
    }
    static constexpr std::int32_t kOld = kFirst - 3'000 * 1440;

    std::shared_ptr<const Clock> clock_ = std::make_shared<ManualClock>(startOfMinute(kFirst + 1000 * 1440).us);
    TemporaryDirectory directory_;
    std::unique_ptr<RollupStore> store_;
    std::map<std::string, std::uint64_t> to_;
    int batches_ = 0;
};

TEST_F(PerSourceRetention, ALiveStoreForgetsMinutesAfter35DaysUnlessToldOtherwise)
{
    for (const std::int32_t day : {0, 1, 35}) count("tcp://a", kFirst + day * 1440);
    EXPECT_FALSE(hasMinute(kFirst));
    EXPECT_TRUE(hasMinute(kFirst + 1440));
    EXPECT_TRUE(sqliteRetentionRule(directory_.path())->byDefault);
    keep({{Retention::kForEver, Retention::kForEver}});
    count("tcp://a", kFirst + 900 * 1440);
    EXPECT_TRUE(hasMinute(kFirst + 1440));
    EXPECT_FALSE(sqliteRetentionRule(directory_.path())->byDefault);
}

TEST_F(PerSourceRetention, ARecordingOfYearsAgoStaysWholeBesideANewerOne)
{
    count("old.log", kOld, true);
    count("old.log", kOld + 100 * 1440, true);
    count("new.log", kFirst, true);
    count("tcp://a", kFirst + 500 * 1440);
    for (const std::int32_t minute : {kOld, kOld + 100 * 1440, kFirst}) EXPECT_TRUE(hasMinute(minute));
}

TEST_F(PerSourceRetention, AgesAreToldFromTheNewestEventOfTheSameSource)
{
    count("old.log", kOld, true);
    count("old.log", kOld + 34 * 1440, true);
    count("new.log", kFirst, true);
    keep({{35, 400}});
    EXPECT_TRUE(hasMinute(kOld));              // 34 days before the newest of its log
    count("old.log", kOld + 35 * 1440, true);
    EXPECT_FALSE(hasMinute(kOld));
    EXPECT_TRUE(hasMinute(kOld + 34 * 1440));
    keep({{35, 400}, true});
    EXPECT_FALSE(hasMinute(kOld + 35 * 1440));   // against the newest of the store
    EXPECT_TRUE(hasMinute(kFirst));
}

TEST_F(PerSourceRetention, ASourceThatCountedNothingHoldsNothing)
{
    count("tcp://a", kFirst);
    {
        RollupBatch batch;
        batch.id = "rejected";
        batch.sources.resize(1);
        batch.sources.front().name = "broken.log";
        batch.sources.front().fingerprint = "x";
        batch.sources.front().to = 5;
        batch.sources.front().ledger.received = batch.sources.front().ledger.rejected = 1;
        ASSERT_TRUE(store_->apply(batch).has_value());
    }
    count("tcp://a", kFirst + 35 * 1440);
    EXPECT_FALSE(hasMinute(kFirst));
}

}  // namespace
}  // namespace tally::test
