// SPDX-License-Identifier: GPL-3.0-or-later
// Random events, of which memory and store give up minutes as they do, and random questions: what is answered from memory, from
// the store, and from whichever of both knows (QueryService) is what a map of all events gives over the range that the answer
// names, and what is not answered exactly says so.
#include <gtest/gtest.h>

#include <map>
#include <rapidcheck.h>
#include <set>

#include "core/engine/hot/coarsen.h"
#include "core/engine/hot/committed.h"
#include "core/engine/hot/counting_sink.h"
#include "core/engine/hot/hot_source.h"
#include "core/engine/import/rollup_batch_builder.h"
#include "core/engine/query_service.h"
#include "core/query/accumulator.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_retention.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr std::int32_t kBase = 20'000 * 1440, kDays = 5;

struct NaiveEvent {
    std::string item, type;
    std::int32_t minute = 0;   // kNoMinute: none
    std::optional<Fixed> value;
};

// Whole minutes of an effective range; with both edges open also what has no time.
bool lies(const NaiveEvent& event, const TimeRange& range, bool all)
{
    if (event.minute == kNoMinute) return all;
    const Micros start = startOfMinute(event.minute);
    return start >= range.from && start < range.to;
}

// Memory and store of one program, and every event that was given to both.
class World {
public:
    explicit World(const std::string& directory) : directory_(directory) {}

    void build()
    {
        dictionary_->limit(*rc::gen::element(3u, 1000u), 1u << 20);
        const int minuteDays = *rc::gen::inRange(0, 4);
        const Retention retention{minuteDays, minuteDays == 0 ? 0 : minuteDays + *rc::gen::inRange(0, 2)};
        const auto clock = std::make_shared<ManualClock>(startOfMinute(kBase + (kDays + 1) * 1440).us);
        RC_ASSERT(setSqliteRetentionRule(directory_, {retention, *rc::gen::arbitrary<bool>(), false}, clock).has_value());
        auto opened = openSqliteStore(directory_, clock);
        RC_ASSERT(opened.has_value());
        store_ = std::move(*opened);
        const int batches = *rc::gen::inRange(1, 6);
        for (int b = 0; b < batches; ++b) {
            commit(b);
            if (*rc::gen::inRange(0, 3) == 0) evict();
        }
    }
    std::shared_ptr<const HotView> view() const
    {
        auto view = std::make_shared<HotView>();
        view->dictionary = dictionary_;
        view->runs = runs_;
        view->timeline = timeline_;
        view->types = types_.texts();
        view->keptTiers = kept_;
        view->tail = const_cast<TailSummaries&>(tail_).publish();
        view->watermark = startOfMinute(kBase + (kDays + 1) * 1440);
        return view;
    }
    const std::vector<NaiveEvent>& events() const { return events_; }
    const std::string& directory() const { return directory_; }

private:
    // One log of one source; how old its newest events are, so are those that retention takes.
    void commit(int number)
    {
        const std::int32_t newest = *rc::gen::inRange(1, kDays * 1440);
        const std::int32_t span = *rc::gen::element(90, 1440, kDays * 1440);
        Committed part;
        CountingSink sink(*dictionary_, types_, [&](Delta&& delta) { part.take(std::move(delta)); }, CountingSink::Cold::Keep);
        const int events = *rc::gen::inRange(1, 60);
        for (int i = 0; i < events; ++i) {
            NaiveEvent event;
            event.item = "item" + std::to_string(*rc::gen::inRange(0, 6));
            event.type = *rc::gen::element("view", "like");
            event.minute = *rc::gen::inRange(0, 15) == 0 ? kNoMinute : kBase + std::max(0, newest - *rc::gen::inRange(0, span));
            if (*rc::gen::arbitrary<bool>()) event.value = Fixed::fromInteger(*rc::gen::inRange(-50, 50));
            count(event, &sink);
            events_.push_back(event);
        }
        sink.flush();
        keep(number, part);
        for (auto& run : part.runs) runs_.push_back(run);
        for (const ColdRun& cold : part.cold) tail_.add(cold);
        timeline_.merge(part.timeline);
    }
    static void count(const NaiveEvent& event, CountingSink* sink)
    {
        std::string padded = event.item;
        padded.resize(padded.size() + 16);
        Event counted;
        counted.item = std::string_view(padded).substr(0, event.item.size());
        counted.type = event.type;
        counted.parts = Part::Item | Part::Type;
        if (event.minute != kNoMinute) {
            counted.time = {startOfMinute(event.minute).us + 17 * kSecond};
            counted.parts = counted.parts | Part::Time;
        }
        if (event.value) {
            counted.value = *event.value;
            counted.parts = counted.parts | Part::Value;
        }
        sink->accept({&counted, 1});
    }
    void keep(int number, const Committed& part)
    {
        RollupBatch batch;
        batch.id = "b" + std::to_string(number);
        SourceProgress source = progress("log" + std::to_string(number % 3), positions_[number % 3], positions_[number % 3] + 10);
        positions_[number % 3] += 10;
        source.fingerprint = "f" + std::to_string(number % 3);
        source.complete = true;
        if (part.hasTimes) source.newest = part.lastEvent;
        batch.sources.push_back(source);
        const auto types = types_.texts();
        const auto texts = fillBatch(part.runs, part.cold, part.revisions, part.timeline, *dictionary_, types, &batch);
        RC_ASSERT(store_->apply(batch).has_value());
    }
    void evict()
    {
        if (timeline_.empty()) return;
        const auto kept = coarserTiers(timeline_.firstMinute(), timeline_.lastMinute(), kept_);
        if (!kept) return;
        runs_ = {coarsened(runs_, *kept, {})};
        kept_ = *kept;
    }

