// SPDX-License-Identifier: GPL-3.0-or-later
// Each check finds the damage it is for, and names the place.
#include "core/store/kept_options.h"
#include "core/store/sqlite/store_check.h"

#include <gtest/gtest.h>

#include <map>

#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

class StoreCheckTest : public testing::Test {
protected:
    void SetUp() override
    {
        const auto store = openSqliteStore(directory_.path());
        ASSERT_TRUE(store.has_value());
        for (int b = 0; b < 10; ++b) {
            OwnedBatch made = maker_.make("b" + std::to_string(b), b % 2 == 0 ? 300 : 6'000, 50, 4);
            std::uint64_t events = 0;
            for (const BatchCell& cell : made.batch.cells) events += cell.tally.count;
            made.batch.sources.push_back(progress("log", events_, events_ + events));
            events_ += events;
            ASSERT_TRUE((*store)->apply(made.batch).has_value());
        }
    }
    void change(const char* sql)
    {
        const auto db = sqlite::openForWriting(directory_.path());
        ASSERT_TRUE(db.has_value());
        const auto done = db->exec(sql);
        ASSERT_TRUE(done.has_value()) << done.error().what;
    }
    // The problems of every check that failed, by its name.
    std::map<std::string, std::string> failures()
    {
        const auto checks = checkSqliteStore(directory_.path());
        EXPECT_TRUE(checks.has_value());
        std::map<std::string, std::string> failed;
        if (!checks) return failed;
        EXPECT_EQ(checks->size(), 6u);
        for (const StoreCheck& check : *checks)
            for (const std::string& problem : check.problems) failed[check.name] += problem + "\n";
        return failed;
    }
    void expectFailure(const std::string& check, const std::string& words)
    {
        auto failed = failures();
        EXPECT_NE(failed[check].find(words), std::string::npos) << check << ": " << failed[check];
    }

    TemporaryDirectory directory_;
    BatchMaker maker_{3};
    std::uint64_t events_ = 0;
};

TEST_F(StoreCheckTest, ASoundStoreHoldsAndEveryCheckLookedAtSomething)
{
    EXPECT_TRUE(failures().empty());
    const auto checks = checkSqliteStore(directory_.path());
    ASSERT_TRUE(checks.has_value());
    for (const StoreCheck& check : *checks) EXPECT_GT(check.looked, 0u) << check.name;
    EXPECT_EQ(checks->back().looked, events_);
}

TEST_F(StoreCheckTest, ASoundStoreHoldsAfterRetention)
{
    ASSERT_TRUE(setSqliteRetention(directory_.path(), {1, 2}).has_value());
    EXPECT_TRUE(failures().empty());
}

TEST_F(StoreCheckTest, AChangedByteInABlockIsNamed)
{
    change("UPDATE block SET cells = CAST(substr(cells, 1, 50) || x'5a' || substr(cells, 52) AS BLOB) WHERE id = 2");
    expectFailure("blocks", "block 2 ");
}

TEST_F(StoreCheckTest, ALostBlockIsNoticed)
{
    change("DELETE FROM block WHERE id = (SELECT first_block FROM segment LIMIT 1)");
    expectFailure("blocks", "lacks blocks");
}

TEST_F(StoreCheckTest, AnIndexThatLeadsElsewhereIsNoticed)
{
    change("UPDATE block_key SET first_item = first_item + 1 WHERE block = 1");
    expectFailure("blocks", "does not lead to block 1.");
}

TEST_F(StoreCheckTest, ADamagedRowIsNamed)
{
    change("UPDATE cell SET tally = x'ff' WHERE (tier, slot, item, type) IN (SELECT tier, slot, item, type FROM cell LIMIT 1)");
    expectFailure("rows", "cell of item ");
}

TEST_F(StoreCheckTest, ADamagedRevisionIsNamed)
{
    change("INSERT INTO revision VALUES (27360000, 3, 0, 1, x'ff')");
    expectFailure("rows", "cell of item ");
}

TEST_F(StoreCheckTest, AMinuteThatIsGoneIsMissedByItsHour)
{
    change("DELETE FROM cell WHERE (tier, slot, item, type) IN (SELECT tier, slot, item, type FROM cell WHERE tier = 0 AND slot > 0 LIMIT 1)");
    expectFailure("hours", "hour 2022-01-");
    EXPECT_FALSE(failures().contains("days"));
}

TEST_F(StoreCheckTest, ADayThatIsGoneIsMissedByItsHoursAndByTheLedger)
{
    change("DELETE FROM cell WHERE (tier, slot, item, type) IN (SELECT tier, slot, item, type FROM cell WHERE tier = 2 AND slot > 0 LIMIT 1)");
    expectFailure("days", "day 2022-01-");
    expectFailure("ledger", "but the days hold");
}

TEST_F(StoreCheckTest, ALedgerThatDoesNotBalanceNamesItsSource)
{
    change("UPDATE source SET received = received + 1");
    expectFailure("ledger", "Source log received");
}

// A record of this log stands for as many events as one of its fields says: ledger and days count different things.
TEST_F(StoreCheckTest, WhereRecordsStandForSeveralEventsTheDaysAreNotCompared)
{
    KeptOptions options;
    options.read.mapping[Part::Weight] = {"trips", Unit::None};
    change("UPDATE source SET valid = valid - 5, received = received - 5");
    expectFailure("ledger", "but the days hold");
    change(("UPDATE source SET read_as = '" + keptText(options) + "'").c_str());
    EXPECT_TRUE(failures().empty());
    EXPECT_NE(checkSqliteStore(directory_.path())->back().note.find("Records of log may stand for several events"), std::string::npos);
    change("UPDATE source SET received = received + 1");
    expectFailure("ledger", "Source log received");
}

}  // namespace
}  // namespace tally::test
