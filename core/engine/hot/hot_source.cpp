// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/hot_source.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "core/engine/hot/second_plan.h"
#include "core/engine/hot/stop_every.h"
#include "core/query/accumulator.h"
#include "core/query/health_point.h"
#include "core/query/store_source.h"
#include "core/rank/bounded_rank.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

constexpr std::uint32_t kLate = 0xffffffffu;  // place of an item that has none
constexpr const char* kOnlyCounts = "there was no room in memory for this item beside the others; only its count can be bounded";

Result<void> keptFunction(const Question& question)
{
    if (question.of == Of::Latency || isPercentile(question.function) || question.function == Function::Distinct || question.by == RankBy::Distinct)
        return fail(ErrorCode::NotExact, "this needs the raw events; ask over the log files");
    if (question.asKnownAt) return fail(ErrorCode::NotExact, "what was known at an earlier time only a store can tell");
    return {};
}

constexpr const char* kOnlyMinutes = "minutes are kept; the nearest step that can be answered is 1m";

bool isFineStep(const Question& question) { return question.step.us % kSecond == 0 && question.step.us % kMinute != 0; }

// Rows + other = total, by what is certain of the rows.
void putRow(TopRow row, TopAnswer* answer)
{
    answer->other.count -= row.tally.count;
    answer->other.values -= row.tally.values;
    answer->other.sum = answer->other.sum - row.tally.sum;
    answer->rows.push_back(std::move(row));
}

}  // namespace

Result<Provenance> HotSource::plan(const Question& question, Tier coarsest, MinuteRange* range) const
{
    if (const auto kept = keptFunction(question); !kept) return tl::unexpected(kept.error());
    auto provenance = wholeMinutes(question, &range->from, &range->to);
    if (!provenance) return provenance;
    // What came from a store without its minutes stands at the first minute of its hour or day: no edge may cut that.
    TierAsk ask{range->from, range->to, coarsest, false, view_->timeline.empty() ? kOpenFrom : view_->timeline.firstMinute()};
    const auto parts = keptParts(question, ask, view_->keptTiers, &*provenance);
    if (!parts) return tl::unexpected(parts.error());
    if (provenance->range.from != TimeRange{}.from) range->from = minuteOf(provenance->range.from);
    if (provenance->range.to != TimeRange{}.to) range->to = minuteOf(provenance->range.to);
    provenance->tier = name(finestKeptAt(std::max(range->from, ask.firstEvent), view_->keptTiers));
    if (!view_->timeline.empty()) {
        if (provenance->range.from == TimeRange{}.from) provenance->range.from = startOfMinute(view_->timeline.firstMinute());
        if (provenance->range.to == TimeRange{}.to) provenance->range.to = startOfMinute(view_->timeline.lastMinute() + 1);
    }
    provenance->completeness = view_->completeness(*range, provenance->range.to);
    return provenance;
}

// Where an answer comes from the cache, how far it is final is still said by this view.
template <class Answer, class Compute>
Result<Answer> HotSource::answered(Asked kind, const Question& question, Tier coarsest, Compute&& compute) const
{
    MinuteRange range;
    auto provenance = plan(question, coarsest, &range);
    if (!provenance) return tl::unexpected(provenance.error());
    if (cache_ == nullptr) return compute(range, std::move(*provenance));
    const std::string key = QueryCache::keyOf(kind, question);
    const std::vector<TierRange> parts{{Tier::Minute, range.from, range.to}};
    const DataVersion now{view_->generation, view_->changes.version()};
    const auto untouched = [&](DataVersion version) {
        // Of a newer view than ours: true in its time, but not what we are asked.
        if (version.generation != now.generation || version.number > now.number) return false;
        const auto item = question.item ? view_->dictionary->find(*question.item) : std::nullopt;
        const Footprint cells{question.item, question.type, range.from, range.to};
        return !view_->changes.touchedSince(version.number, cells, item ? std::optional(raw(*item)) : std::nullopt,
                                            question.type ? view_->typeId(*question.type) : std::nullopt);
    };
    if (auto found = cache_->find<Answer>(key, parts, now, untouched)) {
        provenance->cached = true;
        provenance->exact = found->provenance.exact;
        found->provenance = std::move(*provenance);
        return std::move(*found);
    }
    Result<Answer> answer = compute(range, std::move(*provenance));
    if (answer) cache_->keep(key, parts, now, *answer);
    return answer;
}