    const std::string directory_;
    std::shared_ptr<Dictionary> dictionary_ = std::make_shared<Dictionary>();
    TypeTable types_;
    std::unique_ptr<RollupStore> store_;
    std::vector<std::shared_ptr<const SortedRun>> runs_;
    TailSummaries tail_;
    Timeline timeline_;
    KeptTiers kept_;
    std::map<int, std::uint64_t> positions_;
    std::vector<NaiveEvent> events_;
};

Question anyQuestion()
{
    Question q;
    if (*rc::gen::arbitrary<bool>()) q.item = "item" + std::to_string(*rc::gen::inRange(0, 7));
    if (*rc::gen::inRange(0, 3) == 0) q.type = *rc::gen::element("view", "like", "share");
    const std::int64_t unit = *rc::gen::elementOf(std::vector<std::int64_t>{kMinute, kHour, kDay, 7 * kSecond});
    const auto edge = [&] { return Micros{floorDiv(startOfMinute(kBase + *rc::gen::inRange(-700, (kDays + 1) * 1440)).us, unit) * unit}; };
    Micros from = edge(), to = edge();
    if (to < from) std::swap(from, to);
    if (*rc::gen::inRange(0, 4) != 0) q.range.from = from;
    if (*rc::gen::inRange(0, 4) != 0) q.range.to = to;
    q.function = *rc::gen::element(Function::Count, Function::Sum, Function::Average, Function::Min, Function::Max);
    q.widen = *rc::gen::arbitrary<bool>();
    q.step = Micros{*rc::gen::elementOf(std::vector<std::int64_t>{kMinute, 15 * kMinute, kHour, kDay})};
    q.k = static_cast<std::size_t>(*rc::gen::inRange(1, 8));
    q.by = *rc::gen::element(RankBy::Count, RankBy::Sum);
    return q;
}

bool isAll(const Question& q) { return q.range.isAll(); }

Tally naive(const World& world, const Question& q, const TimeRange& range)
{
    Tally total;
    for (const NaiveEvent& event : world.events()) {
        if ((q.item && *q.item != event.item) || (q.type && *q.type != event.type) || !lies(event, range, isAll(q))) continue;
        ++total.count;
        if (event.value) total.addValue(*event.value);
    }
    return total;
}

