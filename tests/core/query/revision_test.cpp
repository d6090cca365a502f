// SPDX-License-Identifier: GPL-3.0-or-later
// What later events changed in final minutes: kept for a day of commit time, said by answers, and taken back exactly by a
// question as known at an earlier time.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "../store/model.h"
#include "core/base/clock.h"
#include "core/query/store_source.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440;
constexpr std::int64_t kStart = kFirst * kMinute;

struct Change {
    std::string item, type;
    std::int32_t minute = 0;
    Tally tally;
    bool revises = false;
    Micros committed;
};

Tally tallyOf(std::uint64_t count, std::int64_t value)
{
    Tally tally;
    tally.count = count;
    if (value != 0) tally.addValue(Fixed{value * 1'250'000});
    return tally;
}

class RevisedStore {
public:
    RevisedStore() { store_ = std::move(*openSqliteStore(directory_.path(), clock_)); }

    Micros now() const { return {clock_->nowMicros()}; }
    void later(std::int64_t micros) { clock_->advance(micros); }
    void write(std::vector<Change> changes)
    {
        RollupBatch batch;
        batch.id = std::to_string(++batches_);
        std::map<std::tuple<std::string, std::string, std::int32_t>, std::pair<Tally, Tally>> cells;   // all, revising
        for (Change& change : changes) {
            auto& [all, revising] = cells[{change.item, change.type, change.minute}];
            all.merge(change.tally);
            if (change.revises) revising.merge(change.tally);
            change.committed = now();
            changes_.push_back(change);
        }
        for (const auto& [key, tallies] : cells) {
            const auto& [item, type, minute] = key;
            const BatchCell cell{indexOf(item, &batch.items), static_cast<std::uint16_t>(indexOf(type, &batch.types)), minute, tallies.first};
            batch.cells.push_back(cell);
            if (tallies.second.count == 0) continue;
            batch.revisions.push_back(cell);
            batch.revisions.back().tally = tallies.second;
        }
        batch.sources.push_back(progress("tcp", at_, at_ + 1));
        ++at_;
        const auto applied = store_->apply(batch);
        ASSERT_TRUE(applied.has_value()) << applied.error().what;
    }
    void reopen()
    {
        store_.reset();
        store_ = std::move(*openSqliteStore(directory_.path(), clock_));
    }
    StoreSource source() const { return StoreSource(std::move(*openSqliteReader(directory_.path()))); }
    StoreSource cached() const
    {
        return StoreSource(std::move(*openSqliteReader(directory_.path())), {std::make_shared<QueryCache>(), store_->changes(), {}});
    }
    const std::string& path() const { return directory_.path(); }

    // What the question is about, as known then, by the naive book.
    std::vector<Change> expected(const Question& q) const
    {
        std::vector<Change> found;
        for (const Change& c : changes_) {
            if ((q.item && *q.item != c.item) || (q.type && *q.type != c.type) || !q.range.contains(startOfMinute(c.minute))) continue;
            if (q.asKnownAt && c.revises && c.committed > *q.asKnownAt) continue;
            found.push_back(c);
        }
        return found;
    }

private:
    static std::uint32_t indexOf(const std::string& text, std::vector<std::string_view>* texts)
    {
        const auto found = std::find(texts->begin(), texts->end(), text);
        if (found != texts->end()) return static_cast<std::uint32_t>(found - texts->begin());
        texts->push_back(text);
        return static_cast<std::uint32_t>(texts->size() - 1);
    }

    TemporaryDirectory directory_;
    std::shared_ptr<ManualClock> clock_ = std::make_shared<ManualClock>(kStart);
    std::unique_ptr<RollupStore> store_;
    std::vector<Change> changes_;
    std::uint64_t at_ = 0;
    int batches_ = 0;
};

Change change(const char* item, std::int32_t minute, std::uint64_t count, bool revises) { return {item, "view", kFirst + minute, tallyOf(count, 2), revises, {}}; }

Question rangeOf(std::int32_t from, std::int32_t to)
{
    Question q;
    q.range = {startOfMinute(kFirst + from), startOfMinute(kFirst + to)};
    return q;
}

TEST(Revisions, AreTakenBackAndSaid)
{
    RevisedStore store;
    store.write({change("a", 0, 5, false), change("a", 10, 1, false), change("b", 100, 1, false)});
    const Micros before = store.now();
    store.later(kMinute);
    store.write({change("a", 0, 2, true), change("c", 3, 1, true), change("a", 101, 1, false)});
    Question q = rangeOf(0, 60);
    EXPECT_EQ(store.source().value(q)->events, 9u);
    EXPECT_EQ(store.source().value(q)->provenance.completeness, Completeness::Revised);
    EXPECT_EQ(store.source().value(rangeOf(4, 60))->provenance.completeness, Completeness::Final);
    q.asKnownAt = before;
    EXPECT_EQ(store.source().value(q)->events, 6u);
    EXPECT_EQ(store.source().value(q)->provenance.completeness, Completeness::Final);   // as it was said then
    EXPECT_EQ(store.source().top(q)->items, 1u);
    q.item = "a";
    EXPECT_EQ(store.source().series(q)->points.size(), 2u);
    q.item = "c";
    EXPECT_TRUE(store.source().series(q)->points.empty());
    q.function = Function::Max;
    const auto max = store.source().value(q);
    ASSERT_FALSE(max.has_value());
    EXPECT_EQ(max.error().code, ErrorCode::NotExact);
    EXPECT_NE(max.error().what.find("max as known at an earlier time"), std::string::npos) << max.error().what;
}