template <class Visit>
Result<void> HotSource::visit(const Question& question, MinuteRange range, std::stop_token stop, Visit&& visitor) const
{
    const auto item = question.item ? view_->dictionary->find(*question.item) : std::nullopt;
    if (question.item && !item) return {};
    return visit(question, item, range, std::move(stop), visitor);
}

// Of `item`, or of all, whatever the question names.
template <class Visit>
Result<void> HotSource::visit(const Question& question, std::optional<ItemId> item, MinuteRange range, std::stop_token stop, Visit&& visitor) const
{
    const auto type = question.type ? view_->typeId(*question.type) : std::nullopt;
    if (question.type && !type) return {};
    const auto wanted = [&](const Cell& cell) {
        if (range.contains(cell.key.minute) && (!type || cell.key.type == *type)) visitor(cell);
    };
    for (const auto& run : view_->runs) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (run->lastMinute() < range.from || run->firstMinute() >= range.to) continue;
        auto reader = item ? run->readerFrom(raw(*item)) : run->reader();
        Cell cell;
        for (std::size_t n = 1; reader.next(&cell); ++n) {
            if (n % kStopEvery == 0 && stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
            if (item && cell.key.item > raw(*item)) break;
            if (!item || cell.key.item == raw(*item)) wanted(cell);
        }
    }
    return {};
}

// An item that memory had no room for: what the summaries say of its count; nothing of its values.
Result<ValueAnswer> HotSource::boundedValue(const Question& question, MinuteRange range, Provenance provenance) const
{
    const auto bounds = lateBounds(question, range).of(*question.item);
    if (bounds.upper == 0) return ValueAnswer{resultOf({}, question.function), {}, {}, 0, std::move(provenance)};
    if (question.function != Function::Count) return fail(ErrorCode::NotExact, kOnlyCounts);
    const Fixed lower = Fixed::fromInteger(static_cast<std::int64_t>(bounds.lower));
    provenance.exact = bounds.lower == bounds.upper;
    if (provenance.exact) return ValueAnswer{lower, {}, {}, bounds.lower, std::move(provenance)};
    return ValueAnswer{lower, lower, Fixed::fromInteger(static_cast<std::int64_t>(bounds.upper)), bounds.lower, std::move(provenance)};
}

// Whether the question is for an item that may be among those without a place.
bool HotSource::isLate(const Question& question) const
{
    return question.item && view_->tail && !view_->dictionary->find(*question.item);
}

TailBounds HotSource::lateBounds(const Question& question, MinuteRange range) const
{
    const auto type = question.type ? view_->typeId(*question.type) : std::nullopt;
    if (question.type && !type) return {nullptr, range.from, range.to, {}};   // nobody ever counted any
    return view_->tailBounds(range, type);
}

// Where the edges need seconds; nothing where minutes do, or seconds do not tell. Who has no place in memory has none there.
std::optional<Result<SecondPlan>> HotSource::finePlan(const Question& question, Tier coarsest, bool fineStep) const
{
    if ((!fineStep && !hasSecondEdges(question.range)) || isLate(question) || !keptFunction(question)) return std::nullopt;
    return planSeconds(*view_, question, coarsest, fineStep);
}

Result<ValueAnswer> HotSource::value(const Question& question, std::stop_token stop)
{
    if (auto fine = finePlan(question, Tier::Day)) {
        if (!*fine) return tl::unexpected(fine->error());
        Tally total;
        const auto done = visitPlan(*view_, **fine, question, stop, [&](Micros, const Cell& cell) { total.merge(cell.tally); });
        if (!done) return tl::unexpected(done.error());
        return ValueAnswer{resultOf(total, question.function), {}, {}, total.count, std::move((*fine)->provenance)};
    }
    // What memory had no room for is bounded anew each time: no answer stands on cells of its own that could be watched.
    if (isLate(question)) {
        MinuteRange range;
        auto provenance = plan(question, Tier::Day, &range);
        if (!provenance) return tl::unexpected(provenance.error());
        return boundedValue(question, range, std::move(*provenance));
    }
    return answered<ValueAnswer>(Asked::Value, question, Tier::Day, [&](MinuteRange range, Provenance&& provenance) -> Result<ValueAnswer> {
        Tally total;
        if (const auto done = visit(question, range, stop, [&](const Cell& cell) { total.merge(cell.tally); }); !done)
            return tl::unexpected(done.error());
        return ValueAnswer{resultOf(total, question.function), {}, {}, total.count, std::move(provenance)};
    });
}

