// SPDX-License-Identifier: GPL-3.0-or-later
// An answer is of one moment, also when it takes several transactions; it can be cancelled; and it holds up no checkpoint.
#include "core/query/held_reads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "../store/model.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/connection.h"
#include "hooked_reader.h"

namespace tally::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::int32_t kFirstDay = 19'000, kDays = 5;

// Time that passes: what is measured here is SQLite's and the processor's.
void spend(Clock::duration time)
{
    for (const auto end = Clock::now() + time; Clock::now() < end;) std::this_thread::yield();
}

class HeldReadsTest : public testing::Test {
protected:
    void SetUp() override
    {
        store_ = std::move(*openSqliteStore(directory_.path()));
        for (std::int32_t day = 0; day < kDays; ++day) write({day});
    }
    // One event on each of these days, in one batch.
    void write(const std::vector<std::int32_t>& days)
    {
        RollupBatch batch;
        batch.id = std::to_string(++batches_);
        batch.items = {"a"};
        batch.types = {"view"};
        for (const std::int32_t day : days) {
            BatchCell cell;
            cell.minute = (kFirstDay + day) * 1440;
            cell.tally.count = 1;
            batch.cells.push_back(cell);
        }
        ASSERT_TRUE(store_->apply(batch).has_value());
    }
    // Answers through `before`, which sees each piece before it is read.
    std::unique_ptr<StoreSource> source(HookedReader::Hook before, const ReadPatience& patience)
    {
        StoreSourceOptions options;
        options.patience = patience;
        return std::make_unique<StoreSource>(std::make_unique<HookedReader>(std::move(*openSqliteReader(directory_.path())), std::move(before)), options);
    }
    static Question byDay()
    {
        Question q;
        q.step = {kDay};
        return q;
    }
    static std::int32_t dayOf(const CellQuery& query)
    {
        return query.toMinute == kOpenTo ? kDays - 1 : static_cast<std::int32_t>(floorDiv(query.toMinute - 1, 1440)) - kFirstDay;
    }
    static std::vector<std::int64_t> countsOf(const SeriesAnswer& answer)
    {
        std::vector<std::int64_t> counts;
        for (const SeriesPoint& point : answer.points) counts.push_back(static_cast<std::int64_t>(point.value->micro / Fixed::kScale));
        return counts;
    }

    TemporaryDirectory directory_;
    std::unique_ptr<RollupStore> store_;
    int batches_ = 0;
};

constexpr ReadPatience kCutAlways{0ms, 10'000ms, 0ms, 3};

TEST_F(HeldReadsTest, AChangeBehindWhatWasReadBelongsToTheAnswer)
{
    const auto answer = source([&](const CellQuery& query) { if (dayOf(query) == 2) write({3, 4}); }, kCutAlways)->series(byDay());
    ASSERT_TRUE(answer.has_value()) << answer.error().what;
    EXPECT_EQ(countsOf(*answer), (std::vector<std::int64_t>{1, 1, 1, 2, 2}));
    EXPECT_EQ(answer->provenance.rowsRead, 5u);   // read once
}

// Days 0 and 4 change together: an answer that saw only one of them would be of no moment.
TEST_F(HeldReadsTest, AChangeOfWhatWasReadBeginsTheAnswerAnew)
{
    int writes = 0, pieces = 0;
    const auto answer = source([&](const CellQuery& query) {
        ++pieces;
        if (dayOf(query) == 2 && writes < 2) {
            ++writes;
            write({0, 4});
        }
    }, kCutAlways)->series(byDay());
    ASSERT_TRUE(answer.has_value()) << answer.error().what;
    EXPECT_EQ(countsOf(*answer), (std::vector<std::int64_t>{3, 1, 1, 1, 3}));
    EXPECT_EQ(pieces, 3 + 3 + kDays);
    EXPECT_EQ(answer->provenance.rowsRead, 5u);
}

TEST_F(HeldReadsTest, WithinOneTransactionNoChangeIsSeen)
{
    const auto answer = source([&](const CellQuery& query) { if (dayOf(query) == 2) write({0, 4}); }, ReadPatience{})->series(byDay());
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(countsOf(*answer), (std::vector<std::int64_t>{1, 1, 1, 1, 1}));
}

TEST_F(HeldReadsTest, AStoreThatChangesAllTheTimeIsTimedOut)
{
    const auto answer = source([&](const CellQuery& query) { if (dayOf(query) == 2) write({0}); }, kCutAlways)->series(byDay());
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().code, ErrorCode::TimedOut);
    EXPECT_NE(answer.error().what.find("narrow the range"), std::string::npos) << answer.error().what;
}

TEST_F(HeldReadsTest, ARankingOfManyRowsIsOfOneMomentToo)
{
    int writes = 0;
    Question q;
    q.k = 1'000;
    const auto slow = source([&](const CellQuery& query) {
        if (dayOf(query) == 2 && writes < 1) {
            ++writes;
            write({0, 4});
        }
    }, kCutAlways);
    const auto answer = slow->top(q);
    ASSERT_TRUE(answer.has_value()) << answer.error().what;
    EXPECT_EQ(answer->rows.at(0).tally.count, 7u);
    EXPECT_EQ(answer->total.count, 7u);
}

