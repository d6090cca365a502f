// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/segment.h"

#include <gtest/gtest.h>

#include <map>

#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::sqlite {
namespace {

constexpr std::int32_t kDay = 19'000;
constexpr Span kSpan{Tier::Minute, kDay};

void write(SegmentWriter& writer, const std::map<CellKey, Tally>& cells)
{
    ASSERT_TRUE(writer.begin(kSpan, 0).has_value());
    for (const auto& [key, tally] : cells) ASSERT_TRUE(writer.add({key, tally}).has_value());
    ASSERT_TRUE(writer.finish().has_value());
}

std::map<CellKey, Tally> readBack(const std::string& directory)
{
    std::map<CellKey, Tally> found;
    const auto reader = openSqliteReader(directory);
    EXPECT_TRUE(reader.has_value());
    const auto visited = (*reader)->cells({}, [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        found[{item, type, minute}].merge(tally);
    });
    EXPECT_TRUE(visited.has_value());
    return found;
}

TEST(Segment, EightOfALevelBecomeOneOfTheNextAndAddUp)
{
    const test::TemporaryDirectory directory;
    auto db = openForWriting(directory.path());
    ASSERT_TRUE(db.has_value());
    auto writer = SegmentWriter::open(*db);
    ASSERT_TRUE(writer.has_value());
    test::BatchMaker maker(21);
    std::map<CellKey, Tally> model;
    for (int s = 0; s < 64; ++s) {
        std::map<CellKey, Tally> cells;
        for (int c = 0; c < 1 + s * 20; ++c) {
            const CellKey key{static_cast<std::uint32_t>(maker.random()() % 50), static_cast<std::uint16_t>(maker.random()() % 2),
                              kDay * 1440 + static_cast<std::int32_t>(maker.random()() % 1440)};
            cells[key] = maker.tally();
        }
        for (const auto& [key, tally] : cells) model[key].merge(tally);
        ASSERT_NO_FATAL_FAILURE(write(*writer, cells));
        for (std::int64_t level = 0; level < 3; ++level) ASSERT_TRUE(mergeSegments(*db, *writer, kSpan, level).has_value());
    }
    EXPECT_EQ(readBack(directory.path()), model);
    EXPECT_EQ(db->integer("SELECT count(*) FROM segment").value(), 1);
    EXPECT_EQ(db->integer("SELECT level FROM segment").value(), 2);
    EXPECT_EQ(db->integer("SELECT cells FROM segment").value(), static_cast<std::int64_t>(model.size()));
    // Nothing of the merged ones is left behind.
    EXPECT_EQ(db->integer("SELECT count(*) FROM block").value(), db->integer("SELECT last_block - first_block + 1 FROM segment").value());
    EXPECT_EQ(db->integer("SELECT count(*) FROM block").value(), db->integer("SELECT count(*) FROM block_key").value());
}

class SealTest : public testing::Test {
protected:
    void SetUp() override
    {
        auto db = openForWriting(directory_.path());
        ASSERT_TRUE(db.has_value());
        db_ = std::move(*db);
        auto writer = SegmentWriter::open(db_);
        ASSERT_TRUE(writer.has_value());
        writer_ = std::move(*writer);
    }
    void add(std::int32_t day, std::uint32_t items)
    {
        ASSERT_TRUE(writer_.begin({Tier::Minute, day}, 0).has_value());
        for (std::uint32_t item = 0; item < items; ++item) {
            const Cell cell{{item, 0, day * 1440 + static_cast<std::int32_t>(maker_.random()() % 1440)}, maker_.tally()};
            model_[cell.key].merge(cell.tally);
            ASSERT_TRUE(writer_.add(cell).has_value());
        }
        ASSERT_TRUE(writer_.finish().has_value());
    }
    void seal(std::int32_t before, const std::vector<Span>& grown = {}, std::int64_t cells = 1'000'000)
    {
        ASSERT_TRUE(sealSegments(db_, writer_, before, grown, cells).has_value());
        EXPECT_EQ(readBack(directory_.path()), model_);
    }
    std::int64_t segmentsOfDay(std::int32_t day) { return *db_.integer("SELECT count(*) FROM segment WHERE span = " + std::to_string(day)); }

    test::TemporaryDirectory directory_;
    test::BatchMaker maker_{4};
    Connection db_;
    SegmentWriter writer_;
    std::map<CellKey, Tally> model_;
};

TEST_F(SealTest, ADayThatIsOverBecomesOneSegmentAndTheOthersStay)
{
    for (const std::int32_t day : {kDay, kDay + 1, kDay + 2})
        for (int i = 0; i < 3; ++i) add(day, 900);
    seal(kDay + 2, {{Tier::Minute, kDay + 1}});
    EXPECT_EQ(segmentsOfDay(kDay), 1);
    EXPECT_EQ(segmentsOfDay(kDay + 1), 3) << "still growing";
    EXPECT_EQ(segmentsOfDay(kDay + 2), 3) << "not over";
    EXPECT_EQ(*db_.integer("SELECT count(*) FROM block"), *db_.integer("SELECT count(*) FROM block_key"));
}

TEST_F(SealTest, AFewLateCellsDoNotRewriteALargeDay)
{
    add(kDay, 5'000);
    add(kDay, 200);
    seal(kDay + 1);
    EXPECT_EQ(segmentsOfDay(kDay), 2);
    for (int i = 0; i < 10; ++i) add(kDay, 200);
    seal(kDay + 1);
    EXPECT_EQ(segmentsOfDay(kDay), 1);
}

TEST_F(SealTest, OneCallDoesABoundedAmount)
{
    for (std::int32_t day = kDay; day < kDay + 3; ++day)
        for (int i = 0; i < 2; ++i) add(day, 1'000);
    seal(kDay + 9, {}, 1);
    EXPECT_EQ(segmentsOfDay(kDay) + segmentsOfDay(kDay + 1) + segmentsOfDay(kDay + 2), 5);
}

TEST(Segment, ADamagedBlockStopsTheMergeAndKeepsTheSegments)
{
    const test::TemporaryDirectory directory;
    auto db = openForWriting(directory.path());
    ASSERT_TRUE(db.has_value());
    auto writer = SegmentWriter::open(*db);
    ASSERT_TRUE(writer.has_value());
    for (int s = 0; s < kMergeAt; ++s) ASSERT_NO_FATAL_FAILURE(write(*writer, {{{1, 0, kDay * 1440}, {1, 0, {}, {}, {}}}}));
    ASSERT_TRUE(db->exec("UPDATE block SET cells = x'00' WHERE id = 3").has_value());
    {
        auto transaction = Transaction::begin(*db, Transaction::Kind::Write);
        ASSERT_TRUE(transaction.has_value());
        const auto merged = mergeSegments(*db, *writer, kSpan, 0);
        ASSERT_FALSE(merged.has_value());
        EXPECT_NE(merged.error().what.find("block 3"), std::string::npos);
    }
    EXPECT_EQ(db->integer("SELECT count(*) FROM segment").value(), kMergeAt);
}

}  // namespace
}  // namespace tally::sqlite