Result<TopAnswer> HotSource::top(const Question& question, std::stop_token stop)
{
    std::vector<Tally> tallies;   // by item; none while the answer is kept
    const auto gather = [&](const Cell& cell) {
        if (cell.key.item >= tallies.size()) tallies.resize(cell.key.item + std::size_t{1});
        tallies[cell.key.item].merge(cell.tally);
    };
    if (auto fine = finePlan(question, Tier::Day)) {
        if (!*fine) return tl::unexpected(fine->error());
        tallies.resize(view_->dictionary->size());
        const auto done = visitPlan(*view_, **fine, question, stop, [&](Micros, const Cell& cell) { gather(cell); });
        if (!done) return tl::unexpected(done.error());
        return ranked(question, {}, std::move((*fine)->provenance), std::move(tallies));
    }
    return answered<TopAnswer>(Asked::Top, question, Tier::Day, [&](MinuteRange range, Provenance&& provenance) -> Result<TopAnswer> {
        tallies.resize(view_->dictionary->size());
        if (const auto done = visit(question, range, stop, gather); !done) return tl::unexpected(done.error());
        return ranked(question, range, std::move(provenance), std::move(tallies));
    });
}

Result<TopAnswer> HotSource::ranked(const Question& question, std::optional<MinuteRange> range, Provenance&& provenance, std::vector<Tally>&& tallies) const
{
    const auto text = [&](std::uint32_t i) { return view_->dictionary->text(ItemId{i}); };
    const bool bySum = question.by == RankBy::Sum;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        if (bySum && tallies[a].sum != tallies[b].sum) return tallies[a].sum > tallies[b].sum;
        if (!bySum && tallies[a].count != tallies[b].count) return tallies[a].count > tallies[b].count;
        return text(a) < text(b);
    };
    TopAnswer answer;
    answer.provenance = std::move(provenance);
    for (const Tally& tally : tallies) {
        answer.items += tally.count > 0 ? 1 : 0;
        answer.total.merge(tally);
    }
    // Who shares the last entry is known by the summaries of the tail alone: they rank by the count they have for certain, and
    // what is open of it stays in Other. Nothing is known of their sums, so somebody in it may rank.
    const auto other = view_->dictionary->other();
    std::uint64_t shared = 0;
    if (other && raw(*other) < tallies.size() && tallies[raw(*other)].count > 0) {
        shared = std::exchange(tallies[raw(*other)], {}).count;
        --answer.items;
    }
    answer.other = answer.total;
    const auto best = topK(tallies.size(), std::min(question.k, tallies.size()) + 1, [&](std::uint32_t x) { return tallies[x].count > 0; }, better);
    if (shared > 0 && !range) return fail(ErrorCode::NotExact, "there was no room in memory for all items; who of the others ranks is known of whole minutes only");
    if (shared > 0 && !bySum) {
        rankWithLate(question, *range, best, tallies, &answer);
        return answer;
    }
    for (const std::uint32_t i : std::span(best).first(std::min(question.k, best.size()))) {
        putRow({std::string(text(i)), tallies[i]}, &answer);
        answer.rows.back().certain = shared == 0;
    }
    answer.provenance.exact &= shared == 0;
    return answer;
}

// `best`: of those with a place, one more than asked for, as by it the rows are certain or not.
void HotSource::rankWithLate(const Question& question, MinuteRange range, std::span<const std::uint32_t> best, std::span<const Tally> tallies,
                             TopAnswer* answer) const
{
    std::vector<BoundedItem> items;
    for (const std::uint32_t i : best) items.push_back({view_->dictionary->text(ItemId{i}), tallies[i].count, tallies[i].count, true, i});
    TailBounds late = lateBounds(question, range);
    for (BoundedItem item : late.items()) {
        item.place = kLate;
        answer->items += item.lower > 0 ? 1 : 0;
        items.push_back(item);
    }
    for (const BoundedItem& item : rankBounded(std::move(items), question.k, late.absent())) {
        TopRow row{std::string(item.text), item.place == kLate ? Tally{} : tallies[item.place]};
        row.tally.count = item.lower;
        if (item.upper > item.lower) row.upper = item.upper;
        row.certain = item.certain;
        answer->provenance.exact &= row.certain && !row.upper;
        putRow(std::move(row), answer);
    }
}

