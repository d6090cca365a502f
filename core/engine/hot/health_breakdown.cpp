// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/health_breakdown.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace tally {

namespace {

// So that no edge cuts an hour or a day whose minutes are gone, of the counts or of the parts.
MinuteRange whole(const HotView& view, MinuteRange range)
{
    for (int round = 0; round < 2; ++round) {   // one may reach into the other
        view.timeline.parts().widen(&range.from, &range.to);
        std::tie(range.from, range.to) = view.keptTiers.whole(range.from, range.to);
    }
    return range;
}

std::uint64_t eventsOf(const HotView& view, std::uint32_t item, MinuteRange range)
{
    std::uint64_t events = 0;
    for (const auto& run : view.runs) {
        if (run->lastMinute() < range.from || run->firstMinute() >= range.to) continue;
        visitItem(*run, item, [&](const Cell& cell) {
            if (range.contains(cell.key.minute)) events += cell.tally.count;
        });
    }
    return events;
}

}  // namespace

Result<LiveBreakdown> breakdownOf(const HotView& view, MinuteRange asked, BreakdownBy by, double slowSeconds, std::size_t k, std::stop_token stop)
{
    LiveBreakdown answer;
    answer.range = asked.to > asked.from ? whole(view, asked) : asked;
    Breakdown& table = answer.table;
    std::vector<std::uint64_t> typeEvents(view.types.size());
    view.timeline.visit(answer.range.from, answer.range.to, [&](std::int32_t, const TimelineMinute& minute) {
        table.total.cell.merge(minute.health);
        for (const auto& [count, type] : minute.types)
            if (type < typeEvents.size()) typeEvents[type] += count;
    });
    table.total.slow = slowOf(table.total.cell, slowSeconds);
    std::map<std::uint32_t, HealthCell> cells;
    view.timeline.parts().visit(answer.range.from, answer.range.to, [&](std::int32_t, const HealthParts& parts) {
        if (stop.stop_requested()) return;
        for (const HealthPart& part : (by == BreakdownBy::Item ? parts.items : parts.types).parts()) part.addTo(cells[part.key]);
    });
    for (auto& [key, cell] : cells) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (by == BreakdownBy::Type && key >= typeEvents.size()) continue;
        cell.events = by == BreakdownBy::Item ? eventsOf(view, key, answer.range) : typeEvents[key];
        const std::uint64_t slow = slowOf(cell, slowSeconds);
        table.rows.push_back({by == BreakdownBy::Item ? std::string(view.dictionary->text(ItemId{key})) : view.types[key], std::move(cell), slow});
    }
    table.keys = table.rows.size();
    keepWorst(&table, k);
    answer.allWatched = by == BreakdownBy::Type || !view.dictionary->watched().full();
    const HealthHistory& history = view.timeline.parts();
    answer.knownFrom = answer.range.from;
    if (!history.empty() && !view.timeline.empty() && view.timeline.firstMinute() < history.firstMinute()) answer.knownFrom = std::max(answer.range.from, history.firstMinute());
    return answer;
}

HealthSeries healthOf(const HotView& view, BreakdownBy by, std::string_view key, MinuteRange range, Micros step)
{
    const bool byItem = by == BreakdownBy::Item;
    const auto type = byItem ? std::nullopt : view.typeId(key);
    const auto item = byItem ? view.dictionary->find(key) : std::nullopt;
    // Where there were no events at all there is nothing of this one either: the buckets are those of all.
    HealthSeries series = view.health(range, step);
    for (HealthCell& cell : series.cells) cell = {};
    const auto cellAt = [&](std::int32_t minute) -> HealthCell& {
        return series.cells[static_cast<std::size_t>((startOfMinute(minute).us - series.start.us) / series.step.us)];
    };
    if (type)
        view.timeline.visit(range.from, range.to, [&](std::int32_t minute, const TimelineMinute& entry) {
            if (const std::uint64_t events = entry.types.of(*type); events > 0) cellAt(minute).events += events;
        });
    if (item)
        for (const auto& run : view.runs)
            visitItem(*run, raw(*item), [&](const Cell& cell) {
                if (range.contains(cell.key.minute)) cellAt(cell.key.minute).events += cell.tally.count;
            });
    if (type || item)
        view.timeline.parts().visit(range.from, range.to, [&](std::int32_t minute, const HealthParts& parts) {
            const HealthPartTable& table = byItem ? parts.items : parts.types;
            if (const HealthPart* part = table.find(byItem ? raw(*item) : *type)) part->addTo(cellAt(minute));
        });
    series.total = {};
    for (const HealthCell& cell : series.cells) series.total.merge(cell);
    return series;
}

}  // namespace tally
