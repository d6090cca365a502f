// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/stored_span.h"

#include <algorithm>
#include <optional>

#include "core/store/day_recount.h"
#include "core/store/sqlite/cell_merge.h"
#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {
namespace {

// False: the block cannot be read to its end, or its index leads elsewhere.
bool readBlock(Span span, const Statement& row, std::vector<Cell>* cells)
{
    BlockReader reader(span, row.bytes(0));
    Cell cell;
    std::optional<std::uint32_t> first;
    while (reader.next(&cell)) {
        if (!first) first = cell.key.item;
        cells->push_back(cell);
    }
    return !reader.damaged() && first && row.integer(1) == *first && row.integer(2) == cell.key.item;
}

Result<void> readSegments(const Connection& db, Span span, StoredSpan* stored)
{
    const auto segments = segmentsOf(db, span);
    if (!segments) return tl::unexpected<Error>(segments.error());
    auto blocks = db.prepare("SELECT cells, coalesce(first_item, -1), coalesce(last_item, -1) FROM block LEFT JOIN block_key "
                             "ON segment = ? AND block = block.id WHERE block.id BETWEEN ? AND ? ORDER BY block.id");
    if (!blocks) return passOn(blocks);
    for (const StoredSegment& segment : *segments) {
        Rows rows(blocks->bind(1, segment.id).bind(2, segment.firstBlock).bind(3, segment.lastBlock));
        std::int64_t missing = segment.lastBlock - segment.firstBlock + 1;
        for (;; --missing) {
            const auto row = rows.next();
            if (!row) return tl::unexpected<Error>(row.error());
            if (!*row) break;
            if (!readBlock(span, *blocks, &stored->cells)) ++stored->damaged;
        }
        if (missing != 0) ++stored->damaged;
    }
    return {};
}

Result<void> readRows(const Connection& db, Span span, StoredSpan* stored)
{
    auto rows = db.prepare("SELECT slot, item, type, tally FROM cell WHERE tier = ? AND slot BETWEEN ? AND ?");
    if (!rows) return passOn(rows);
    rows->bind(1, static_cast<std::int64_t>(span.tier)).bind(2, span.firstSlot()).bind(3, span.firstSlot() + slotsPerDay(span.tier) - 1);
    for (;;) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return {};
        Cell cell;
        cell.key = {static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint16_t>(rows->integer(2)),
                    static_cast<std::int32_t>(rows->integer(0))};
        if (parseTally(rows->bytes(3), &cell.tally)) stored->cells.push_back(cell);
        else ++stored->damaged;
    }
}

}  // namespace

void addUp(std::vector<Cell>& cells)
{
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (kept > 0 && cells[kept - 1].key == cells[i].key) cells[kept - 1].tally.merge(cells[i].tally);
        else cells[kept++] = cells[i];
    }
    cells.resize(kept);
}

Result<StoredSpan> readStoredSpan(const Connection& db, Span span)
{
    StoredSpan stored;
    if (auto ok = readSegments(db, span, &stored); !ok) return passOn(ok);
    if (auto ok = readRows(db, span, &stored); !ok) return passOn(ok);
    addUp(stored.cells);
    return stored;
}

Result<void> removeSpan(const Connection& db, Span span)
{
    const auto segments = segmentsOf(db, span);
    if (!segments) return tl::unexpected<Error>(segments.error());
    if (auto ok = removeSegments(db, *segments); !ok) return ok;
    auto rows = db.prepare("DELETE FROM cell WHERE tier = ? AND slot BETWEEN ? AND ?");
    if (!rows) return passOn(rows);
    rows->bind(1, static_cast<std::int64_t>(span.tier)).bind(2, span.firstSlot());
    return rows->bind(3, span.firstSlot() + slotsPerDay(span.tier) - 1).run();
}

Result<void> removeStrayBlocks(const Connection& db)
{
    auto segments = db.prepare("SELECT first_block, last_block FROM segment UNION ALL SELECT max(id) + 1, 0 FROM block ORDER BY 1");
    if (!segments) return passOn(segments);
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    for (std::int64_t next = 0;;) {
        const auto row = segments->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) break;
        if (segments->integer(0) > next) gaps.emplace_back(next, segments->integer(0) - 1);
        next = std::max(next, segments->integer(1) + 1);
    }
    segments->reset();
    auto remove = db.prepare("DELETE FROM block WHERE id BETWEEN ? AND ?");
    if (!remove) return passOn(remove);
    for (const auto& [first, last] : gaps)
        if (auto ok = remove->bind(1, first).bind(2, last).run(); !ok) return ok;
    return db.exec("DELETE FROM block_key WHERE segment NOT IN (SELECT id FROM segment)");
}

Result<std::set<std::int32_t>> storedDays(const Connection& db)
{
    const Span noTime = spanOf(Tier::Minute, kNoMinute);
    std::set<std::int32_t> days;
    const auto add = [&](Span span) { days.insert(inTier(span, Tier::Minute) == noTime ? kNoDay : span.day); };
    for (const Tier tier : kTiers) {
        const auto spans = spansWithRows(db, tier);
        if (!spans) return tl::unexpected<Error>(spans.error());
        for (const Span span : *spans) add(span);
    }
    auto others = db.prepare("SELECT DISTINCT tier, span FROM segment UNION SELECT DISTINCT 0, (minute - (minute % 1440 + 1440) % 1440) / 1440 FROM health");
    if (!others) return passOn(others);
    for (;;) {
        const auto row = others->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return days;
        add({static_cast<Tier>(others->integer(0)), static_cast<std::int32_t>(others->integer(1))});
    }
}

}  // namespace tally::sqlite