TEST_F(HeldReadsTest, APieceThatTakesTooLongSaysSo)
{
    const ReadPatience patience{0ms, 100ms, 0ms, 3};
    const auto answer = source([](const CellQuery& query) { if (dayOf(query) == 2) spend(150ms); }, patience)->series(byDay());
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().code, ErrorCode::TimedOut);
    EXPECT_EQ(answer.error().what, "reading the store took longer than 0.1 s; narrow the range");
    const ReadPatience all{0ms, 1'000ms, 120ms, 3};
    const auto late = source([](const CellQuery&) { spend(50ms); }, all)->series(byDay());
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().what, "reading the store took longer than 0.12 s; narrow the range");
}

// Each piece takes long, all of them longer than a second: a checkpoint of everything waits for one at most.
TEST_F(HeldReadsTest, ALongAnswerHoldsUpNoCheckpointForASecond)
{
    std::atomic<bool> reading{false};
    std::atomic<int> pieces{0};
    auto slow = source([&](const CellQuery&) {
        reading = true;
        ++pieces;
        spend(400ms);
    }, ReadPatience{});
    std::thread asking([&] { EXPECT_TRUE(slow->series(byDay()).has_value()); });
    while (!reading) std::this_thread::yield();
    write({kDays});   // something to check in, behind the reader
    auto db = sqlite::Connection::open(directory_.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
    ASSERT_TRUE(db.has_value());
    const auto start = Clock::now();
    EXPECT_EQ(db->integer("PRAGMA wal_checkpoint(TRUNCATE)").value_or(-1), 0);   // 0: not blocked in the end
    EXPECT_LT(Clock::now() - start, 1'000ms);
    EXPECT_LT(pieces, kDays);   // while it was being answered
    asking.join();
}

// --- cancelled ------------------------------------------------------------------------------------------------------

TEST(ReadLimit, EndsAStatementInTheMiddleOfAStep)
{
    const TemporaryDirectory directory;
    auto db = sqlite::Connection::open(directory.file("any.db"), sqlite::Connection::Mode::CreateAndWrite);
    ASSERT_TRUE(db.has_value());
    const char* endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    std::stop_source stop;
    ReadLimit limit{stop.get_token()};
    db->interruptAt(&limit);
    Clock::time_point stopped;
    std::thread stopper([&] {
        spend(50ms);
        stopped = Clock::now();
        stop.request_stop();
    });
    const auto cancelled = db->integer(endless);
    const auto ended = Clock::now();
    stopper.join();
    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
    EXPECT_LT(ended - stopped, 200ms);
    const ReadLimit late{{}, Clock::now() + 50ms};
    db->interruptAt(&late);
    EXPECT_EQ(db->integer(endless).error().code, ErrorCode::Cancelled);
    EXPECT_LT(Clock::now() - late.until, 200ms);
    db->interruptAt(nullptr);
    EXPECT_EQ(db->integer("SELECT 7").value_or(0), 7);
}

// Under a sanitizer each cell costs up to twenty times as much, and the whole answer has a second.
#if !defined(__has_feature)
#define __has_feature(name) 0   // g++ defines a name for each sanitizer, clang has this
#endif
#if defined(__SANITIZE_THREAD__) || __has_feature(thread_sanitizer)
constexpr int kBigItems = 60;
#elif defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
constexpr int kBigItems = 200;
#else
constexpr int kBigItems = 1'000;   // 1.4 M cells
#endif

TEST(HeldReads, AQuestionToABigStoreIsCancelledWithin200Milliseconds)
{
    const TemporaryDirectory directory;
    {
        auto store = openSqliteStore(directory.path());
        ASSERT_TRUE(store.has_value());
        std::vector<std::string> names;
        for (int i = 0; i < kBigItems; ++i) names.push_back("item" + std::to_string(i));
        RollupBatch batch;
        batch.id = "big";
        batch.items.assign(names.begin(), names.end());
        batch.types = {"view"};
        for (std::uint32_t item = 0; item < kBigItems; ++item)
            for (std::int32_t minute = 0; minute < 1'440; ++minute) {
                BatchCell cell;
                cell.item = item;
                cell.minute = kFirstDay * 1440 + minute;
                cell.tally.count = 1 + item;
                batch.cells.push_back(cell);
            }
        ASSERT_TRUE((*store)->apply(batch).has_value());
    }
    StoreSource source(std::move(*openSqliteReader(directory.path())));
    const auto whole = Clock::now();
    ASSERT_TRUE(source.series({}).has_value());
    const auto needed = Clock::now() - whole;
    std::stop_source stop;
    Clock::time_point stopped;
    std::thread stopper([&] {
        spend(needed / 10);
        stopped = Clock::now();
        stop.request_stop();
    });
    const auto answer = source.series({}, stop.get_token());
    const auto ended = Clock::now();
    stopper.join();
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().code, ErrorCode::Cancelled);
    EXPECT_LT(ended - stopped, 200ms);
    EXPECT_TRUE(source.series({}).has_value());   // and the next one is answered
}

}  // namespace
}  // namespace tally::test