TEST(Revisions, AreKeptForADayOfCommitTime)
{
    RevisedStore store;
    store.write({change("a", 0, 5, false), change("b", 9'000, 1, false)});
    Question q = rangeOf(0, 60);
    q.asKnownAt = store.now();
    store.later(kHour);
    store.write({change("a", 0, 2, true)});
    const Micros revised = store.now();
    store.later(kDay);
    store.write({change("b", 9'001, 1, false)});
    EXPECT_EQ(store.source().value(q)->events, 5u);   // 24 h and not a microsecond more
    store.later(1);
    store.write({change("b", 9'002, 1, false)});
    const auto gone = store.source().value(q);
    ASSERT_FALSE(gone.has_value());
    EXPECT_EQ(gone.error().code, ErrorCode::NotExact);
    EXPECT_NE(gone.error().what.find(isoExact(revised)), std::string::npos) << gone.error().what;
    q.asKnownAt = revised;   // nothing that came later was dropped
    EXPECT_EQ(store.source().value(q)->events, 7u);
    q.asKnownAt.reset();
    EXPECT_EQ(store.source().value(q)->provenance.completeness, Completeness::Final);
    EXPECT_TRUE((*openSqliteReader(store.path()))->revisedMinutes()->empty());
}

TEST(Revisions, TheSameBatchTwiceRevisesOnce)
{
    RevisedStore store;
    store.write({change("a", 0, 5, false), change("b", 100, 1, false)});
    const Micros before = store.now();
    store.later(1);
    store.write({change("a", 0, 2, true)});
    store.reopen();
    Question q = rangeOf(0, 60);
    q.asKnownAt = before;
    EXPECT_EQ(store.source().value(q)->events, 5u);
    const auto minutes = (*openSqliteReader(store.path()))->revisedMinutes();
    ASSERT_EQ(minutes->size(), 1u);
    EXPECT_EQ(minutes->front().minute, kFirst);
    EXPECT_EQ(minutes->front().committed, (Micros{before.us + 1}));
}

// --- any history ----------------------------------------------------------------------------------------------------

Change anyChange()
{
    Change c;
    c.item = "i" + std::to_string(*rc::gen::inRange(0, 4));
    c.type = "t" + std::to_string(*rc::gen::inRange(0, 2));
    c.minute = kFirst + *rc::gen::element(0, 1, 59, 60, 61, 1'439, 1'440, 2'000);
    c.tally = tallyOf(static_cast<std::uint64_t>(*rc::gen::inRange(1, 4)), *rc::gen::inRange(-3, 4));
    c.revises = *rc::gen::arbitrary<bool>();
    return c;
}

Question anyQuestion(const std::vector<Micros>& moments)
{
    std::int32_t a = *rc::gen::element(0, 1, 60, 1'440), b = *rc::gen::element(1, 60, 120, 1'440, 2'880);
    if (b < a) std::swap(a, b);
    Question q = rangeOf(a, b);
    if (*rc::gen::arbitrary<bool>()) q.item = "i" + std::to_string(*rc::gen::inRange(0, 5));
    if (*rc::gen::arbitrary<bool>()) q.type = "t" + std::to_string(*rc::gen::inRange(0, 2));
    q.asKnownAt = *rc::gen::elementOf(moments);
    q.step = {*rc::gen::element(kMinute, kHour, kDay)};
    q.function = *rc::gen::element(Function::Count, Function::Sum);
    q.k = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    return q;
}

void check(StoreSource& source, const Question& q, const std::vector<Change>& expected)
{
    std::map<std::int64_t, Tally> steps;
    std::map<std::string, Tally> items;
    Tally total;
    for (const Change& c : expected) {
        steps[floorDiv(startOfMinute(c.minute).us, q.step.us) * q.step.us].merge(c.tally);
        items[c.item].merge(c.tally);
        total.merge(c.tally);
    }
    const auto of = [&](const Tally& t) { return q.function == Function::Count ? Fixed::fromInteger(static_cast<std::int64_t>(t.count)) : t.sum; };
    const auto value = source.value(q);
    RC_ASSERT(value.has_value());
    RC_ASSERT(value->events == total.count && *value->value == of(total));
    const auto series = source.series(q);
    RC_ASSERT(series.has_value());
    RC_ASSERT(series->points.size() == steps.size());
    auto step = steps.begin();
    for (const SeriesPoint& point : series->points) {
        RC_ASSERT(point.time.us == step->first && *point.value == of(step->second));
        ++step;
    }
    const auto top = source.top(q);
    RC_ASSERT(top.has_value());
    RC_ASSERT(top->items == items.size() && top->total.count == total.count && top->total.sum == total.sum);
    std::uint64_t before = std::numeric_limits<std::uint64_t>::max();
    for (const TopRow& row : top->rows) {
        RC_ASSERT(row.tally.count == items[row.item].count && row.tally.sum == items[row.item].sum && row.tally.count <= before);
        before = row.tally.count;
    }
    RC_ASSERT(top->rows.size() == std::min(q.k, items.size()));
}

TEST(RevisionProperties, AsKnownAtAnyMomentEqualsTheBookWithoutLaterRevisions)
{
    EXPECT_TRUE(rc::check("as the naive book", [] {
        RevisedStore store;
        StoreSource plain = store.source(), cached = store.cached();
        std::vector<Micros> moments{store.now()};
        const int commits = *rc::gen::inRange(1, 8);
        for (int commit = 0; commit < commits; ++commit) {
            store.later(*rc::gen::inRange(1, 3));
            std::vector<Change> changes;
            for (int i = *rc::gen::inRange(1, 6); i > 0; --i) changes.push_back(anyChange());
            store.write(changes);
            moments.push_back(store.now());
            for (int i = 0; i < 2; ++i) {
                const Question q = anyQuestion(moments);
                check(plain, q, store.expected(q));
                check(cached, q, store.expected(q));
            }
        }
    }));
}

}  // namespace
}  // namespace tally::test
