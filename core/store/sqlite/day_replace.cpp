// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/day_replace.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/day_change_table.h"
#include "core/store/sqlite/health_table.h"
#include "core/store/sqlite/retention.h"
#include "core/store/sqlite/stored_span.h"

namespace tally::sqlite {
namespace {

Span spanOfDay(std::int32_t day)
{
    return day == kNoDay ? spanOf(Tier::Minute, kNoMinute) : Span{Tier::Minute, day};
}

// The cells of a finer tier in the slots of a coarser one.
std::vector<Cell> coarsened(std::vector<Cell> cells, Tier from, Tier to)
{
    for (Cell& cell : cells) cell.key.minute = slotOf(to, minuteOfSlot(from, cell.key.minute));
    addUp(cells);
    return cells;
}

// Both sorted. Adds how many keys there are on either side, and how many of them differ.
void compare(const std::vector<Cell>& stored, const std::vector<Cell>& recounted, DaysCompared* compared)
{
    auto s = stored.begin();
    for (auto r = recounted.begin(); s != stored.end() || r != recounted.end(); ++compared->cells) {
        const bool inStored = s != stored.end() && (r == recounted.end() || s->key <= r->key);
        const bool inRaw = r != recounted.end() && (s == stored.end() || r->key <= s->key);
        const bool same = inStored && inRaw && s->tally == r->tally;
        if (!same) ++compared->differing;
        if (inStored) ++compared->stored;
        if (inStored && !same) ++compared->contradicted;
        if (inStored) ++s;
        if (inRaw) ++r;
    }
}

auto contentOf(const MinuteHealth& health)
{
    return std::tie(health.minute, health.events, health.errors, health.clientErrors, health.latency);
}

}  // namespace

Result<DayReplacer> DayReplacer::open(const Connection& db, ItemIndex& items, const KeptTiers& kept, bool write)
{
    DayReplacer replacer(db, items, kept, write);
    auto segments = SegmentWriter::open(db);
    if (!segments) return passOn(segments);
    replacer.segments_ = std::move(*segments);
    auto row = db.prepare("INSERT INTO cell VALUES (?, ?, ?, ?, ?)");
    if (!row) return passOn(row);
    replacer.row_ = std::move(*row);
    return replacer;
}

Result<DaysCompared> DayReplacer::run(const DayRange& range, DayRecount& recount)
{
    auto days = storedDays(db_);
    if (!days) return passOn(days);
    days->insert(recount.days().begin(), recount.days().end());
    for (const std::int32_t each : *days) {
        if (!range.covers(each)) continue;
        if (auto ok = day(each, recount); !ok) return passOn(ok);
    }
    if (write_ && !compared_.isSame())
        if (auto ok = finish(); !ok) return passOn(ok);
    return compared_;
}

Result<void> DayReplacer::day(std::int32_t day, DayRecount& recount)
{
    RollupBatch batch;
    if (auto ok = recount.day(day, &batch); !ok) return ok;
    ++compared_.days;
    auto cells = cellsOf(batch);
    if (!cells) return passOn(cells);
    const Span minutes = spanOfDay(day);
    if (auto ok = tier(minutes, *cells); !ok) return ok;
    *cells = coarsened(std::move(*cells), Tier::Minute, Tier::Hour);
    if (auto ok = tier(inTier(minutes, Tier::Hour), *cells); !ok) return ok;
    *cells = coarsened(std::move(*cells), Tier::Hour, Tier::Day);
    if (auto ok = tier(inTier(minutes, Tier::Day), *cells); !ok) return ok;
    return day == kNoDay ? Result<void>() : health(day, std::move(batch.health));
}

Result<std::vector<Cell>> DayReplacer::cellsOf(const RollupBatch& batch)
{
    const auto items = items_.items(db_, batch.items);
    if (!items) return tl::unexpected<Error>(items.error());
    const auto types = items_.types(batch.types);
    if (!types) return tl::unexpected<Error>(types.error());
    std::vector<Cell> cells;
    cells.reserve(batch.cells.size());
    for (const BatchCell& cell : batch.cells) {
        if (cell.item >= items->size() || cell.type >= types->size())
            return fail(ErrorCode::Store, "A cell of the recount names an item or type that is not in it.");
        cells.push_back({{(*items)[cell.item], (*types)[cell.type], cell.minute}, cell.tally});
        if (cell.minute == kNoMinute) continue;
        MinuteExtent& extent = extents_.try_emplace(cells.back().key.type, MinuteExtent{cell.minute, cell.minute}).first->second;
        extent = {std::min(extent.first, cell.minute), std::max(extent.last, cell.minute)};
    }
    addUp(cells);
    return cells;
}

Result<void> DayReplacer::tier(Span span, const std::vector<Cell>& cells)
{
    if (!keeps(kept_, span)) return {};
    const auto stored = readStoredSpan(db_, span);
    if (!stored) return tl::unexpected<Error>(stored.error());
    const std::uint64_t before = compared_.differing;
    compare(stored->cells, cells, &compared_);
    compared_.damaged += stored->damaged;
    if (compared_.differing == before && stored->damaged == 0) return {};
    changed_.insert(inTier(span, Tier::Minute).day);
    return write_ ? put(span, cells) : Result<void>();
}

Result<void> DayReplacer::put(Span span, const std::vector<Cell>& cells)
{
    if (auto ok = removeSpan(db_, span); !ok) return ok;
    if (cells.size() >= kSegmentCells) {
        if (auto ok = segments_.begin(span, 0); !ok) return ok;
        for (const Cell& cell : cells)
            if (auto ok = segments_.add(cell); !ok) return ok;
        return segments_.finish();
    }
    std::string bytes;
    for (const Cell& cell : cells) {
        bytes.clear();
        appendTally(bytes, cell.tally);
        row_.bind(1, static_cast<std::int64_t>(span.tier)).bind(2, cell.key.minute).bind(3, cell.key.item).bind(4, cell.key.type);
        if (auto ok = row_.bind(5, bytes).run(); !ok) return ok;
    }
    return {};
}

Result<void> DayReplacer::health(std::int32_t day, std::vector<MinuteHealth> minutes)
{
    std::sort(minutes.begin(), minutes.end(), [](const MinuteHealth& a, const MinuteHealth& b) { return a.minute < b.minute; });
    const std::int32_t first = day * 1440, end = first + 1440;
    const auto stored = readHealth(db_, first, end);
    if (!stored) return tl::unexpected<Error>(stored.error());
    const std::uint64_t before = compared_.health;
    auto s = stored->begin();
    for (auto m = minutes.begin(); s != stored->end() || m != minutes.end();) {
        const bool inStored = s != stored->end() && (m == minutes.end() || s->minute <= m->minute);
        const bool inRaw = m != minutes.end() && (s == stored->end() || m->minute <= s->minute);
        if (!inStored || !inRaw || contentOf(*s) != contentOf(*m)) ++compared_.health;
        if (inStored) ++s;
        if (inRaw) ++m;
    }
    if (compared_.health == before) return {};
    changed_.insert(day);
    if (!write_) return {};
    auto remove = db_.prepare("DELETE FROM health WHERE minute >= ? AND minute < ?");
    if (!remove) return passOn(remove);
    if (auto ok = remove->bind(1, first).bind(2, end).run(); !ok) return ok;
    return addHealth(db_, minutes);
}

Result<void> DayReplacer::finish()
{
    auto extent = db_.prepare("INSERT INTO extent VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
                              "first_minute = min(first_minute, excluded.first_minute), last_minute = max(last_minute, excluded.last_minute)");
    if (!extent) return passOn(extent);
    for (const auto& [type, minutes] : extents_)
        if (auto ok = extent->bind(1, type).bind(2, minutes.first).bind(3, minutes.last).run(); !ok) return ok;
    if (auto ok = removeStrayBlocks(db_); !ok) return ok;
    // A change of its own, so that whoever keeps answers hears of it.
    if (auto ok = db_.exec("INSERT INTO batch(id) SELECT CAST('rebuild-' || (coalesce(max(seq), 0) + 1) AS BLOB) FROM batch"); !ok) return ok;
    return markDays(db_, changed_);
}

}  // namespace tally::sqlite