// A step of seconds needs them all along; other steps at the edges only.
Result<SeriesAnswer> HotSource::series(const Question& question, std::stop_token stop)
{
    if (auto fine = finePlan(question, tierOfStep(question), isFineStep(question))) {
        if (!*fine) return tl::unexpected(fine->error());
        std::map<std::int64_t, Tally> buckets;
        const auto done = visitPlan(*view_, **fine, question, stop, [&](Micros time, const Cell& cell) { buckets[floorDiv(time.us, question.step.us)].merge(cell.tally); });
        if (!done) return tl::unexpected(done.error());
        SeriesAnswer answer{{}, std::move((*fine)->provenance)};
        for (const auto& [bucket, tally] : buckets) answer.points.push_back({{bucket * question.step.us}, resultOf(tally, question.function)});
        return answer;
    }
    if (isLate(question)) {   // nothing to watch for a kept answer, as for a value
        MinuteRange range;
        auto provenance = plan(question, tierOfStep(question), &range);
        if (!provenance) return tl::unexpected(provenance.error());
        if (lateBounds(question, range).of(*question.item).upper > 0) return fail(ErrorCode::NotExact, kOnlyCounts);
        return SeriesAnswer{{}, std::move(*provenance)};
    }
    return answered<SeriesAnswer>(Asked::Series, question, tierOfStep(question), [&](MinuteRange range, Provenance&& provenance) -> Result<SeriesAnswer> {
        if (question.step.us % kMinute != 0) return fail(ErrorCode::NotExact, kOnlyMinutes);
        std::map<std::int64_t, Tally> buckets;
        const auto done = visit(question, range, stop, [&](const Cell& cell) {
            if (cell.key.minute != kNoMinute) buckets[floorDiv(cell.key.minute, question.step.us / kMinute)].merge(cell.tally);
        });
        if (!done) return tl::unexpected(done.error());
        SeriesAnswer answer;
        answer.provenance = std::move(provenance);
        for (const auto& [bucket, tally] : buckets) answer.points.push_back({{bucket * question.step.us}, resultOf(tally, question.function)});
        return answer;
    });
}

Result<HealthAnswer> HotSource::health(const Question& question, std::stop_token)
{
    if (question.item || question.type) return fail(ErrorCode::NotExact, "health is kept for all events together");
    std::map<std::int64_t, HealthCell> buckets;
    HealthAnswer answer;
    if (auto fine = finePlan(question, tierOfStep(question), isFineStep(question))) {
        if (!*fine) return tl::unexpected(fine->error());
        visitLine(*view_, **fine, [&](Micros time, const TimelineMinute& entry) { buckets[floorDiv(time.us, question.step.us)].merge(entry.health); });
        answer.provenance = std::move((*fine)->provenance);
    } else {
        MinuteRange range;
        auto provenance = plan(question, tierOfStep(question), &range);
        if (!provenance) return tl::unexpected(provenance.error());
        if (question.step.us % kMinute != 0) return fail(ErrorCode::NotExact, kOnlyMinutes);
        view_->timeline.visit(range.from, range.to, [&](std::int32_t minute, const TimelineMinute& entry) {
            buckets[floorDiv(minute, question.step.us / kMinute)].merge(entry.health);
        });
        answer.provenance = std::move(*provenance);
    }
    answer.provenance.exact = false;
    for (const auto& [bucket, cell] : buckets) answer.points.push_back(healthPoint({bucket * question.step.us}, cell, question.step));
    return answer;
}

Result<std::vector<SourceLedger>> HotSource::ledger(std::stop_token)
{
    return fail(ErrorCode::NotExact, "the ledger of a running engine is in its snapshot");
}

Result<std::vector<SourceLetter>> HotSource::letters(std::size_t, std::stop_token)
{
    return fail(ErrorCode::NotExact, "the letters of a running engine are asked from the engine");
}

}  // namespace tally
