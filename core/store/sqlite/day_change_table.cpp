// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/day_change_table.h"

#include <limits>

#include "core/store/sqlite/cell_block.h"

namespace tally::sqlite {

Result<void> markDays(const Connection& db, std::span<const BatchCell> cells)
{
    std::set<std::int32_t> days;
    std::int32_t last = std::numeric_limits<std::int32_t>::max();
    for (const BatchCell& cell : cells) {
        const std::int32_t day = spanOf(Tier::Minute, cell.minute).day;
        if (day != last) days.insert(last = day);
    }
    return markDays(db, days);
}

Result<void> markDays(const Connection& db, const std::set<std::int32_t>& days)
{
    if (days.empty()) return {};
    auto mark = db.prepare("INSERT OR REPLACE INTO day_change VALUES (?, (SELECT max(seq) FROM batch))");
    if (!mark) return passOn(mark);
    for (const std::int32_t day : days) {
        if (auto ok = mark->bind(1, day).run(); !ok) return ok;
    }
    return {};
}

Result<std::uint64_t> readVersion(const Connection& db)
{
    const auto newest = db.integer("SELECT coalesce(max(seq), 0) FROM batch");
    if (!newest) return tl::unexpected<Error>(newest.error());
    return static_cast<std::uint64_t>(*newest);
}

Result<bool> readTouched(const Connection& db, std::uint64_t version, const Footprint& cells)
{
    if (cells.fromMinute >= cells.toMinute) return false;
    auto found = db.prepare("SELECT 1 FROM day_change WHERE batch > ? AND day BETWEEN ? AND ? LIMIT 1");
    if (!found) return passOn(found);
    // Days are whole here: the edges of a range take theirs along. Events without a time have a day before all others.
    const std::int64_t noTime = spanOf(Tier::Minute, kNoMinute).day;
    const std::int64_t first = spanOf(Tier::Minute, cells.fromMinute).day, last = spanOf(Tier::Minute, cells.toMinute - 1).day;
    found->bind(1, static_cast<std::int64_t>(version)).bind(2, first == noTime && !cells.covers(kNoMinute) ? noTime + 1 : first).bind(3, last);
    return found->step();
}

}  // namespace tally::sqlite
