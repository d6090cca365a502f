// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <thread>

#include "core/base/limits.h"
#include "core/count/dd_sketch.h"
#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/schema.h"
#include "model.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440;

std::unique_ptr<RollupStore> openStore(const TemporaryDirectory& directory)
{
    // The batches spread over more days than are kept by default.
    EXPECT_TRUE(setSqliteRetention(directory.path(), {}).has_value());
    auto store = openSqliteStore(directory.path());
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error().what);
    return store ? std::move(*store) : nullptr;
}

std::unique_ptr<StoreReader> openReader(const TemporaryDirectory& directory)
{
    auto reader = openSqliteReader(directory.path());
    EXPECT_TRUE(reader.has_value()) << (reader ? "" : reader.error().what);
    return reader ? std::move(*reader) : nullptr;
}

void apply(RollupStore& store, const RollupBatch& batch)
{
    const auto ok = store.apply(batch);
    ASSERT_TRUE(ok.has_value()) << ok.error().what;
}

std::vector<CellQuery> someQueries(BatchMaker& maker, std::uint32_t items, std::int32_t days)
{
    std::vector<CellQuery> queries(1);
    for (int i = 0; i < 12; ++i) {
        CellQuery q;
        if (i % 2 == 0) q.item = BatchMaker::itemName(static_cast<std::uint32_t>(maker.random()() % items));
        if (i % 3 == 0) q.type = i % 2 == 0 ? "view" : "";
        if (i % 4 != 0) {
            q.fromMinute = kFirst + static_cast<std::int32_t>(maker.random()() % static_cast<std::uint64_t>(days * 1440));
            q.toMinute = q.fromMinute + static_cast<std::int32_t>(maker.random()() % 3000);
        }
        queries.push_back(q);
    }
    CellQuery halfOpen;
    halfOpen.toMinute = kFirst + 700;
    queries.push_back(halfOpen);
    CellQuery unknown;
    unknown.item = "nobody has seen this";
    queries.push_back(unknown);
    return queries;
}

void expectLikeModel(const StoreReader& reader, const ModelStore& model, const std::vector<CellQuery>& queries)
{
    for (std::size_t i = 0; i < 3 * queries.size(); ++i) {
        CellQuery q = queries[i / 3];
        q.tier = kTiers[i % 3];
        for (std::int32_t* edge : {&q.fromMinute, &q.toMinute}) {
            const bool open = *edge == CellQuery{}.fromMinute || *edge == CellQuery{}.toMinute;
            if (!open) *edge = minuteOfSlot(q.tier, slotOf(q.tier, *edge));
        }
        const NamedCells found = readCells(reader, q);
        const NamedCells expected = model.cells(q);
        ASSERT_EQ(found.size(), expected.size());
        for (const auto& [key, tally] : expected) ASSERT_TRUE(found.contains(key) && found.at(key) == tally) << std::get<0>(key);
    }
}

TEST(SqliteStore, AnswersLikeTheModelThroughBothWritePathsAndReopening)
{
    const TemporaryDirectory directory;
    ModelStore model;
    BatchMaker maker(7);
    auto store = openStore(directory);
    for (int b = 0; b < 24; ++b) {
        // Few cells of a day become rows, many a segment; items and minutes overlap between all of them.
        const std::size_t cells = b % 3 == 2 ? 9'000 : 1 + maker.random()() % 2'000;
        OwnedBatch made = maker.make("b" + std::to_string(b), cells, 400, b % 2 == 0 ? 3 : 40);
        made.batch.sources.push_back(progress("log", model.position("log"), model.position("log") + cells));
        apply(*store, made.batch);
        model.apply(made.batch);
        if (b % 7 == 6) {
            store.reset();
            store = openStore(directory);
        }
        if (b % 4 == 3) {
            SCOPED_TRACE(b);
            const auto reader = openReader(directory);
            ASSERT_NO_FATAL_FAILURE(expectLikeModel(*reader, model, someQueries(maker, 400, 3)));
        }
    }
    const auto sources = store->sources();
    ASSERT_TRUE(sources.has_value());
    ASSERT_EQ(sources->size(), 1u);
    EXPECT_EQ(sources->front().ledger, model.ledgers().at("log"));
    EXPECT_EQ(sources->front().position, model.position("log"));
}

