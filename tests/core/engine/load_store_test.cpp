// SPDX-License-Identifier: GPL-3.0-or-later
// An engine on a store whose older minutes retention has dropped: totals stay right, and what cannot be told is refused.
#include "core/engine/hot/load_store.h"

#include <gtest/gtest.h>
#include <limits>
#include <map>

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

// What a window shows as everything: the first events are kept as a day only, which began before they came.
TEST_F(LoadStoreTest, FromTheFirstEventOnIsAllOfIt)
{
    engine_->settle();
    const auto snapshot = engine_->snapshot();
    const MinuteRange all{minuteOf(snapshot->firstEvent), minuteOf(snapshot->lastEvent) + 1};
    const std::uint64_t timed = expected({{}, {}, Tier::Minute, kFirst, kFirst + kDays * 1440}).count;
    EXPECT_EQ(engine_->view()->tally({}, {}, all).count, timed);
    std::uint64_t sum = 0;
    for (const auto& counts : engine_->view()->traffic(all, {kMinute}).counts)
        for (const std::uint64_t count : counts) sum += count;
    EXPECT_EQ(sum, timed);
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

// A store of which memory has no room for all minutes: what it cannot hold is never read as minutes.
class LoadWithinBudget : public testing::Test {
protected:
    void SetUp() override
    {
        const auto store = openSqliteStore(directory_.path());
        ASSERT_TRUE(store.has_value());
        for (int b = 0; b < 3; ++b) {
            OwnedBatch made = maker_.make("b" + std::to_string(b), 20'000, 300, kDays);
            for (BatchCell& cell : made.batch.cells)
                if (cell.tally.values == 1) cell.tally.sum = cell.tally.min;
            ASSERT_TRUE((*store)->apply(made.batch).has_value());
            model_.apply(made.batch);
        }
    }
    LoadedStore load(std::uint64_t budget)
    {
        dictionary_ = std::make_unique<Dictionary>();
        types_ = std::make_unique<TypeTable>();
        auto loaded = loadStore(**openSqliteReader(directory_.path()), *dictionary_, *types_, budget);
        EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().what);
        return std::move(*loaded);
    }
    static std::uint64_t bytesOf(const LoadedStore& loaded)
    {
        std::uint64_t bytes = loaded.counted.timeline.memoryBytes();
        for (const auto& run : loaded.counted.runs) bytes += run->memoryBytes();
        return bytes;
    }
    // All events of each item, those without a time too, and those from a minute on.
    std::map<std::string, std::uint64_t> countsOf(const LoadedStore& loaded, std::int32_t from) const
    {
        std::map<std::string, std::uint64_t> counts;
        for (const auto& run : loaded.counted.runs) {
            Cell cell;
            for (auto reader = run->reader(); reader.next(&cell);)
                if (from == kAll || cell.key.minute >= from) counts[std::string(dictionary_->text(ItemId{cell.key.item}))] += cell.tally.count;
        }
        return counts;
    }
    std::map<std::string, std::uint64_t> expected(std::int32_t from) const
    {
        std::map<std::string, std::uint64_t> counts;
        for (const auto& [key, tally] : model_.cells({}))
            if (from == kAll || std::get<2>(key) >= from) counts[std::get<0>(key)] += tally.count;
        return counts;
    }
    static constexpr std::int32_t kAll = std::numeric_limits<std::int32_t>::min();

    TemporaryDirectory directory_;
    BatchMaker maker_{11};
    ModelStore model_;
    std::unique_ptr<Dictionary> dictionary_;
    std::unique_ptr<TypeTable> types_;
};

TEST_F(LoadWithinBudget, WithoutNeedNothingIsCoarser)
{
    const LoadedStore loaded = load(1u << 30);
    EXPECT_FALSE(loaded.coarsened);
    EXPECT_EQ(loaded.counted.kept, *(*openSqliteReader(directory_.path()))->kept());
    EXPECT_EQ(countsOf(loaded, kAll), expected(kAll));
}

TEST_F(LoadWithinBudget, OlderDaysComeAsHoursAndDaysAndTotalsStayExact)
{
    const LoadedStore whole = load(1u << 30);
    const std::uint64_t items = dictionary_->memoryBytes();
    std::int32_t minutesFrom = kAll;
    for (const std::uint64_t share : {2, 4, 16, 1'000'000}) {
        const std::uint64_t budget = items + bytesOf(whole) / share;
        const LoadedStore loaded = load(budget);
        EXPECT_TRUE(loaded.coarsened) << share;
        const KeptTiers& kept = loaded.counted.kept;
        EXPECT_GE(kept.minutesFrom, std::max(minutesFrom, kept.hoursFrom)) << share;
        minutesFrom = kept.minutesFrom;
        if (share <= 4) {
            EXPECT_LE(items + bytesOf(loaded), budget) << share;
        }
        EXPECT_EQ(countsOf(loaded, kAll), expected(kAll)) << share;
        EXPECT_EQ(countsOf(loaded, kept.minutesFrom), expected(kept.minutesFrom)) << share;
        for (const auto& run : loaded.counted.runs) {
            Cell cell;
            for (auto reader = run->reader(); reader.next(&cell);) {
                if (cell.key.minute == kNoMinute || cell.key.minute >= kept.minutesFrom) continue;
                ASSERT_EQ(cell.key.minute % (cell.key.minute < kept.hoursFrom ? 1440 : 60), 0) << share;
            }
        }
    }
}

TEST_F(LoadWithinBudget, StampsThousandsOfYearsApartAreNoWork)
{
    {
        const auto store = openSqliteStore(directory_.path());
        OwnedBatch made = maker_.make("far", 2, 2, 1);
        made.batch.cells[0].minute = -1'000'000'000;
        made.batch.cells[1].minute = 1'000'000'000;
        ASSERT_TRUE((*store)->apply(made.batch).has_value());
        model_.apply(made.batch);
    }
    EXPECT_EQ(countsOf(load(1u << 30), kAll), expected(kAll));
}

}  // namespace
}  // namespace tally::test
