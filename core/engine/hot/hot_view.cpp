// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/hot_view.h"

#include <algorithm>
#include <utility>

#include "core/engine/hot/stop_every.h"
#include "core/rank/top_k.h"

namespace tally {

namespace {

constexpr std::uint32_t kNoPlace = 0xffffffffu; // place of an item that has none

bool overlaps(const SortedRun& run, MinuteRange range) { return run.lastMinute() >= range.from && run.firstMinute() < range.to; }

// Visits the cells of a range; false when stopped.
template <class Visit>
bool visitRange(const std::vector<std::shared_ptr<const SortedRun>>& runs, MinuteRange range, std::optional<std::uint16_t> type,
                const std::stop_token& stop, Visit&& visit)
{
    std::size_t seen = 0;
    for (const auto& run : runs) {
        if (!overlaps(*run, range)) continue;
        auto reader = run->reader();
        Cell cell;
        while (reader.next(&cell)) {
            if (++seen % kStopEvery == 0 && stop.stop_requested()) return false;
            if (range.contains(cell.key.minute) && (!type || cell.key.type == *type)) visit(cell);
        }
    }
    return true;
}

void addTo(std::vector<std::uint64_t>* counts, const Cell& cell)
{
    if (cell.key.item >= counts->size()) counts->resize(cell.key.item + std::size_t{1});
    (*counts)[cell.key.item] += cell.tally.count;
}

struct Steps {
    std::int64_t first;   // bucket number of the start
    std::size_t count;
    std::int64_t minutes; // per bucket
    // Where only hours or days are kept, no step is finer than these.
    Steps(MinuteRange range, Micros step, const KeptTiers& kept) : minutes(std::max<std::int64_t>(1, step.us / kMinute))
    {
        const std::int64_t finest = minutesOf(kept.tierOf(range.from));
        minutes = (minutes + finest - 1) / finest * finest;
        first = floorDiv(range.from, minutes);
        const std::int64_t end = floorDiv(std::int64_t{range.to} + minutes - 1, minutes);
        count = static_cast<std::size_t>(std::max<std::int64_t>(0, end - first));
    }
    std::size_t of(std::int32_t minute) const { return static_cast<std::size_t>(floorDiv(minute, minutes) - first); }
    Micros start() const { return {first * minutes * kMinute}; }
    Micros step() const { return {minutes * kMinute}; }
};

// Leaves out types without events and names the rest.
TypeSeries named(const Steps& steps, std::vector<std::vector<std::uint64_t>> byType, const std::vector<std::string>& types)
{
    TypeSeries series{steps.start(), steps.step(), {}, {}};
    for (std::size_t t = 0; t < byType.size(); ++t) {
        if (byType[t].empty()) continue;
        series.types.push_back(t < types.size() ? types[t] : std::string());
        series.counts.push_back(std::move(byType[t]));
    }
    return series;
}

void put(std::vector<std::vector<std::uint64_t>>& byType, std::size_t type, std::size_t buckets, std::size_t at, std::uint64_t count)
{
    if (byType.size() <= type) byType.resize(type + 1);
    if (byType[type].empty()) byType[type].resize(buckets);
    byType[type][at] += count;
}

}  // namespace

std::optional<std::uint16_t> HotView::typeId(std::string_view type) const
{
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i] == type) return static_cast<std::uint16_t>(i);
    return std::nullopt;
}

std::vector<std::uint16_t> HotView::shownTypes() const
{
    std::vector<std::uint64_t> counts(types.size());
    timeline.visit(std::numeric_limits<std::int32_t>::min() + 1, std::numeric_limits<std::int32_t>::max(),
                   [&](std::int32_t, const TimelineMinute& minute) {
                       for (const auto& [count, type] : minute.types)
                           if (type < counts.size()) counts[type] += count;
                   });
    std::vector<std::uint16_t> shown;
    for (const std::uint32_t t : topK(counts.size(), std::tuple_size_v<decltype(ItemRow::byType)>,
                                      [&](std::uint32_t i) { return counts[i] > 0; },
                                      [&](std::uint32_t a, std::uint32_t b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; }))
        shown.push_back(static_cast<std::uint16_t>(t));
    std::sort(shown.begin(), shown.end());
    return shown;
}