// The range that was answered holds the one that was asked, and is that one unless wider was accepted and said.
void checkRange(const World& world, const Question& q, const Provenance& provenance)
{
    const bool openFrom = q.range.from == TimeRange{}.from, openTo = q.range.to == TimeRange{}.to;
    if (q.range.from == q.range.to) return RC_ASSERT(provenance.range.from == provenance.range.to);   // nothing, wherever it lies
    RC_ASSERT(openFrom || provenance.range.from <= q.range.from);
    RC_ASSERT(openTo || provenance.range.to >= q.range.to);
    if (!provenance.widened) {
        RC_ASSERT(openFrom || provenance.range.from == q.range.from);
        RC_ASSERT(openTo || provenance.range.to == q.range.to);
    }
    RC_ASSERT(q.widen || !provenance.widened);
    // Nothing that was asked for lies outside of it.
    RC_ASSERT(naive(world, q, provenance.range).count >= naive(world, q, q.range).count);
    if (!provenance.widened) RC_ASSERT(naive(world, q, provenance.range) == naive(world, q, q.range));
    RC_ASSERT(provenance.completeness != Completeness::Revised);
    if (!openTo && provenance.range.to <= startOfMinute(kBase + (kDays + 1) * 1440)) RC_ASSERT(provenance.completeness == Completeness::Final);
}

struct Tried {
    int answered = 0, refused = 0, bounded = 0, widened = 0;
};

void checkValue(const World& world, const Question& q, const Result<ValueAnswer>& answer, Tried* tried)
{
    if (!answer) {
        RC_ASSERT(answer.error().code == ErrorCode::NotExact);
        ++tried->refused;
        return;
    }
    ++tried->answered;
    tried->widened += answer->provenance.widened ? 1 : 0;
    checkRange(world, q, answer->provenance);
    const Tally truth = naive(world, q, answer->provenance.range);
    if (answer->provenance.exact) {
        RC_ASSERT(answer->value == resultOf(truth, q.function));
        RC_ASSERT(answer->events == truth.count);
        return;
    }
    ++tried->bounded;
    RC_ASSERT(q.function == Function::Count);
    const Fixed count = Fixed::fromInteger(static_cast<std::int64_t>(truth.count));
    RC_ASSERT(!(count < *answer->lower) && !(*answer->upper < count));
}

void checkSeries(const World& world, const Question& q, const Result<SeriesAnswer>& answer, Tried* tried)
{
    if (!answer) {
        RC_ASSERT(answer.error().code == ErrorCode::NotExact);
        ++tried->refused;
        return;
    }
    ++tried->answered;
    checkRange(world, q, answer->provenance);
    std::map<std::int64_t, Tally> steps;
    for (const NaiveEvent& event : world.events()) {
        if ((q.item && *q.item != event.item) || (q.type && *q.type != event.type)) continue;
        if (event.minute == kNoMinute || !lies(event, answer->provenance.range, false)) continue;
        Tally& step = steps[floorDiv(startOfMinute(event.minute).us, q.step.us) * q.step.us];
        ++step.count;
        if (event.value) step.addValue(*event.value);
    }
    RC_ASSERT(answer->points.size() == steps.size());
    auto step = steps.begin();
    for (const SeriesPoint& point : answer->points) {
        RC_ASSERT(point.time.us == step->first);
        RC_ASSERT(point.value == resultOf(step->second, q.function));
        ++step;
    }
}

