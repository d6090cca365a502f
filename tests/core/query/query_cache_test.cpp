// SPDX-License-Identifier: GPL-3.0-or-later
// A source with a cache answers as one without, whatever is written between the questions; and what need not be read again
// is not.
#include "core/query/query_cache.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "../store/model.h"
#include "core/query/store_source.h"

namespace tally::test {
namespace {

constexpr std::int32_t kFirst = 19'000 * 1440;

struct Write {
    std::string item, type;
    std::int32_t minute = 0;
    std::uint64_t count = 1;
};

class CachedStore {
public:
    CachedStore() : store_(std::move(*openSqliteStore(directory_.path()))) { write({{"first", "view", kFirst, 1}}); }

    void write(const std::vector<Write>& writes, bool asRevision = false)
    {
        RollupBatch batch;
        batch.id = std::to_string(++batches_);
        std::map<std::tuple<std::string, std::string, std::int32_t>, std::uint64_t> cells;
        for (const Write& w : writes) cells[{w.item, w.type, w.minute}] += w.count;
        for (const auto& [key, count] : cells) {
            const auto& [item, type, minute] = key;
            BatchCell cell;
            cell.item = indexOf(item, &batch.items);
            cell.type = static_cast<std::uint16_t>(indexOf(type, &batch.types));
            cell.minute = minute;
            cell.tally.count = count;
            batch.cells.push_back(cell);
        }
        if (asRevision) batch.revisions = batch.cells;
        SourceProgress live = progress("tcp", at_, at_ + writes.size());
        at_ = live.to;
        batch.sources.push_back(live);
        ASSERT_TRUE(store_->apply(batch).has_value());
    }
    std::unique_ptr<StoreSource> source(std::shared_ptr<QueryCache> cache, bool exact)
    {
        StoreSourceOptions options;
        options.cache = std::move(cache);
        if (exact) options.changes = store_->changes();
        return std::make_unique<StoreSource>(std::move(*openSqliteReader(directory_.path())), options);
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
    std::unique_ptr<RollupStore> store_;
    int batches_ = 0;
    std::uint64_t at_ = 0;
};

Question countOf(const std::string& item, std::int32_t from, std::int32_t to)
{
    Question q;
    q.item = item;
    q.range = {startOfMinute(kFirst + from), startOfMinute(kFirst + to)};
    return q;
}

TEST(QueryCache, ALateEventPutsOutTheAnswersItTouchesAndNoOthers)
{
    CachedStore store;
    store.write({{"a", "view", kFirst + 10, 3}, {"b", "view", kFirst + 10, 1}, {"a", "view", kFirst + 5'000, 1}});
    const auto source = store.source(std::make_shared<QueryCache>(), true);
    Question ofLikes = countOf("a", 0, 60), ofAll = countOf("", 0, 60);
    ofLikes.type = "like";
    ofAll.item.reset();
    const std::vector<Question> touched{countOf("a", 0, 60), countOf("a", 10, 11), ofAll};
    const std::vector<Question> others{countOf("a", 0, 10), countOf("a", 11, 60), countOf("b", 0, 60), ofLikes};
    const auto ask = [&](const std::vector<Question>& questions, bool cached) {
        for (const Question& q : questions) {
            const auto answer = source->value(q);
            ASSERT_TRUE(answer.has_value());
            EXPECT_EQ(answer->provenance.cached, cached);
            EXPECT_EQ(answer->provenance.rowsRead == 0, cached || answer->events == 0);
        }
    };
    for (const bool cached : {false, true}) {
        ask(touched, cached);
        ask(others, cached);
    }
    store.write({{"a", "view", kFirst + 10, 2}}, true);
    EXPECT_EQ(source->value(touched[0])->events, 5u);
    ask({touched[1], touched[2]}, false);
    ask(others, true);
    // What is kept is final no longer where a minute of it was revised, and says so.
    EXPECT_EQ(source->value(others[2])->provenance.completeness, Completeness::Revised);
    EXPECT_EQ(source->value(others[1])->provenance.completeness, Completeness::Final);
}

TEST(QueryCache, WithoutTheWritersWordAnAnswerHoldsWhileItsDaysAreUntouched)
{
    CachedStore store;
    store.write({{"a", "view", kFirst + 10, 3}, {"a", "view", kFirst + 1'500, 1}});
    const auto source = store.source(std::make_shared<QueryCache>(), false);
    const Question day1 = countOf("a", 0, 1'440), day2 = countOf("a", 1'440, 2'880);
    for (const bool cached : {false, true}) {
        EXPECT_EQ(source->value(day1)->provenance.cached, cached);
        EXPECT_EQ(source->value(day2)->provenance.cached, cached);
    }
    store.write({{"b", "view", kFirst + 1'441, 1}});
    EXPECT_TRUE(source->value(day1)->provenance.cached);
    EXPECT_FALSE(source->value(day2)->provenance.cached);
}

TEST(QueryCache, ItStaysWithinItsBytesAndForgetsTheLeastRecentlyUsed)
{
    QueryCache cache(64'000);
    SeriesAnswer answer;
    answer.points.resize(50);
    const std::vector<TierRange> parts{{Tier::Minute, 0, 60}};
    const auto key = [](int i) { return QueryCache::keyOf(Asked::Series, countOf(std::to_string(i), 0, 60)); };
    const auto kept = [&](int i) { return cache.find<SeriesAnswer>(key(i), parts, {0, 1}, [](DataVersion) { return false; }).has_value(); };
    for (int i = 0; i < 100; ++i) {
        cache.keep(key(i), parts, {0, 1}, answer);
        EXPECT_LE(cache.use().bytes, 64'000u);
        EXPECT_TRUE(kept(0)) << i;   // used all the time
    }
    EXPECT_TRUE(kept(99));
    EXPECT_FALSE(kept(1));
    EXPECT_GT(cache.use().entries, 10u);
    answer.points.resize(10'000);
    cache.keep(key(200), parts, {0, 1}, answer);
    EXPECT_FALSE(kept(200));   // alone larger than its share
    EXPECT_TRUE(kept(0));
}

// --- as one without -------------------------------------------------------------------------------------------------

std::string anyText(const char* first, int count) { return first + std::to_string(*rc::gen::inRange(0, count)); }

Write anyWrite()
{
    Write w{anyText("i", 4), anyText("t", 2), kFirst, static_cast<std::uint64_t>(*rc::gen::inRange(1, 4))};
    w.minute = *rc::gen::inRange(0, 12) == 0 ? kNoMinute : kFirst + *rc::gen::element(0, 1, 59, 60, 1'439, 1'440, 2'000, 2'880, 4'000);
    return w;
}

Question anyQuestion()
{
    Question q;
    if (*rc::gen::arbitrary<bool>()) q.item = anyText("i", 5);
    if (*rc::gen::arbitrary<bool>()) q.type = anyText("t", 2);
    std::int32_t a = *rc::gen::element(0, 1, 60, 1'440, 2'880), b = *rc::gen::element(1, 60, 120, 1'440, 2'880, 5'760);
    if (b < a) std::swap(a, b);
    if (*rc::gen::inRange(0, 4) > 0) q.range.from = startOfMinute(kFirst + a);
    if (*rc::gen::inRange(0, 4) > 0) q.range.to = startOfMinute(kFirst + b);
    q.k = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
    q.step = {*rc::gen::element(kMinute, kHour, kDay)};
    return q;
}

void expectSame(const Provenance& a, const Provenance& b)
{
    RC_ASSERT(a.range.from == b.range.from);
    RC_ASSERT(a.range.to == b.range.to);
    RC_ASSERT(a.tier == b.tier);
    RC_ASSERT(a.completeness == b.completeness);
    RC_ASSERT(a.exact == b.exact);
}

template <class Answer>
bool bothAnswer(const Result<Answer>& a, const Result<Answer>& b)
{
    RC_ASSERT(a.has_value() == b.has_value());
    if (!a) RC_ASSERT(a.error().what == b.error().what);
    else expectSame(a->provenance, b->provenance);
    return a.has_value();
}

void expectSameAnswers(Source& cached, Source& plain, const Question& q, int kind)
{
    if (kind == 0) {
        const auto a = cached.value(q), b = plain.value(q);
        if (bothAnswer(a, b)) RC_ASSERT(a->events == b->events);
    } else if (kind == 1) {
        const auto a = cached.series(q), b = plain.series(q);
        if (!bothAnswer(a, b)) return;
        RC_ASSERT(a->points.size() == b->points.size());
        for (std::size_t i = 0; i < a->points.size(); ++i)
            RC_ASSERT(a->points[i].time == b->points[i].time && a->points[i].value == b->points[i].value);
    } else {
        const auto a = cached.top(q), b = plain.top(q);
        if (!bothAnswer(a, b)) return;
        RC_ASSERT(a->total == b->total && a->other.count == b->other.count && a->items == b->items && a->rows.size() == b->rows.size());
        for (std::size_t i = 0; i < a->rows.size(); ++i) RC_ASSERT(a->rows[i].item == b->rows[i].item && a->rows[i].tally == b->rows[i].tally);
    }
}

void checkAgainstPlain(bool exact)
{
    std::uint64_t hits = 0;
    EXPECT_TRUE(rc::check("as without a cache", [&] {
        CachedStore store;
        const auto cache = std::make_shared<QueryCache>();
        const auto cached = store.source(cache, exact), plain = store.source(nullptr, exact);
        std::vector<std::pair<Question, int>> asked;   // some are asked again and again
        for (int i = 0; i < 3; ++i) asked.emplace_back(anyQuestion(), *rc::gen::inRange(0, 3));
        const int steps = *rc::gen::inRange(1, 12);
        for (int step = 0; step < steps; ++step) {
            if (*rc::gen::arbitrary<bool>()) {
                std::vector<Write> writes;
                for (int i = *rc::gen::inRange(1, 4); i > 0; --i) writes.push_back(anyWrite());
                store.write(writes, *rc::gen::arbitrary<bool>() && std::none_of(writes.begin(), writes.end(), [](const Write& w) { return w.minute == kNoMinute; }));
            }
            for (const auto& [question, kind] : asked) expectSameAnswers(*cached, *plain, question, kind);
        }
        hits += cache->use().hits;
    }));
    EXPECT_GT(hits, 100u);   // and it was of use
}

TEST(QueryCacheProperties, WithTheWritersWordAnswersAreThoseOfAStoreWithoutCache) { checkAgainstPlain(true); }
TEST(QueryCacheProperties, AlsoByDaysAlone) { checkAgainstPlain(false); }

}  // namespace
}  // namespace tally::test