Completeness HotView::completeness(MinuteRange range, Micros end) const
{
    if (unfinished || end > watermark) return Completeness::Provisional;
    const auto change = std::lower_bound(revised.begin(), revised.end(), range.from);
    return change != revised.end() && *change < range.to ? Completeness::Revised : Completeness::Final;
}

Result<std::vector<ItemRow>> HotView::items(MinuteRange range, std::optional<std::string> type, std::stop_token stop) const
{
    std::vector<ItemRow> rows(dictionary->size());
    const auto only = type ? typeId(*type) : std::nullopt;
    if (type && !only) return std::vector<ItemRow>{};
    std::vector<std::size_t> columns(types.size(), std::tuple_size_v<decltype(ItemRow::byType)>);  // by type
    const auto shown = shownTypes();
    for (std::size_t i = 0; i < shown.size(); ++i) columns[shown[i]] = i;
    const bool done = visitRange(runs, range, only, stop, [&](const Cell& cell) {
        if (cell.key.item >= rows.size()) rows.resize(cell.key.item + std::size_t{1});
        ItemRow& row = rows[cell.key.item];
        row.total += cell.tally.count;
        const std::size_t column = cell.key.type < columns.size() ? columns[cell.key.type] : row.byType.size();
        (column < row.byType.size() ? row.byType[column] : row.otherTypes) += cell.tally.count;
        row.sum += cell.tally.sum;
        row.values += cell.tally.values;
    });
    if (!done) return fail(ErrorCode::Cancelled, "stopped");
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].total == 0) continue;
        rows[i].item = ItemId{static_cast<std::uint32_t>(i)};
        rows[kept++] = rows[i];
    }
    rows.resize(kept);
    return rows;
}

Result<Board> HotView::board(MinuteRange range, std::size_t k, std::optional<std::string> type, std::stop_token stop) const
{
    const auto only = type ? typeId(*type) : std::nullopt;
    if (type && !only) return Board{};
    std::vector<std::uint64_t> counts(dictionary->size());
    if (!visitRange(runs, range, only, stop, [&](const Cell& cell) { addTo(&counts, cell); })) return fail(ErrorCode::Cancelled, "stopped");
    const std::uint64_t shared = takeShared(&counts);
    return ranked(std::move(counts), shared, k, shared > 0 ? tailBounds(range, only) : TailBounds(nullptr, range.from, range.to, {}));
}

Result<std::optional<Board>> HotView::boardBySeconds(SecondRange range, std::size_t k, std::optional<std::string> type, std::stop_token stop) const
{
    const auto only = type ? typeId(*type) : std::nullopt;
    if (type && !only) return Board{};
    std::vector<std::uint64_t> counts(dictionary->size());
    seconds->visitRuns(range, [&](const SortedRun& run) {
        if (stop.stop_requested()) return;
        visitAll(run, [&](const Cell& cell) {
            if (range.contains(cell.key.minute) && (!only || cell.key.type == *only)) addTo(&counts, cell);
        });
    });
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
    if (takeShared(&counts) > 0) return std::nullopt;
    return ranked(std::move(counts), 0, k, TailBounds(nullptr, 0, 0, {}));
}

// Takes out what stands for all items that memory had no room for.
std::uint64_t HotView::takeShared(std::vector<std::uint64_t>* counts) const
{
    const auto other = dictionary->other();
    return other && raw(*other) < counts->size() ? std::exchange((*counts)[raw(*other)], 0) : 0;
}

Board HotView::ranked(std::vector<std::uint64_t>&& counts, std::uint64_t shared, std::size_t k, TailBounds late) const
{
    Board board;
    board.total = board.shared = shared;
    for (const std::uint64_t n : counts) {
        board.total += n;
        board.items += n > 0 ? 1 : 0;
    }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : dictionary->text(ItemId{a}) < dictionary->text(ItemId{b});
    };
    std::vector<BoundedItem> ranked;   // one more than asked for: by it the rows are certain or not
    for (const std::uint32_t i : topK(counts.size(), std::min(k, counts.size()) + 1, [&](std::uint32_t x) { return counts[x] > 0; }, better))
        ranked.push_back({dictionary->text(ItemId{i}), counts[i], counts[i], true, i});
    for (BoundedItem item : late.items()) {
        item.place = kNoPlace;
        board.items += item.lower > 0 ? 1 : 0;
        ranked.push_back(item);
    }
    board.other = board.total;
    for (const BoundedItem& row : rankBounded(std::move(ranked), k, late.absent())) {
        // Minutes that became an hour may stand outside of a range that their events are in: never more than there are.
        const bool isLate = row.place == kNoPlace;
        const std::uint64_t count = isLate ? std::min(row.lower, board.shared) : row.lower;
        board.rows.push_back({std::string(row.text), count, row.upper, row.certain});
        board.other -= count;
        if (isLate) board.shared -= count;
    }
    return board;
}

