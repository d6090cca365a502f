// SPDX-License-Identifier: GPL-3.0-or-later
// An engine on a store whose older minutes retention has dropped: totals stay right, and what cannot be told is refused.
#include "core/engine/load_store.h"

#include <gtest/gtest.h>

#include "core/query/accumulator.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440, kDays = 6;
constexpr std::int32_t kHoursFrom = kFirst + 2 * 1440, kMinutesFrom = kFirst + 4 * 1440;

class LoadStoreTest : public testing::Test {
protected:
    void SetUp() override
    {
        {
            const auto store = openSqliteStore(directory_.path());
            ASSERT_TRUE(store.has_value());
            OwnedBatch made = maker_.make("b", 6'000, 20, kDays);
            // Memory keeps one value once; the maker's wide sums are made up.
            for (BatchCell& cell : made.batch.cells)
                if (cell.tally.values == 1) cell.tally.sum = cell.tally.min;
            ASSERT_TRUE((*store)->apply(made.batch).has_value());
            model_.apply(made.batch);
        }
        ASSERT_TRUE(setSqliteRetention(directory_.path(), {2, 4}).has_value());
        engine_ = makeEngine(directory_.path());
    }
    Tally expected(const CellQuery& query) const
    {
        Tally total;
        for (const auto& [key, tally] : model_.cells(query)) total.merge(tally);
        return total;
    }

    TemporaryDirectory directory_;
    BatchMaker maker_{7};
    ModelStore model_;
    std::unique_ptr<Engine> engine_;
};

TEST_F(LoadStoreTest, TotalsAreThoseFromBeforeTheMinutesWent)
{
    for (std::uint32_t item = 0; item < 20; ++item) {
        CellQuery query;
        query.item = BatchMaker::itemName(item);
        query.type = "like";
        for (const Function function : {Function::Count, Function::Sum, Function::Min, Function::Max}) {
            const auto answer = engine_->getStats(*query.item, "like", function, TimeRange{}.from, TimeRange{}.to);
            ASSERT_TRUE(answer.has_value()) << answer.error().what;
            EXPECT_EQ(answer->value, resultOf(expected(query), function)) << item;
        }
    }
}

TEST_F(LoadStoreTest, RangesOnKeptSlotsAreExactAndFinerOnesRefused)
{
    const auto count = [&](std::int32_t from, std::int32_t to) {
        return engine_->getCount("item7", "view", startOfMinute(from), startOfMinute(to));
    };
    const auto equal = [&](std::int32_t from, std::int32_t to) {
        CellQuery query{"item7", "view", Tier::Minute, from, to};
        const auto answer = count(from, to);
        ASSERT_TRUE(answer.has_value()) << answer.error().what;
        EXPECT_EQ(answer->events, expected(query).count);
    };
    equal(kFirst, kFirst + 2 * 1440);
    equal(kHoursFrom + 60, kHoursFrom + 600);
    equal(kMinutesFrom + 7, kMinutesFrom + 1'000);
    equal(kFirst + 1440, kMinutesFrom + 13);
    for (const std::int32_t from : {kFirst + 60, kHoursFrom + 1}) {
        const auto refused = count(from, kMinutesFrom);
        ASSERT_FALSE(refused.has_value()) << from;
        EXPECT_EQ(refused.error().code, ErrorCode::NotExact);
    }
}

TEST_F(LoadStoreTest, SeriesFinerThanWhatIsKeptAreRefused)
{
    const auto series = [&](std::int32_t from, std::int64_t step) {
        return engine_->series({}, {}, Function::Count, startOfMinute(from), startOfMinute(kFirst + kDays * 1440), {step});
    };
    EXPECT_TRUE(series(kFirst, kDay).has_value());
    EXPECT_FALSE(series(kFirst, kHour).has_value());
    EXPECT_TRUE(series(kHoursFrom, kHour).has_value());
    EXPECT_FALSE(series(kHoursFrom, kMinute).has_value());
    EXPECT_TRUE(series(kMinutesFrom, kMinute).has_value());
}

}  // namespace
}  // namespace tally::test
