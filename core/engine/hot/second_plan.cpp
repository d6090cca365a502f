// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/second_plan.h"

#include <fmt/format.h>

#include "core/engine/hot/stop_every.h"
#include "core/query/tier_plan.h"

namespace tally {

namespace {

std::int64_t floorTo(std::int64_t us, std::int64_t unit) { return floorDiv(us, unit) * unit; }
std::int64_t ceilTo(std::int64_t us, std::int64_t unit) { return -floorDiv(-us, unit) * unit; }

// What lies in the seconds [from, to) of the view, with the whole minutes between them taken out.
std::optional<SecondPlan> split(const HotView& view, const TimeRange& range, Tier coarsest, bool onlySeconds)
{
    SecondPlan plan;
    const auto addSeconds = [&](std::int64_t from, std::int64_t to) {
        if (from >= to) return true;
        const auto first = secondOf({from}), end = secondOf({to});
        if (!first || !end || !view.seconds->covers({*first, *end})) return false;
        plan.seconds.push_back({*first, *end});
        return true;
    };
    const std::int64_t first = ceilTo(range.from.us, kMinute), end = floorTo(range.to.us, kMinute);
    if (onlySeconds || first >= end) return addSeconds(range.from.us, range.to.us) ? std::optional(std::move(plan)) : std::nullopt;
    if (!addSeconds(range.from.us, first) || !addSeconds(end, range.to.us)) return std::nullopt;
    plan.minutes = {minuteOf({first}), minuteOf({end})};
    const TierAsk ask{plan.minutes.from, plan.minutes.to, coarsest, false, view.timeline.empty() ? kOpenFrom : view.timeline.firstMinute()};
    if (!planTiers(ask, view.keptTiers).exact) return std::nullopt;
    return plan;
}

// Open edges are where the events begin and end.
TimeRange closed(const HotView& view, TimeRange range)
{
    if (range.from == TimeRange{}.from) range.from = startOfMinute(view.timeline.firstMinute());
    if (range.to == TimeRange{}.to) range.to = startOfMinute(view.timeline.lastMinute() + 1);
    return range;
}

}  // namespace

bool hasSecondEdges(const TimeRange& range)
{
    const auto isFine = [](Micros edge) { return edge >= kMinTime && edge <= kMaxTime && floorTo(edge.us, kMinute) != edge.us; };
    return isFine(range.from) || isFine(range.to);
}

std::optional<Result<SecondPlan>> planSeconds(const HotView& view, const Question& question, Tier coarsest, bool onlySeconds)
{
    if (!view.seconds || view.timeline.empty() || !problemWith(question).empty()) return std::nullopt;
    const auto inTime = [](Micros t) { return Micros{std::clamp(t.us, kMinTime.us, kMaxTime.us)}; };
    const TimeRange asked = closed(view, question.range);
    if (asked.to < asked.from) return std::nullopt;   // all of it before the first event, or after the last
    TimeRange range{{floorTo(inTime(asked.from).us, kSecond)}, {ceilTo(inTime(asked.to).us, kSecond)}};
    if (asked.from == asked.to) range.to = range.from;
    const bool widened = range != asked && asked.from != asked.to;
    auto plan = split(view, range, coarsest, onlySeconds);
    if (!plan) return std::nullopt;
    if (widened && !question.widen)
        return fail(ErrorCode::NotExact, fmt::format("only whole seconds are kept; the nearest exact range is {} … {} (--widen accepts it)",
                                                     isoSeconds(range.from), isoSeconds(range.to)));
    plan->provenance.range = range;
    plan->provenance.widened = widened;
    plan->provenance.tier = plan->minutes.from < plan->minutes.to ? name(finestKeptAt(plan->minutes.from, view.keptTiers)) : "second";
    // What is final, and what was revised, is known of whole minutes.
    const Micros end{ceilTo(range.to.us, kMinute)};
    plan->provenance.completeness = view.completeness({minuteOf(range.from), minuteOf(end)}, end);
    return plan;
}

Result<void> visitPlan(const HotView& view, const SecondPlan& plan, const Question& question, std::stop_token stop, const VisitTimed& visit)
{
    const auto item = question.item ? view.dictionary->find(*question.item) : std::nullopt;
    const auto type = question.type ? view.typeId(*question.type) : std::nullopt;
    if ((question.item && !item) || (question.type && !type)) return {};
    std::size_t seen = 0;
    bool stopped = false;
    const auto visitRun = [&](const SortedRun& run, auto&& wanted) {
        auto reader = item ? run.readerFrom(raw(*item)) : run.reader();
        Cell cell;
        while (!stopped && reader.next(&cell)) {
            if (++seen % kStopEvery == 0 && stop.stop_requested()) stopped = true;
            if (item && cell.key.item > raw(*item)) return;
            if ((!item || cell.key.item == raw(*item)) && (!type || cell.key.type == *type)) wanted(cell);
        }
    };
    for (const SecondRange range : plan.seconds)
        view.seconds->visitRuns(range, [&](const SortedRun& run) {
            visitRun(run, [&](const Cell& cell) {
                if (range.contains(cell.key.minute)) visit(startOfSecond(cell.key.minute), cell);
            });
        });
    if (plan.minutes.from < plan.minutes.to)
        for (const auto& run : view.runs)
            if (run->lastMinute() >= plan.minutes.from && run->firstMinute() < plan.minutes.to)
                visitRun(*run, [&](const Cell& cell) {
                    if (plan.minutes.contains(cell.key.minute)) visit(startOfMinute(cell.key.minute), cell);
                });
    if (stopped || stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
    return {};
}

void visitLine(const HotView& view, const SecondPlan& plan, const std::function<void(Micros, const TimelineMinute&)>& visit)
{
    for (const SecondRange range : plan.seconds)
        view.seconds->visitLine(range, [&](std::int32_t second, const TimelineMinute& entry) { visit(startOfSecond(second), entry); });
    view.timeline.visit(plan.minutes.from, plan.minutes.to, [&](std::int32_t minute, const TimelineMinute& entry) { visit(startOfMinute(minute), entry); });
}

// --- buckets of seconds --------------------------------------------------------------------------------------------

namespace {

struct SecondSteps {
    std::int64_t first;   // bucket number of the start
    std::size_t count;
    std::int64_t us;      // per bucket
    SecondSteps(SecondRange range, Micros step) : us(step.us)
    {
        first = floorDiv(startOfSecond(range.from).us, us);
        count = static_cast<std::size_t>(std::max<std::int64_t>(0, floorDiv(startOfSecond(range.to).us + us - 1, us) - first));
    }
    std::size_t of(std::int32_t second) const { return static_cast<std::size_t>(floorDiv(startOfSecond(second).us, us) - first); }
    Micros start() const { return {first * us}; }
};

}  // namespace

TypeSeries trafficBySeconds(const HotView& view, SecondRange range, Micros step, std::optional<std::string_view> item)
{
    const SecondSteps steps(range, step);
    TypeSeries series{steps.start(), step, {}, {}};
    std::vector<std::vector<std::uint64_t>> byType(view.types.size());
    const auto put = [&](std::size_t type, std::int32_t second, std::uint64_t count) {
        if (type >= byType.size()) byType.resize(type + 1);
        if (byType[type].empty()) byType[type].resize(steps.count);
        byType[type][steps.of(second)] += count;
    };
    const auto id = item ? view.dictionary->find(*item) : std::nullopt;
    if (!item)
        view.seconds->visitLine(range, [&](std::int32_t second, const TimelineMinute& entry) {
            for (const auto& [count, type] : entry.types) put(type, second, count);
        });
    else if (id)
        view.seconds->visitRuns(range, [&](const SortedRun& run) {
            visitItem(run, raw(*id), [&](const Cell& cell) {
                if (range.contains(cell.key.minute)) put(cell.key.type, cell.key.minute, cell.tally.count);
            });
        });
    for (std::size_t t = 0; t < byType.size(); ++t) {
        if (byType[t].empty()) continue;
        series.types.push_back(t < view.types.size() ? view.types[t] : std::string());
        series.counts.push_back(std::move(byType[t]));
    }
    return series;
}

HealthSeries healthBySeconds(const HotView& view, SecondRange range, Micros step)
{
    const SecondSteps steps(range, step);
    HealthSeries series{steps.start(), step, std::vector<HealthCell>(steps.count), {}};
    view.seconds->visitLine(range, [&](std::int32_t second, const TimelineMinute& entry) { series.cells[steps.of(second)].merge(entry.health); });
    for (const HealthCell& cell : series.cells) series.total.merge(cell);
    return series;
}

}  // namespace tally
