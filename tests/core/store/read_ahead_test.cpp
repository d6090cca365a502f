// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/read_ahead.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <thread>

#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/segment.h"
#include "model.h"

namespace tally::sqlite {
namespace {

constexpr std::int32_t kFirstDay = 19'000, kDays = 40;
constexpr std::uint32_t kItems = 500;
constexpr const char* kSelect = "SELECT block, first_item, cells FROM block_key JOIN block ON block.id = block_key.block "
                                "WHERE segment = ? AND last_item >= ? ORDER BY last_item, block";

class ReadAheadTest : public testing::Test {
protected:
    void SetUp() override
    {
        auto db = openForWriting(directory_.path());
        ASSERT_TRUE(db.has_value());
        db_.emplace(std::move(*db));
        auto writer = SegmentWriter::open(*db_);
        ASSERT_TRUE(writer.has_value());
        test::BatchMaker maker(5);
        for (std::int32_t day = kFirstDay; day < kFirstDay + kDays; ++day) {
            ASSERT_TRUE(writer->begin({Tier::Minute, day}, 0).has_value());
            for (std::uint32_t item = 0; item < kItems; ++item) {
                const Tally tally = maker.tally();
                ASSERT_TRUE(writer->add({{item, 0, day * 1440}, tally}).has_value());
                if (item == 123) model_.merge(tally);
            }
            ASSERT_TRUE(writer->finish().has_value());
        }
    }
    std::vector<std::int64_t> segments() const
    {
        std::vector<std::int64_t> all(static_cast<std::size_t>(db_->integer("SELECT count(*) FROM segment").value()));
        std::iota(all.begin(), all.end(), db_->integer("SELECT min(id) FROM segment").value());
        return all;
    }
    static bool looks(const ReadAhead& ahead, std::uint64_t wanted)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (ahead.looked() < wanted && std::chrono::steady_clock::now() < until) std::this_thread::yield();
        return ahead.looked() == wanted;
    }

    test::TemporaryDirectory directory_;
    std::optional<Connection> db_;
    Tally model_;
};

TEST_F(ReadAheadTest, LooksIntoEachSegmentOnce)
{
    ReadAhead ahead(*db_, kSelect, 123);
    EXPECT_FALSE(ahead.begun());
    const auto all = segments();
    ASSERT_EQ(all.size(), static_cast<std::size_t>(kDays));
    ahead.begin(all);
    EXPECT_TRUE(ahead.begun());
    EXPECT_TRUE(looks(ahead, all.size()));
}

TEST_F(ReadAheadTest, ChangesNoAnswerAndEndsWithTheScan)
{
    const auto reader = openSqliteReader(directory_.path());
    ASSERT_TRUE(reader.has_value());
    const auto all = segments();
    for (int round = 0; round < 20; ++round) {
        ReadAhead ahead(*db_, kSelect, 123);
        ahead.begin(all);   // whether the helpers are done or not: they end with this scope
        Tally found;
        const auto read = (*reader)->cells({}, [&](std::uint32_t item, std::uint16_t, std::int32_t, const Tally& tally) {
            if (item == 123) found.merge(tally);
        });
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(found, model_);
    }
}

TEST_F(ReadAheadTest, WhatItCannotReadIsLeftToTheScan)
{
    ReadAhead wrong(*db_, "SELECT nothing FROM nowhere WHERE a = ? AND b = ?", 1);
    wrong.begin(segments());
    ReadAhead away(*db_, kSelect, 1);
    std::filesystem::rename(directory_.file("tally.db"), directory_.file("moved.db"));
    away.begin(segments());
    ReadAhead nothing(*db_, kSelect, 1);
    nothing.begin({});
    EXPECT_TRUE(nothing.begun());
    EXPECT_EQ(wrong.looked(), 0U);
}

}  // namespace
}  // namespace tally::sqlite