TEST(SqliteStore, MovingRowsAndMergingSegmentsChangeNoAnswer)
{
    const TemporaryDirectory directory;
    ModelStore model;
    BatchMaker maker(8);
    auto store = openStore(directory);
    // Nine batches of one day are enough to merge; nine that spread over many days to go over the row budget.
    for (int b = 0; b < 18; ++b) {
        const OwnedBatch made = maker.make("b" + std::to_string(b), 8'000, 3'000, b < 9 ? 1 : 40);
        apply(*store, made.batch);
        model.apply(made.batch);
    }
    store.reset();
    const auto db = sqlite::openForReading(directory.path());
    ASSERT_TRUE(db.has_value());
    EXPECT_LT(db->integer("SELECT max(n) FROM (SELECT count(*) AS n FROM cell GROUP BY tier)").value(), sqlite::kRowBudget);
    EXPECT_GT(db->integer("SELECT count(DISTINCT span) FROM segment").value(), 40);
    EXPECT_EQ(db->integer("SELECT max(level) FROM segment").value(), 1);
    const auto reader = openReader(directory);
    expectLikeModel(*reader, model, someQueries(maker, 3'000, 3));
}

TEST(SqliteStore, ABatchAppliedTwiceCountsOnce)
{
    const TemporaryDirectory directory;
    BatchMaker maker(9);
    OwnedBatch made = maker.make("same", 100, 20, 1);
    made.batch.sources.push_back(progress("log", 0, 10));
    auto store = openStore(directory);
    EXPECT_FALSE(*store->hasBatch("same"));
    apply(*store, made.batch);
    apply(*store, made.batch);
    store.reset();
    store = openStore(directory);
    EXPECT_TRUE(*store->hasBatch("same"));
    apply(*store, made.batch);
    ModelStore model;
    model.apply(made.batch);
    expectLikeModel(*openReader(directory), model, {CellQuery{}});
    EXPECT_EQ(store->sources()->front().ledger.received, 10u);
}

TEST(SqliteStore, ARefusedBatchLeavesNothingBehind)
{
    const TemporaryDirectory directory;
    BatchMaker maker(10);
    ModelStore model;
    auto store = openStore(directory);
    OwnedBatch good = maker.make("good", 50, 10, 1);
    good.batch.sources = {progress("a", 0, 10), progress("b", 0, 10)};
    apply(*store, good.batch);
    model.apply(good.batch);

    OwnedBatch bad = maker.make("bad", 9'000, 2'000, 1);
    bad.batch.sources = {progress("a", 10, 20), progress("b", 11, 20)};
    bad.batch.letters.push_back({SourceId{0}, 1, 2, Reason::Empty, "", ""});
    const auto refused = store->apply(bad.batch);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Store);
    EXPECT_NE(refused.error().what.find("Position gap"), std::string::npos);
    EXPECT_EQ(refused.error().where, "b");

    // The failure comes after everything else was written, too.
    OwnedBatch late = maker.make("late", 9'000, 2'000, 1);
    late.batch.sources = {progress("a", 10, 20)};
    late.batch.letters.push_back({SourceId{5}, 1, 2, Reason::Empty, "", ""});
    EXPECT_FALSE(store->apply(late.batch).has_value());

    const auto reader = openReader(directory);
    ASSERT_NO_FATAL_FAILURE(expectLikeModel(*reader, model, {CellQuery{}}));
    EXPECT_FALSE(*store->hasBatch("bad"));
    EXPECT_FALSE(*store->hasBatch("late"));
    EXPECT_EQ(store->sources()->at(0).position, 10u);
    EXPECT_TRUE(reader->letters(10)->empty());
    EXPECT_LE(*reader->itemLimit(), 10u);

    // The same items are new again for the batch that is right.
    bad.batch.sources = {progress("a", 10, 20), progress("b", 10, 20)};
    apply(*store, bad.batch);
    model.apply(bad.batch);
    ASSERT_NO_FATAL_FAILURE(expectLikeModel(*reader, model, {CellQuery{}}));
}

TEST(SqliteStore, AFullDiskLosesNothingAndHeals)
{
    const TemporaryDirectory directory;
    BatchMaker maker(13);
    ModelStore model;
    auto store = openStore(directory);
    OwnedBatch first = maker.make("first", 9'000, 900, 1);
    first.batch.sources = {progress("log", 0, 10)};
    apply(*store, first.batch);
    model.apply(first.batch);
    OwnedBatch second = maker.make("second", 40'000, 20'000, 1);
    second.batch.sources = {progress("log", 10, 20)};

    // No file may grow beyond this: what the kernel then answers is what a full disk does to SQLite.
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = 300'000;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto refused = store->apply(second.batch);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Store);
    ASSERT_NO_FATAL_FAILURE(expectLikeModel(*openReader(directory), model, {CellQuery{}}));
    apply(*store, second.batch);
    model.apply(second.batch);
    ASSERT_NO_FATAL_FAILURE(expectLikeModel(*openReader(directory), model, {CellQuery{}}));
    EXPECT_EQ(store->sources()->front().position, 20u);
}

TEST(SqliteStore, ANewSourceMustBeginAtItsFirstByte)
{
    const TemporaryDirectory directory;
    auto store = openStore(directory);
    RollupBatch batch;
    batch.id = "1";
    batch.sources = {progress("log", 5, 10)};
    EXPECT_FALSE(store->apply(batch).has_value());
}

TEST(SqliteStore, ASourceIsKnownByItsFingerprintOrByItsId)
{
    const TemporaryDirectory directory;
    auto store = openStore(directory);
    RollupBatch batch;
    batch.id = "1";
    batch.sources = {progress("access.log", 0, 10)};
    batch.sources[0].fingerprint = "aa";
    batch.sources[0].shape = "{combined}";
    apply(*store, batch);
    batch.id = "2";
    batch.sources[0] = progress("access.log.1", 10, 15);
    batch.sources[0].fingerprint = "aa";
    batch.sources[0].complete = true;
    apply(*store, batch);
    ASSERT_EQ(store->sources()->size(), 1u);
    EXPECT_EQ(store->sources()->front().name, "access.log.1");
    EXPECT_TRUE(store->sources()->front().complete);

    // Another input with the same first bytes.
    batch.id = "3";
    batch.sources[0] = progress("other.log", 0, 7);
    batch.sources[0].fingerprint = "aa";
    EXPECT_FALSE(store->apply(batch).has_value());
    batch.sources[0].storedId = SourceProgress::kNewSource;
    apply(*store, batch);
    ASSERT_EQ(store->sources()->size(), 2u);

    // A grown input may have got another fingerprint.
    batch.id = "4";
    batch.sources[0] = progress("access.log", 15, 30);
    batch.sources[0].fingerprint = "bb";
    batch.sources[0].storedId = store->sources()->front().id;
    apply(*store, batch);
    EXPECT_EQ(store->sources()->front().position, 30u);
    EXPECT_EQ(store->sources()->front().fingerprint, "bb");
    EXPECT_EQ(store->sources()->back().position, 7u);
}

TEST(SqliteStore, HealthOfOneMinuteAddsUpAndSketchesMerge)
{
    const TemporaryDirectory directory;
    auto store = openStore(directory);
    DdSketch fast, slow;
    fast.add(0.1, 3);
    slow.add(2.0, 1);
    RollupBatch batch;
    batch.id = "1";
    batch.health = {{100, 3, 1, 0, fast.serialise()}, {101, 1, 0, 0, ""}};
    apply(*store, batch);
    batch.id = "2";
    batch.health = {{100, 1, 0, 1, slow.serialise()}, {101, 1, 0, 0, slow.serialise()}};
    apply(*store, batch);
    const auto health = openReader(directory)->health(100, 102);
    ASSERT_TRUE(health.has_value());
    ASSERT_EQ(health->size(), 2u);
    EXPECT_EQ(health->at(0).events, 4u);
    EXPECT_EQ(health->at(0).errors, 1u);
    EXPECT_EQ(health->at(0).clientErrors, 1u);
    DdSketch merged;
    ASSERT_TRUE(DdSketch::parse(health->at(0).latency, &merged));
    EXPECT_EQ(merged.count(), 4u);
    EXPECT_EQ(merged.max(), 2.0);
    EXPECT_EQ(health->at(1).latency, slow.serialise());
}

TEST(SqliteStore, TheRingOfLettersDropsTheOldestAndCountsThem)
{
    const TemporaryDirectory directory;
    auto store = openStore(directory);
    RollupBatch batch;
    batch.sources = {progress("b.log", 0, 1), progress("a.log", 0, 1)};
    constexpr std::uint64_t kEach = 6'000;
    for (int b = 0; b < 3; ++b) {
        batch.id = std::to_string(b);
        batch.letters.clear();
        for (std::uint64_t i = 0; i < kEach; ++i) {
            const std::uint64_t n = static_cast<std::uint64_t>(b) * kEach + i;
            const auto source = SourceId{static_cast<std::uint32_t>(i % 2)};
            batch.letters.push_back({source, n + 1, n * 10, Reason::BadJson, "why", std::string(5000, 'r')});
        }
        apply(*store, batch);
        for (SourceProgress& p : batch.sources) p.from = p.to, p.to += 1;
    }
    const auto reader = openReader(directory);
    const auto letters = reader->letters(1'000'000);
    ASSERT_TRUE(letters.has_value());
    EXPECT_EQ(letters->size() + *reader->lettersDropped(), 3 * kEach);
    EXPECT_LE(letters->size() * limits::kLetterRaw, limits::kLetterBytes);
    EXPECT_GE(letters->size(), limits::kLetterBytes / (limits::kLetterRaw + 100));
    // By source in the order of their first batch, then by offset.
    EXPECT_EQ(letters->front().first, "b.log");
    EXPECT_EQ(letters->back().first, "a.log");
    EXPECT_EQ(letters->back().second.offset, (3 * kEach - 1) * 10);
    EXPECT_EQ(letters->back().second.raw.size(), limits::kLetterRaw);
    EXPECT_EQ(letters->back().second.detail, "why");
    EXPECT_EQ(letters->back().second.reason, Reason::BadJson);
    EXPECT_GE(letters->front().second.line, *reader->lettersDropped());
    EXPECT_EQ(reader->letters(3)->size(), 3u);
}

TEST(SqliteStore, AQueryStopsWhenAsked)
{
    const TemporaryDirectory directory;
    BatchMaker maker(11);
    auto store = openStore(directory);
    apply(*store, maker.make("1", 9'000, 500, 1).batch);
    std::stop_source stop;
    stop.request_stop();
    const auto cut = openReader(directory)->cells({}, [](auto...) {}, stop.get_token());
    ASSERT_FALSE(cut.has_value());
    EXPECT_EQ(cut.error().code, ErrorCode::Cancelled);
}

TEST(SqliteStore, AReaderSeesWholeBatchesWhileTheWriterCommits)
{
    const TemporaryDirectory directory;
    auto store = openStore(directory);
    // Each batch adds the same number of events to each of three items, so any whole state has equal sums.
    const auto makeBatch = [](int number) {
        RollupBatch batch;
        batch.id = std::to_string(number);
        batch.items = {"a", "b", "c"};
        batch.types = {"view"};
        const std::int32_t cells = number % 2 == 0 ? 10 : 4'000;
        for (std::uint32_t item = 0; item < 3; ++item) {
            for (std::int32_t m = 0; m < cells; ++m) batch.cells.push_back({item, 0, kFirst + m, {1, 0, {}, {}, {}}});
        }
        return batch;
    };
    apply(*store, makeBatch(0));
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0, reads = 0;
    std::thread watcher([&] {
        const auto reader = openReader(directory);
        std::uint64_t before = 0;
        while (!done.load() || reads.load() == 0) {
            std::map<std::uint32_t, std::uint64_t> sums;
            const auto ok = reader->cells({}, [&](std::uint32_t item, auto, auto, const Tally& t) { sums[item] += t.count; });
            if (!ok || sums.size() != 3 || sums[0] != sums[1] || sums[1] != sums[2] || sums[0] < before) ++torn;
            before = sums[0];
            ++reads;
        }
    });
    for (int b = 1; b < 60; ++b) apply(*store, makeBatch(b));
    done = true;
    watcher.join();
    EXPECT_EQ(torn.load(), 0);
}

}  // namespace
}  // namespace tally::test