// `all`: whose answer it is knows of every item.
void checkTop(const World& world, const Question& q, const Result<TopAnswer>& answer, bool all, Tried* tried)
{
    if (!answer) {
        RC_ASSERT(answer.error().code == ErrorCode::NotExact);
        ++tried->refused;
        return;
    }
    ++tried->answered;
    checkRange(world, q, answer->provenance);
    std::map<std::string, Tally> items;
    Question one = q;
    for (const NaiveEvent& event : world.events()) items.try_emplace(event.item);
    for (auto& [item, tally] : items) {
        one.item = item;
        tally = naive(world, one, answer->provenance.range);
    }
    one.item.reset();
    RC_ASSERT(answer->total == naive(world, one, answer->provenance.range));
    std::uint64_t ranked = answer->other.count;
    for (const TopRow& row : answer->rows) {
        ranked += row.tally.count;
        const Tally truth = items[row.item];
        RC_ASSERT(row.tally.count <= truth.count && truth.count <= row.upper.value_or(row.tally.count));
        // Of an item that memory had no room for nothing is known but its count.
        Tally countOnly;
        countOnly.count = truth.count;
        if (answer->provenance.exact) RC_ASSERT(row.tally == truth || (q.by == RankBy::Count && row.tally == countOnly));
    }
    RC_ASSERT(ranked == answer->total.count);
    if (!answer->provenance.exact) {
        ++tried->bounded;
        return;
    }
    std::vector<std::pair<std::string, Tally>> best;
    for (const auto& entry : items)
        if (entry.second.count > 0) best.push_back(entry);
    RC_ASSERT((all ? answer->items == best.size() : answer->items <= best.size()));
    std::stable_sort(best.begin(), best.end(), [&](const auto& a, const auto& b) {
        return q.by == RankBy::Sum ? b.second.sum < a.second.sum : b.second.count < a.second.count;
    });
    best.resize(std::min(best.size(), q.k));
    RC_ASSERT(answer->rows.size() == best.size());
    // With bounds about, who is tied with the last row may stand in its place (DEFINITIONS section 5: a row is certain where nobody has more).
    for (std::size_t i = 0; i < best.size(); ++i)
        RC_ASSERT((all ? answer->rows[i].item == best[i].first : answer->rows[i].tally.count == best[i].second.count || q.by == RankBy::Sum));
}

// What one of them answers exactly, whoever knows answers exactly.
template <class Answer>
void checkService(const Result<Answer>& memory, const Result<Answer>& store, const Result<Answer>& service)
{
    const auto exact = [](const Result<Answer>& answer) { return answer && answer->provenance.exact; };
    RC_ASSERT(service.has_value() == (memory.has_value() || store.has_value()));
    if constexpr (std::is_same_v<Answer, ValueAnswer>) RC_ASSERT(exact(service) == (exact(memory) || exact(store)));
}

TEST(PlannerProperties, MemoryStoreAndBothAnswerAsANaiveMap)
{
    Tried memory, stored, both;
    EXPECT_TRUE(rc::check("as a map of events", [&] {
        const TemporaryDirectory directory;
        World world(directory.file("data"));
        world.build();
        const auto view = world.view();
        QueryCache hotCache;
        HotSource hot(view, &hotCache);
        StoreSourceOptions options;
        options.cache = std::make_shared<QueryCache>();
        StoreSource store(std::move(*openSqliteReader(world.directory())), options);
        QueryService service([&] { return view; }, 1, [&] { return openSqliteReader(world.directory()); });
        for (int i = 0; i < 25; ++i) {
            Question q = anyQuestion();
            const auto fromMemory = hot.value(q);
            const auto fromStore = store.value(q), fromBoth = service.value(q).get();
            checkValue(world, q, fromMemory, &memory);
            checkValue(world, q, fromStore, &stored);
            checkValue(world, q, fromBoth, &both);
            checkService(fromMemory, fromStore, fromBoth);
            const auto steps = service.series(q).get();
            checkSeries(world, q, hot.series(q), &memory);
            checkSeries(world, q, store.series(q), &stored);
            checkSeries(world, q, steps, &both);
            q.item.reset();
            checkTop(world, q, hot.top(q), view->tail == nullptr, &memory);
            checkTop(world, q, store.top(q), true, &stored);
            checkTop(world, q, service.top(q).get(), view->tail == nullptr, &both);
        }
    }));
    for (const Tried& tried : {memory, stored, both}) {
        EXPECT_GT(tried.answered, 1000);
        EXPECT_GT(tried.refused, 50);
        EXPECT_GT(tried.widened, 50);
    }
    EXPECT_GT(memory.bounded, 50);
    EXPECT_EQ(stored.bounded, 0);
    EXPECT_LT(both.refused, memory.refused);
}

}  // namespace
}  // namespace tally::test