TailBounds HotView::tailBounds(MinuteRange range, std::optional<std::uint16_t> type) const
{
    TailBounds::Shared shared;
    const auto other = dictionary->other();
    for (const auto& run : runs) {
        if (!other || !overlaps(*run, range)) continue;
        visitItem(*run, raw(*other), [&](const Cell& cell) {
            if (!range.contains(cell.key.minute)) return;
            shared.all += cell.tally.count;
            if (!type || cell.key.type == *type) shared.wanted += cell.tally.count;
        });
    }
    return {tail.get(), range.from, range.to, shared};
}

TypeSeries HotView::traffic(MinuteRange range, Micros step) const
{
    const Steps steps(range, step, keptTiers);
    std::vector<std::vector<std::uint64_t>> byType;
    timeline.visit(range.from, range.to, [&](std::int32_t minute, const TimelineMinute& entry) {
        for (const auto& [count, type] : entry.types) put(byType, type, steps.count, steps.of(minute), count);
    });
    return named(steps, std::move(byType), types);
}

HealthSeries HotView::health(MinuteRange range, Micros step) const
{
    const Steps steps(range, step, keptTiers);
    HealthSeries series{steps.start(), steps.step(), std::vector<HealthCell>(steps.count), {}};
    timeline.visit(range.from, range.to, [&](std::int32_t minute, const TimelineMinute& entry) {
        series.cells[steps.of(minute)].merge(entry.health);
    });
    for (const HealthCell& cell : series.cells) series.total.merge(cell);
    return series;
}

TypeSeries HotView::itemHistory(std::string_view item, MinuteRange range, Micros step) const
{
    const Steps steps(range, step, keptTiers);
    std::vector<std::vector<std::uint64_t>> byType;
    const auto id = dictionary->find(item);
    if (!id) return named(steps, {}, types);
    for (const auto& run : runs) {
        if (!overlaps(*run, range)) continue;
        visitItem(*run, raw(*id), [&](const Cell& cell) {
            if (range.contains(cell.key.minute)) put(byType, cell.key.type, steps.count, steps.of(cell.key.minute), cell.tally.count);
        });
    }
    return named(steps, std::move(byType), types);
}

std::vector<std::uint64_t> HotView::sparkline(ItemId item, MinuteRange range, std::size_t buckets, std::optional<std::uint16_t> type) const
{
    std::vector<std::uint64_t> points(buckets);
    const std::int64_t span = std::max<std::int64_t>(1, std::int64_t{range.to} - range.from);
    for (const auto& run : runs) {
        if (!overlaps(*run, range)) continue;
        visitItem(*run, raw(item), [&](const Cell& cell) {
            if (!range.contains(cell.key.minute) || (type && cell.key.type != *type)) return;
            const auto at = (std::int64_t{cell.key.minute} - range.from) * static_cast<std::int64_t>(buckets) / span;
            points[static_cast<std::size_t>(at)] += cell.tally.count;
        });
    }
    return points;
}

Tally HotView::tally(std::optional<std::string> item, std::optional<std::string> type, MinuteRange range) const
{
    Tally total;
    const auto only = type ? typeId(*type) : std::nullopt;
    if (type && !only) return total;
    if (!item) {
        visitRange(runs, range, only, {}, [&](const Cell& cell) { total.merge(cell.tally); });
        return total;
    }
    const auto id = dictionary->find(*item);
    if (!id) return total;
    for (const auto& run : runs)
        visitItem(*run, raw(*id), [&](const Cell& cell) {
            if (range.contains(cell.key.minute) && (!only || cell.key.type == *only)) total.merge(cell.tally);
        });
    return total;
}

}  // namespace tally
