// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot_source.h"

#include <algorithm>
#include <map>

#include "core/query/accumulator.h"
#include "core/query/health_point.h"
#include "core/query/store_source.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

constexpr std::size_t kStopEvery = 65'536;   // cells between two looks at the stop token

Result<void> keptFunction(const Question& question)
{
    if (question.of == Of::Latency || isPercentile(question.function) || question.function == Function::Distinct || question.by == RankBy::Distinct)
        return fail(ErrorCode::NotExact, "this needs the raw events; ask over the log files");
    if (question.asKnownAt) return fail(ErrorCode::NotExact, "what was known at an earlier time only a store can tell");
    return {};
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
    const auto revised = std::lower_bound(view_->revised.begin(), view_->revised.end(), range->from);
    if (provenance->range.to > view_->watermark) provenance->completeness = Completeness::Provisional;
    else if (revised != view_->revised.end() && *revised < range->to) provenance->completeness = Completeness::Revised;
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

// An item that memory had no room for: between nothing and everything of its kind.
Result<ValueAnswer> HotSource::boundedValue(const Question& question, MinuteRange range, Provenance provenance, std::stop_token stop) const
{
    Tally other;
    const auto done = visit(question, view_->dictionary->other(), range, stop, [&](const Cell& cell) { other.merge(cell.tally); });
    if (!done) return tl::unexpected(done.error());
    if (other.count == 0) return ValueAnswer{resultOf({}, question.function), {}, {}, 0, std::move(provenance)};
    if (question.function != Function::Count)
        return fail(ErrorCode::NotExact, "there was no room in memory for this item beside the others; only its count can be bounded");
    provenance.exact = false;
    return ValueAnswer{Fixed{}, Fixed{}, Fixed::fromInteger(static_cast<std::int64_t>(other.count)), 0, std::move(provenance)};
}

Result<ValueAnswer> HotSource::value(const Question& question, std::stop_token stop)
{
    // What memory had no room for is bounded anew each time: no answer stands on cells of its own that could be watched.
    if (question.item && view_->dictionary->refused() > 0 && !view_->dictionary->find(*question.item)) {
        MinuteRange range;
        auto provenance = plan(question, Tier::Day, &range);
        if (!provenance) return tl::unexpected(provenance.error());
        return boundedValue(question, range, std::move(*provenance), stop);
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
    return answered<TopAnswer>(Asked::Top, question, Tier::Day, [&](MinuteRange range, Provenance&& provenance) {
        return ranked(question, range, std::move(provenance), stop);
    });
}

Result<TopAnswer> HotSource::ranked(const Question& question, MinuteRange range, Provenance&& provenance, std::stop_token stop) const
{
    std::vector<Tally> tallies(view_->dictionary->size());
    const auto done = visit(question, range, stop, [&](const Cell& cell) {
        if (cell.key.item >= tallies.size()) tallies.resize(cell.key.item + std::size_t{1});
        tallies[cell.key.item].merge(cell.tally);
    });
    if (!done) return tl::unexpected(done.error());
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
    // Who shares the last entry is not known one by one: it belongs to Other, and somebody in it may rank.
    const auto other = view_->dictionary->other();
    if (other && raw(*other) < tallies.size() && tallies[raw(*other)].count > 0) {
        tallies[raw(*other)] = {};
        --answer.items;
        answer.provenance.exact = false;
    }
    answer.other = answer.total;
    for (const std::uint32_t i : topK(tallies.size(), question.k, [&](std::uint32_t x) { return tallies[x].count > 0; }, better)) {
        answer.rows.push_back({std::string(text(i)), tallies[i], 0});
        answer.other.count -= tallies[i].count;
        answer.other.values -= tallies[i].values;
        answer.other.sum = answer.other.sum - tallies[i].sum;
    }
    return answer;
}

Result<SeriesAnswer> HotSource::series(const Question& question, std::stop_token stop)
{
    return answered<SeriesAnswer>(Asked::Series, question, tierOfStep(question), [&](MinuteRange range, Provenance&& provenance) -> Result<SeriesAnswer> {
        if (question.step.us % kMinute != 0) return fail(ErrorCode::NotExact, "minutes are kept; the nearest step that can be answered is 1m");
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
    MinuteRange range;
    auto provenance = plan(question, Tier::Day, &range);
    if (!provenance) return tl::unexpected(provenance.error());
    if (question.item || question.type) return fail(ErrorCode::NotExact, "health is kept for all events together");
    if (question.step.us % kMinute != 0) return fail(ErrorCode::NotExact, "minutes are kept; the nearest step that can be answered is 1m");
    std::map<std::int64_t, HealthCell> buckets;
    view_->timeline.visit(range.from, range.to, [&](std::int32_t minute, const TimelineMinute& entry) {
        buckets[floorDiv(minute, question.step.us / kMinute)].merge(entry.health);
    });
    HealthAnswer answer;
    answer.provenance = *provenance;
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
