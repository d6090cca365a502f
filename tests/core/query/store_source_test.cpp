// SPDX-License-Identifier: GPL-3.0-or-later
// A store's answers over random ranges equal those of a map of minutes, whatever tiers they come from.
#include "core/query/store_source.h"

#include <gtest/gtest.h>

#include "../store/model.h"
#include "core/query/accumulator.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440, kDays = 6;

class StoreSourceTest : public testing::Test {
protected:
    void SetUp() override
    {
        auto store = openSqliteStore(directory_.path());
        ASSERT_TRUE(store.has_value());
        store_ = std::move(*store);
        for (int b = 0; b < 10; ++b) {
            const OwnedBatch made = maker_.make("b" + std::to_string(b), b % 3 == 0 ? 300 : 4'000, 60, kDays);
            ASSERT_TRUE(store_->apply(made.batch).has_value());
            model_.apply(made.batch);
        }
        source_ = std::make_unique<StoreSource>(std::move(*openSqliteReader(directory_.path())));
    }

    Question anyQuestion()
    {
        auto& random = maker_.random();
        Question q;
        if (random() % 2 == 0) q.item = BatchMaker::itemName(static_cast<std::uint32_t>(random() % 61));
        if (random() % 3 == 0) q.type = random() % 2 == 0 ? "like" : "";
        const std::int32_t unit = minutesOf(kTiers[random() % 3]);
        const auto edge = [&] { return static_cast<std::int32_t>(random() % ((kDays + 1) * 1440)) / unit * unit; };
        std::int32_t a = edge(), b = edge();
        if (b < a) std::swap(a, b);
        if (random() % 6 != 0) q.range.from = startOfMinute(kFirst + a);
        if (random() % 6 != 0) q.range.to = startOfMinute(kFirst + b);
        return q;
    }
    NamedCells expected(const Question& q) const
    {
        CellQuery cells;
        cells.item = q.item;
        cells.type = q.type;
        if (q.range.from != TimeRange{}.from) cells.fromMinute = minuteOf(q.range.from);
        if (q.range.to != TimeRange{}.to) cells.toMinute = minuteOf(q.range.to);
        return model_.cells(cells);
    }

    TemporaryDirectory directory_;
    BatchMaker maker_{31};
    ModelStore model_;
    std::unique_ptr<RollupStore> store_;
    std::unique_ptr<StoreSource> source_;
};

// Open edges become the first and last minute with events.
TimeRange effective(const Question& q, const NamedCells& cells)
{
    TimeRange range = q.range;
    std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = kNoMinute;
    for (const auto& [key, tally] : cells) {
        const std::int32_t minute = std::get<2>(key);
        if (minute == kNoMinute) continue;
        first = std::min(first, minute);
        last = std::max(last, minute);
    }
    if (last == kNoMinute) return range;
    if (range.from == TimeRange{}.from) range.from = startOfMinute(first);
    if (range.to == TimeRange{}.to) range.to = startOfMinute(last + 1);
    return range;
}

TEST_F(StoreSourceTest, ValuesEqualTheModelOverAnyRange)
{
    for (int round = 0; round < 600; ++round) {
        Question q = anyQuestion();
        q.function = std::array{Function::Count, Function::Sum, Function::Average, Function::Min, Function::Max}[maker_.random()() % 5];
        Tally total;
        const NamedCells cells = expected(q);
        for (const auto& [key, tally] : cells) total.merge(tally);
        const auto answer = source_->value(q);
        ASSERT_TRUE(answer.has_value()) << answer.error().what;
        ASSERT_EQ(answer->value, resultOf(total, q.function)) << round;
        ASSERT_EQ(answer->events, total.count);
        ASSERT_EQ(answer->provenance.range, effective(q, cells)) << round;
        ASSERT_TRUE(answer->provenance.exact);
    }
}

TEST_F(StoreSourceTest, RankingsEqualTheModelOverAnyRange)
{
    for (int round = 0; round < 200; ++round) {
        Question q = anyQuestion();
        q.k = 5;
        std::map<std::string, Tally> items;
        Tally total;
        for (const auto& [key, tally] : expected(q)) items[std::get<0>(key)].merge(tally), total.merge(tally);
        std::vector<std::pair<std::uint64_t, std::string>> order;
        for (const auto& [item, tally] : items) order.emplace_back(~tally.count, item);
        std::sort(order.begin(), order.end());
        const auto answer = source_->top(q);
        ASSERT_TRUE(answer.has_value()) << answer.error().what;
        ASSERT_EQ(answer->rows.size(), std::min<std::size_t>(5, order.size()));
        for (std::size_t i = 0; i < answer->rows.size(); ++i) {
            ASSERT_EQ(answer->rows[i].item, order[i].second);
            ASSERT_EQ(answer->rows[i].tally, items[order[i].second]);
        }
        ASSERT_EQ(answer->total, total);
    }
}

// More rows than are looked up one by one, by either order.
TEST_F(StoreSourceTest, LongRankingsEqualTheModel)
{
    const OwnedBatch made = maker_.make("many", 6'000, 600, kDays);
    ASSERT_TRUE(store_->apply(made.batch).has_value());
    model_.apply(made.batch);
    for (const RankBy by : {RankBy::Count, RankBy::Sum}) {
        Question q;
        q.k = 500;
        q.by = by;
        q.range = {startOfMinute(kFirst + 77), startOfMinute(kFirst + 3'000)};
        std::map<std::string, Tally> items;
        for (const auto& [key, tally] : expected(q)) items[std::get<0>(key)].merge(tally);
        std::vector<std::pair<Int128, std::string>> order;
        for (const auto& [item, tally] : items) order.emplace_back(by == RankBy::Sum ? -tally.sum.micro : -static_cast<Int128>(tally.count), item);
        std::sort(order.begin(), order.end());
        const auto answer = source_->top(q);
        ASSERT_TRUE(answer.has_value());
        ASSERT_EQ(answer->items, items.size());
        ASSERT_EQ(answer->rows.size(), 500u);
        Tally other;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i >= 500) other.merge(items[order[i].second]);
            else ASSERT_EQ(answer->rows[i].tally, items[order[i].second]) << i;
        }
        EXPECT_EQ(answer->other.count, other.count);
        EXPECT_EQ(answer->other.sum, other.sum);
        EXPECT_EQ(answer->other.values, other.values);
    }
}

TEST_F(StoreSourceTest, SeriesEqualTheModelAndUseNoSlotLongerThanTheStep)
{
    for (int round = 0; round < 200; ++round) {
        Question q = anyQuestion();
        q.step = {std::array{kMinute, 15 * kMinute, kHour, 6 * kHour, kDay}[maker_.random()() % 5]};
        q.function = Function::Sum;
        std::map<std::int64_t, Tally> buckets;
        for (const auto& [key, tally] : expected(q)) {
            if (std::get<2>(key) != kNoMinute) buckets[floorDiv(startOfMinute(std::get<2>(key)).us, q.step.us)].merge(tally);
        }
        const auto answer = source_->series(q);
        ASSERT_TRUE(answer.has_value()) << answer.error().what;
        ASSERT_EQ(answer->points.size(), buckets.size());
        auto bucket = buckets.begin();
        for (const SeriesPoint& point : answer->points) {
            ASSERT_EQ(point.time.us, bucket->first * q.step.us);
            ASSERT_EQ(point.value, resultOf((bucket++)->second, q.function));
        }
        ASSERT_TRUE(q.step.us >= kHour || answer->provenance.tier == "minute");
        ASSERT_TRUE(q.step.us >= kDay || answer->provenance.tier != "day");
    }
}

TEST_F(StoreSourceTest, AdjacentRangesTypesAndItemsAddUp)
{
    const auto counted = [&](const Question& q) { return source_->value(q)->events; };
    for (int round = 0; round < 100; ++round) {
        Question whole;
        const auto edge = [&] { return startOfMinute(kFirst + static_cast<std::int32_t>(maker_.random()() % (kDays * 1440))); };
        std::array edges{edge(), edge(), edge()};
        std::sort(edges.begin(), edges.end());
        whole.range = {edges[0], edges[2]};
        Question left = whole, right = whole;
        left.range.to = right.range.from = edges[1];
        ASSERT_EQ(counted(left) + counted(right), counted(whole));

        std::uint64_t byType = 0, byItem = 0;
        for (const char* type : {"view", "like", ""}) {
            Question q = whole;
            q.type = type;
            byType += counted(q);
        }
        for (std::uint32_t item = 0; item < 60; ++item) {
            Question q = whole;
            q.item = BatchMaker::itemName(item);
            byItem += counted(q);
        }
        ASSERT_EQ(byType, counted(whole));
        ASSERT_EQ(byItem, counted(whole));
    }
}

TEST_F(StoreSourceTest, AnAnswerSaysWhichTiersItCameFrom)
{
    Question q;
    q.item = "item7";
    q.range = {startOfMinute(kFirst + 30), startOfMinute(kFirst + 3 * 1440)};
    const auto answer = source_->value(q);
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->provenance.tier, "day");
    ASSERT_EQ(answer->provenance.parts.size(), 3u);
    EXPECT_EQ(answer->provenance.parts[0].tier, "minute");
    EXPECT_EQ(answer->provenance.parts[1].tier, "hour");
    EXPECT_EQ(answer->provenance.parts[2].tier, "day");
    EXPECT_EQ(answer->provenance.parts[2].range.from, startOfMinute(kFirst + 1440));
    std::uint64_t rows = 0;
    for (const ReadPart& part : answer->provenance.parts) rows += part.rows;
    EXPECT_EQ(answer->provenance.rowsRead, rows);
    EXPECT_GT(rows, 0u);
}

class RetainedSourceTest : public StoreSourceTest {
protected:
    void SetUp() override
    {
        StoreSourceTest::SetUp();
        store_.reset();
        ASSERT_TRUE(setSqliteRetention(directory_.path(), {2, 4}).has_value());
    }
    static constexpr std::int32_t kMinutesFrom = kFirst + (kDays - 2) * 1440, kHoursFrom = kFirst + (kDays - 4) * 1440;
};

TEST_F(RetainedSourceTest, WhatIsAnsweredIsStillRightAndTheRestIsRefused)
{
    int answered = 0, refused = 0;
    for (int round = 0; round < 600; ++round) {
        Question q = anyQuestion();
        Tally total;
        for (const auto& [key, tally] : expected(q)) total.merge(tally);
        if (const auto answer = source_->value(q)) {
            ASSERT_EQ(answer->events, total.count) << round;
            ++answered;
            continue;
        }
        ++refused;
        q.widen = true;
        const auto wide = source_->value(q);
        ASSERT_TRUE(wide.has_value());
        ASSERT_TRUE(wide->provenance.widened);
        Question named = q;
        named.range = wide->provenance.range;
        if (q.range.to == TimeRange{}.to) named.range.to = TimeRange{}.to;
        if (q.range.from == TimeRange{}.from) named.range.from = TimeRange{}.from;
        Tally wider;
        for (const auto& [key, tally] : expected(named)) wider.merge(tally);
        ASSERT_EQ(wide->events, wider.count) << round;
    }
    EXPECT_GT(answered, 100);
    EXPECT_GT(refused, 100);
}

TEST_F(RetainedSourceTest, ARefusalNamesTheNearestExactRangeAndStepsNameWhatIsKept)
{
    Question q;
    q.range = {startOfMinute(kFirst + 615), startOfMinute(kFirst + 1440)};
    auto value = source_->value(q);
    ASSERT_FALSE(value.has_value());
    EXPECT_EQ(value.error().code, ErrorCode::NotExact);
    EXPECT_NE(value.error().what.find(isoSeconds(startOfMinute(kFirst)) + " … " + isoSeconds(startOfMinute(kFirst + 1440))), std::string::npos)
        << value.error().what;
    q.range = {};
    q.step = {kMinute};
    const auto series = source_->series(q);
    ASSERT_FALSE(series.has_value());
    EXPECT_NE(series.error().what.find(isoSeconds(startOfMinute(kMinutesFrom))), std::string::npos) << series.error().what;
    q.range.from = startOfMinute(kMinutesFrom);
    EXPECT_TRUE(source_->series(q).has_value());
}

TEST_F(StoreSourceTest, ListenersLeaveTheNewestMinutesProvisionalAndFilesAllUntilTheirEnd)
{
    const auto completeness = [&](std::int32_t to) {
        Question q;
        q.range = {startOfMinute(kFirst), startOfMinute(to)};
        return source_->value(q)->provenance.completeness;
    };
    const std::int32_t newest = (*(*openSqliteReader(directory_.path()))->extent())->last;
    EXPECT_EQ(completeness(newest + 1), Completeness::Final);
    const auto add = [&](const char* id, const char* fingerprint, bool complete) {
        RollupBatch batch;
        batch.id = id;
        batch.sources.push_back(progress(*fingerprint == '\0' ? "tcp" : "file", complete ? 5 : 0, complete ? 9 : 5));
        batch.sources.back().fingerprint = fingerprint;
        batch.sources.back().complete = complete;
        ASSERT_TRUE(store_->apply(batch).has_value());
    };
    add("file", "f1", false);
    EXPECT_EQ(completeness(kFirst + 1), Completeness::Provisional);
    add("end", "f1", true);
    EXPECT_EQ(completeness(newest + 1), Completeness::Final);
    add("tcp", "", false);
    EXPECT_EQ(completeness(newest + 1), Completeness::Provisional);
    EXPECT_EQ(completeness(newest), Completeness::Provisional);
    EXPECT_EQ(completeness(newest - 1), Completeness::Final);
}

}  // namespace
}  // namespace tally::test
