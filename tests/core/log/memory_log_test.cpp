// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/memory_log.h"

#include <gtest/gtest.h>

namespace tally {

TEST(MemoryLog, ARefusedBatchIsLeftAsItWas)
{
    MemoryLog log(4);
    ASSERT_TRUE(log.append("12345", Micros{1}));
    RawBatch batch;
    batch.bytes = "again";
    EXPECT_FALSE(log.append(std::move(batch)));
    EXPECT_EQ(batch.bytes, "again");
    EXPECT_FALSE(log.hasRoom());
    ASSERT_TRUE(log.next(std::chrono::milliseconds(0)));
    EXPECT_TRUE(log.hasRoom());
    EXPECT_TRUE(log.append(std::move(batch)));
}

TEST(MemoryLog, PositionsGoOnWhereTheReaderStarts)
{
    MemoryLog log;
    ASSERT_TRUE(log.append("abc", Micros{1}));
    log.seek(100);
    ASSERT_TRUE(log.append("de", Micros{2}));
    RawBatch tick;
    tick.kind = RawBatch::Kind::Tick;
    ASSERT_TRUE(log.append(std::move(tick)));
    log.close();
    const std::chrono::milliseconds now(0);
    EXPECT_EQ(log.next(now)->first, 100u);
    EXPECT_EQ(log.next(now)->last, 105u);
    const auto last = log.next(now);
    EXPECT_EQ(last->kind, RawBatch::Kind::Tick);
    EXPECT_EQ(last->last, 106u);
    EXPECT_TRUE(log.drained());
    EXPECT_EQ(log.appended(), 6u);
}

TEST(MemoryLog, TakesABodyAsAWholeOrNotAtAll)
{
    MemoryLog log(8);
    const auto body = [] {
        std::vector<RawBatch> batches(2);
        for (RawBatch& batch : batches) batch.bytes = "12345";
        return batches;
    };
    EXPECT_EQ(log.appendAll(body()), 2u);   // more than fits, but it was empty
    EXPECT_EQ(log.durableBatches(), 2u);
    EXPECT_EQ(log.appendAll(body()), 0u);
    EXPECT_EQ(log.durableBatches(), 2u);
    ASSERT_TRUE(log.next(std::chrono::milliseconds(0)));
    ASSERT_TRUE(log.next(std::chrono::milliseconds(0)));
    EXPECT_EQ(log.appendAll(body()), 4u);
    log.close();
    EXPECT_EQ(log.appendAll(body()), 0u);
}

}  // namespace tally
