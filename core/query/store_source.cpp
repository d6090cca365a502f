// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/store_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "core/health/health_cell.h"
#include "core/query/accumulator.h"
#include "core/query/health_point.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

Result<void> wholeMinuteStep(const Question& question)
{
    if (question.step.us % kMinute == 0) return {};
    return fail(ErrorCode::NotExact, "a store keeps minutes; the nearest step that can be answered is 1m");
}

Result<void> keptFunction(const Question& question)
{
    if (question.of == Of::Latency)
        return fail(ErrorCode::NotExact, "a store keeps no latency per item; ask `health`, or ask over the log files");
    if (isPercentile(question.function) || question.function == Function::Distinct)
        return fail(ErrorCode::NotExact, fmt::format("{} needs the raw events; ask over the log files", name(question.function)));
    return {};
}

// Open edges become the first and last kept minute that was seen.
struct SeenMinutes {
    std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = kNoMinute;
    void see(std::int32_t minute)
    {
        if (minute == kNoMinute) return;
        first = std::min(first, minute);
        last = std::max(last, minute);
    }
    void close(TimeRange* range) const
    {
        if (last == kNoMinute) return;
        if (range->from == TimeRange{}.from) range->from = startOfMinute(first);
        if (range->to == TimeRange{}.to) range->to = startOfMinute(last + 1);
    }
};

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

Result<StoreSource::Plan> StoreSource::plan(const Question& question) const
{
    Plan plan;
    auto provenance = wholeMinutes(question, &plan.cells.fromMinute, &plan.cells.toMinute);
    if (!provenance) return tl::unexpected(provenance.error());
    plan.provenance = std::move(*provenance);
    plan.cells.item = question.item;
    plan.cells.type = question.type;
    return plan;
}

Result<ValueAnswer> StoreSource::value(const Question& question, std::stop_token stop)
{
    auto planned = plan(question);
    if (!planned) return tl::unexpected(planned.error());
    if (question.function != Function::Count)
        if (const auto kept = keptFunction(question); !kept) return tl::unexpected(kept.error());
    Tally total;
    SeenMinutes seen;
    const auto done = reader_->cells(planned->cells, [&](std::uint32_t, std::uint16_t, std::int32_t minute, const Tally& tally) {
        total.merge(tally);
        seen.see(minute);
    }, stop);
    if (!done) return tl::unexpected(done.error());
    seen.close(&planned->provenance.range);
    return ValueAnswer{resultOf(total, question.function), {}, {}, total.count, planned->provenance};
}

Result<TopAnswer> StoreSource::top(const Question& question, std::stop_token stop)
{
    auto planned = plan(question);
    if (!planned) return tl::unexpected(planned.error());
    if (question.by == RankBy::Distinct || question.of == Of::Latency)
        return fail(ErrorCode::NotExact, "this ranking needs the raw events; ask over the log files");
    const auto limit = reader_->itemLimit();
    if (!limit) return tl::unexpected(limit.error());
    std::vector<Tally> tallies(*limit);
    SeenMinutes seen;
    const auto done = reader_->cells(planned->cells, [&](std::uint32_t item, std::uint16_t, std::int32_t minute, const Tally& tally) {
        if (item >= tallies.size()) tallies.resize(item + std::size_t{1});
        tallies[item].merge(tally);
        seen.see(minute);
    }, stop);
    if (!done) return tl::unexpected(done.error());
    seen.close(&planned->provenance.range);

    std::map<std::uint32_t, std::string> texts;   // of the items that ties had to compare, or that are shown
    std::optional<Error> failed;
    const auto text = [&](std::uint32_t i) -> const std::string& {
        auto [entry, fresh] = texts.try_emplace(i);
        if (fresh) {
            if (auto found = reader_->itemText(i)) entry->second = std::move(*found);
            else failed = found.error();
        }
        return entry->second;
    };
    const bool bySum = question.by == RankBy::Sum;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        if (bySum && tallies[a].sum != tallies[b].sum) return tallies[a].sum > tallies[b].sum;
        if (!bySum && tallies[a].count != tallies[b].count) return tallies[a].count > tallies[b].count;
        return text(a) < text(b);
    };
    TopAnswer answer;
    answer.provenance = planned->provenance;
    for (const Tally& tally : tallies) {
        answer.items += tally.count > 0 ? 1 : 0;
        answer.total.merge(tally);
    }
    answer.other = answer.total;
    for (const std::uint32_t i : topK(tallies.size(), question.k, [&](std::uint32_t x) { return tallies[x].count > 0; }, better)) {
        answer.rows.push_back({text(i), tallies[i], 0});
        answer.other.count -= tallies[i].count;
        answer.other.values -= tallies[i].values;
        answer.other.sum = answer.other.sum - tallies[i].sum;
    }
    if (failed) return tl::unexpected(*failed);
    return answer;
}

Result<SeriesAnswer> StoreSource::series(const Question& question, std::stop_token stop)
{
    auto planned = plan(question);
    if (!planned) return tl::unexpected(planned.error());
    if (const auto fine = wholeMinuteStep(question); !fine) return tl::unexpected(fine.error());
    if (question.function != Function::Count)
        if (const auto kept = keptFunction(question); !kept) return tl::unexpected(kept.error());
    std::map<std::int64_t, Tally> buckets;
    SeenMinutes seen;
    const std::int64_t minutes = question.step.us / kMinute;
    const auto done = reader_->cells(planned->cells, [&](std::uint32_t, std::uint16_t, std::int32_t minute, const Tally& tally) {
        if (minute == kNoMinute) return;
        buckets[floorDiv(minute, minutes)].merge(tally);
        seen.see(minute);
    }, stop);
    if (!done) return tl::unexpected(done.error());
    seen.close(&planned->provenance.range);
    SeriesAnswer answer;
    answer.provenance = planned->provenance;
    for (const auto& [bucket, tally] : buckets) answer.points.push_back({{bucket * question.step.us}, resultOf(tally, question.function)});
    return answer;
}

Result<HealthAnswer> StoreSource::health(const Question& question, std::stop_token)
{
    auto planned = plan(question);
    if (!planned) return tl::unexpected(planned.error());
    if (const auto fine = wholeMinuteStep(question); !fine) return tl::unexpected(fine.error());
    if (question.item || question.type) return fail(ErrorCode::NotExact, "a store keeps health for all events together; ask over the log files");
    const auto minutes = reader_->health(planned->cells.fromMinute, planned->cells.toMinute);
    if (!minutes) return tl::unexpected(minutes.error());
    std::map<std::int64_t, HealthCell> buckets;
    SeenMinutes seen;
    for (const MinuteHealth& row : *minutes) {
        HealthCell cell;
        if (!row.latency.empty() && !DdSketch::parse(row.latency, &cell.latency))
            return fail(ErrorCode::Store, fmt::format("the latency of minute {} is damaged", isoSeconds(startOfMinute(row.minute))));
        cell.events = row.events;
        cell.errors = row.errors;
        cell.clientErrors = row.clientErrors;
        buckets[floorDiv(row.minute, question.step.us / kMinute)].merge(cell);
        seen.see(row.minute);
    }
    seen.close(&planned->provenance.range);
    HealthAnswer answer;
    answer.provenance = planned->provenance;
    answer.provenance.exact = false;
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
