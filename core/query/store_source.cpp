// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/store_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "core/health/health_cell.h"
#include "core/query/accumulator.h"
#include "core/query/health_point.h"
#include "core/query/store_answers.h"

namespace tally {

namespace {

Result<void> wholeMinuteStep(const Question& question)
{
    if (question.step.us % kMinute == 0) return {};
    return fail(ErrorCode::NotExact, "a store keeps minutes; the nearest step that can be answered is 1m");
}

Result<void> keptFunction(const Question& question)
{
    if (question.function == Function::Count) return {};
    if (question.of == Of::Latency)
        return fail(ErrorCode::NotExact, "a store keeps no latency per item; ask `health`, or ask over the log files");
    if (isPercentile(question.function) || question.function == Function::Distinct)
        return fail(ErrorCode::NotExact, fmt::format("{} needs the raw events; ask over the log files", name(question.function)));
    if (question.asKnownAt && (question.function == Function::Min || question.function == Function::Max))
        return fail(ErrorCode::NotExact, fmt::format("{} as known at an earlier time needs the raw events; count, sum and average can be asked", name(question.function)));
    return {};
}

std::string shownEdge(std::int32_t minute, const char* open)
{
    return minute == kOpenFrom || minute == kOpenTo ? open : isoSeconds(startOfMinute(minute));
}

tl::unexpected<Error> dropped(const TierPlan& tiers)
{
    const std::string nearest = shownEdge(tiers.nearestFrom, "the first event") + " … " + shownEdge(tiers.nearestTo, "the last event");
    if (tiers.stepTooFine)
        return fail(ErrorCode::NotExact, fmt::format("steps shorter than {} are no longer kept before {}; ask for those, or --from there on",
                                                     tiers.finestStep == Tier::Day ? "1d" : "1h", isoSeconds(startOfMinute(tiers.stepsFrom))));
    return fail(ErrorCode::NotExact, fmt::format("the minutes at an edge are no longer kept; the nearest exact range is {} (--widen accepts it)", nearest));
}

// The first and last slot that was seen, for the open edges of a range.
struct SeenSlots {
    std::optional<TierRange> first, last;
    void see(Tier tier, std::int32_t minute)
    {
        if (minute == kNoMinute) return;
        const TierRange slot{tier, minute, minute + minutesOf(tier)};
        if (!first || slot.from < first->from) first = slot;
        if (!last || slot.from > last->from) last = slot;
    }
};

TimeRange timesOf(const TierRange& part)
{
    TimeRange range;
    if (part.from != kOpenFrom) range.from = startOfMinute(part.from);
    if (part.to != kOpenTo) range.to = startOfMinute(part.to);
    return range;
}

}  // namespace

Result<Provenance> wholeMinutes(const Question& question, std::int32_t* fromMinute, std::int32_t* toMinute)
{
    if (const std::string problem = problemWith(question); !problem.empty()) return fail(ErrorCode::Usage, problem);
    Provenance provenance;
    provenance.range = question.range;
    provenance.tier = "minute";
    TimeRange& range = provenance.range;
    const bool openFrom = range.from == TimeRange{}.from, openTo = range.to == TimeRange{}.to;
    const auto clamped = [](Micros t) { return std::clamp(t, kMinTime, kMaxTime); };
    if (!openFrom) range.from = {floorDiv(clamped(range.from).us, kMinute) * kMinute};
    if (!openTo) range.to = {floorDiv(clamped(range.to).us + kMinute - 1, kMinute) * kMinute};
    provenance.widened = clamped(question.range.from) != clamped(range.from) || clamped(question.range.to) != clamped(range.to);
    if (!openFrom && !openTo && question.range.from == question.range.to) {
        range.to = range.from;
        provenance.widened = false;
    }
    if (provenance.widened && !question.widen)
        return fail(ErrorCode::NotExact, fmt::format("only whole minutes are kept; the nearest exact range is {} … {} (--widen accepts it)",
                                                     openFrom ? "the first event" : isoSeconds(range.from),
                                                     openTo ? "the last event" : isoSeconds(range.to)));
    if (!openFrom) *fromMinute = minuteOf(range.from);
    if (!openTo) *toMinute = minuteOf(range.to);
    return provenance;
}

Tier tierOfStep(const Question& question)
{
    return question.step.us % kDay == 0 ? Tier::Day : question.step.us % kHour == 0 ? Tier::Hour : Tier::Minute;
}

Result<TierPlan> keptParts(const Question& question, TierAsk ask, const KeptTiers& kept, Provenance* provenance)
{
    TierPlan plan = planTiers(ask, kept);
    if (!plan.exact) {
        if (!question.widen || plan.stepTooFine) return dropped(plan);
        ask.from = plan.nearestFrom;
        ask.to = plan.nearestTo;
        provenance->widened = true;
        provenance->range = timesOf({Tier::Minute, ask.from, ask.to});
        plan = planTiers(ask, kept);
    }
    provenance->tier = name(plan.coarsestUsed());
    return plan;
}

Result<StoreSource::Plan> StoreSource::plan(const Question& question, Tier coarsest, ReadLimit::Clock::time_point asked,
                                            std::stop_token stop) const
{
    TierAsk ask;
    ask.coarsest = coarsest;
    ask.wholeDays = !question.item;
    auto provenance = wholeMinutes(question, &ask.from, &ask.to);
    if (!provenance) return tl::unexpected(provenance.error());
    Plan plan{HeldReads(*reader_, options_.patience, asked, std::move(stop)), {}, {}, {}, {}, question.asKnownAt, std::move(*provenance), {}};
    plan.cells.item = question.item;
    plan.cells.type = question.type;
    plan.cells.countsOnly = question.function == Function::Count;
    if (options_.cache) {
        const auto version = changes().version();
        if (!version) return tl::unexpected(version.error());
        plan.version.number = *version;
    }
    if (const auto held = plan.held.begin(); !held) return tl::unexpected(held.error());
    const auto kept = reader_->kept();
    if (!kept) return tl::unexpected(kept.error());
    plan.kept = *kept;
    const auto extent = reader_->extent(question.type);
    if (!extent) return tl::unexpected(extent.error());
    plan.extent = *extent;
    if (plan.extent) ask.firstEvent = plan.extent->first;
    auto tiers = keptParts(question, ask, *kept, &plan.provenance);
    if (!tiers) return tl::unexpected(tiers.error());
    plan.tiers = std::move(*tiers);
    if (!plan.asKnownAt) return plan;
    const auto since = reader_->revisionsSince();
    if (!since) return tl::unexpected(since.error());
    if (*plan.asKnownAt < *since)
        return fail(ErrorCode::NotExact, fmt::format("what later events changed is known for a day back only; the earliest moment that can be asked for is {}", isoExact(*since)));
    return plan;
}

Result<void> StoreSource::read(Plan& plan, const StoreReader::Visit& visit, std::stop_token stop) const
{
    SeenSlots seen;
    Tier tier = Tier::Minute;
    const StoreReader::Visit seeAndVisit = [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        visit(item, type, minute, tally);
        seen.see(tier, minute);
    };
    const TimeRange& range = plan.provenance.range;
    const bool bounded = range.from != TimeRange{}.from && range.to != TimeRange{}.to;
    for (std::size_t i = 0; i < plan.tiers.parts.size(); ++i) {
        const TierRange& part = plan.tiers.parts[i];
        tier = part.tier;
        const auto rows = readPart(plan, i, false, bounded ? visit : seeAndVisit, stop);
        if (!rows) return tl::unexpected(rows.error());
        plan.provenance.parts.push_back({std::string(name(part.tier)), timesOf(part), *rows});
        plan.provenance.rowsRead += *rows;
    }
    if (const auto done = takeBack(plan, plan.cells, visit); !done) return done;
    if (const auto closed = closeRange(plan, seen.first, seen.last, stop); !closed) return closed;
    const auto complete = completenessOf(plan.provenance.range, plan.asKnownAt);
    if (!complete) return tl::unexpected(complete.error());
    plan.provenance.completeness = *complete;
    return {};
}

// A recorded input is provisional until its end, what came from listeners until their watermark has passed it.
Result<Completeness> StoreSource::completenessOf(TimeRange range, std::optional<Micros> knownAt) const
{
    const auto inputs = reader_->inputs();
    if (!inputs) return tl::unexpected(inputs.error());
    if (inputs->unfinished) return Completeness::Provisional;
    if (!inputs->live || range.from == range.to) return Completeness::Final;
    const auto extent = reader_->extent();
    if (!extent) return tl::unexpected(extent.error());
    if (range.to > (*extent ? liveWatermark(*inputs, **extent) : inputs->watermark)) return Completeness::Provisional;
    const auto edge = [](Micros time, Micros open, std::int32_t minute) { return time == open ? minute : minuteOf(time); };
    const auto revised = reader_->isRevised(edge(range.from, TimeRange{}.from, kOpenFrom), edge(range.to, TimeRange{}.to, kOpenTo), knownAt);
    if (!revised) return tl::unexpected(revised.error());
    return *revised ? Completeness::Revised : Completeness::Final;
}

// Open edges become the first and the last kept minute with events of the question.
Result<void> StoreSource::closeRange(Plan& plan, std::optional<TierRange> first, std::optional<TierRange> last, std::stop_token stop) const
{
    TimeRange& range = plan.provenance.range;
    const bool openFrom = range.from == TimeRange{}.from, openTo = range.to == TimeRange{}.to;
    if (!first || !last || (!openFrom && !openTo)) return {};
    if (!plan.cells.item) {
        // What was seen lies within the range, so an open edge ends where the events of the type do.
        const auto extent = reader_->extent(plan.cells.type);
        if (!extent) return tl::unexpected(extent.error());
        if (*extent && openFrom) range.from = startOfMinute((*extent)->first);
        if (*extent && openTo) range.to = startOfMinute((*extent)->last + 1);
        return {};
    }
    if (openFrom) {
        const auto slot = narrowed(plan, *first, true, stop);
        if (!slot) return tl::unexpected(slot.error());
        range.from = startOfMinute(slot->from);
    }
    if (openTo) {
        const auto slot = narrowed(plan, *last, false, stop);
        if (!slot) return tl::unexpected(slot.error());
        range.to = startOfMinute(slot->to);
    }
    return {};
}

// The first or last finer slot with events within a slot, as fine as is kept.
Result<TierRange> StoreSource::narrowed(Plan& plan, TierRange slot, bool toFirst, std::stop_token stop) const
{
    const auto kept = reader_->kept();
    if (!kept) return tl::unexpected(kept.error());
    while (slot.tier > finestKeptAt(slot.from, *kept)) {
        CellQuery query = plan.cells;
        query.tier = finerTier(slot.tier);
        query.fromMinute = slot.from;
        query.toMinute = slot.to;
        SeenSlots seen;
        const auto rows = reader_->cells(query, [&](std::uint32_t, std::uint16_t, std::int32_t minute, const Tally&) {
            seen.see(query.tier, minute);
        }, stop);
        if (!rows) return tl::unexpected(rows.error());
        plan.provenance.rowsRead += *rows;
        if (!seen.first) break;
        slot = toFirst ? *seen.first : *seen.last;
    }
    return slot;
}

Result<ValueAnswer> StoreSource::value(const Question& question, std::stop_token stop)
{
    return answered<ValueAnswer>(Asked::Value, question, Tier::Day, stop, [&](Plan& plan) -> Result<ValueAnswer> {
        if (const auto kept = keptFunction(question); !kept) return tl::unexpected(kept.error());
        Tally total;
        const auto done = read(plan, [&](std::uint32_t, std::uint16_t, std::int32_t, const Tally& tally) { total.merge(tally); }, stop);
        if (!done) return tl::unexpected(done.error());
        return ValueAnswer{resultOf(total, question.function), {}, {}, total.count, std::move(plan.provenance)};
    });
}

template <class Buckets, class ResultOf>
Result<SeriesAnswer> StoreSource::seriesOf(Plan& plan, const Question& question, Buckets& buckets, ResultOf&& resultOf, std::stop_token stop) const
{
    buckets.restart(question.step);
    const auto done = read(plan, [&](std::uint32_t, std::uint16_t, std::int32_t minute, const Tally& tally) { buckets.add(minute, tally); }, stop);
    if (!done) return tl::unexpected(done.error());
    SeriesAnswer answer;
    answer.provenance = std::move(plan.provenance);
    const auto& steps = buckets.sorted();
    answer.points.reserve(steps.size());
    for (const auto& [step, value] : steps)
        if (value.count > 0) answer.points.push_back({{step * question.step.us}, resultOf(value)});
    return answer;
}

Result<SeriesAnswer> StoreSource::series(const Question& question, std::stop_token stop)
{
    return answered<SeriesAnswer>(Asked::Series, question, tierOfStep(question), stop, [&](Plan& plan) -> Result<SeriesAnswer> {
        if (const auto fine = wholeMinuteStep(question); !fine) return tl::unexpected(fine.error());
        if (const auto kept = keptFunction(question); !kept) return tl::unexpected(kept.error());
        if (question.function == Function::Count)
            return seriesOf(plan, question, countBuckets_, [](const EventCount& n) { return Fixed::fromInteger(static_cast<std::int64_t>(n.count)); }, stop);
        return seriesOf(plan, question, buckets_, [&](const Tally& tally) { return resultOf(tally, question.function); }, stop);
    });
}

Result<HealthAnswer> StoreSource::health(const Question& question, std::stop_token stop)
{
    std::int32_t from = kOpenFrom, to = kOpenTo;
    auto provenance = wholeMinutes(question, &from, &to);
    if (!provenance) return tl::unexpected(provenance.error());
    if (const auto fine = wholeMinuteStep(question); !fine) return tl::unexpected(fine.error());
    if (question.item || question.type) return fail(ErrorCode::NotExact, "a store keeps health for all events together; ask over the log files");
    if (question.asKnownAt) return fail(ErrorCode::NotExact, "health is not kept as known at an earlier time");
    HeldReads held(*reader_, options_.patience, ReadLimit::Clock::now(), std::move(stop));
    if (const auto begun = held.begin(); !begun) return tl::unexpected(begun.error());
    const auto minutes = reader_->health(from, to);
    if (!minutes) return tl::unexpected(minutes.error());
    std::map<std::int64_t, HealthCell> buckets;
    for (const MinuteHealth& row : *minutes) {
        HealthCell cell;
        if (!row.latency.empty() && !DdSketch::parse(row.latency, &cell.latency))
            return fail(ErrorCode::Damaged, fmt::format("the latency of minute {} is damaged", isoSeconds(startOfMinute(row.minute))));
        cell.events = row.events;
        cell.errors = row.errors;
        cell.clientErrors = row.clientErrors;
        buckets[floorDiv(row.minute, question.step.us / kMinute)].merge(cell);
    }
    HealthAnswer answer;
    answer.provenance = std::move(*provenance);
    TimeRange& range = answer.provenance.range;
    if (!minutes->empty() && range.from == TimeRange{}.from) range.from = startOfMinute(minutes->front().minute);
    if (!minutes->empty() && range.to == TimeRange{}.to) range.to = startOfMinute(minutes->back().minute + 1);
    answer.provenance.exact = false;
    const auto complete = completenessOf(range);
    if (!complete) return tl::unexpected(complete.error());
    answer.provenance.completeness = *complete;
    answer.provenance.rowsRead = minutes->size();
    answer.provenance.parts.push_back({"minute", range, minutes->size()});
    for (const auto& [bucket, cell] : buckets) answer.points.push_back(healthPoint({bucket * question.step.us}, cell, question.step));
    return answer;
}

Result<std::vector<SourceLedger>> StoreSource::ledger(std::stop_token)
{
    const auto sources = reader_->sources();
    if (!sources) return tl::unexpected(sources.error());
    std::vector<SourceLedger> answer;
    for (const StoredSource& source : *sources) answer.push_back({source.name, source.ledger, 0});
    return answer;
}

Result<std::vector<SourceLetter>> StoreSource::letters(std::size_t limit, std::stop_token)
{
    const auto letters = reader_->letters(limit);
    if (!letters) return tl::unexpected(letters.error());
    std::vector<SourceLetter> answer;
    for (const auto& [source, letter] : *letters) answer.push_back({source, letter});
    return answer;
}

}  // namespace tally
