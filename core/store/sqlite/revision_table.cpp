// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/revision_table.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/cell_merge.h"
#include "core/store/sqlite/item_index.h"

namespace tally::sqlite {
namespace {

Result<void> prune(const Connection& db, Micros before)
{
    auto newest = db.prepare("SELECT max(committed) FROM revision WHERE committed < ?");
    if (!newest) return passOn(newest);
    newest->bind(1, before.us);
    const auto row = newest->step();
    if (!row) return tl::unexpected<Error>(row.error());
    const std::int64_t dropped = newest->integer(0);   // NULL reads as 0
    newest->reset();
    if (dropped == 0) return {};
    auto remove = db.prepare("DELETE FROM revision WHERE committed < ?");
    if (!remove) return passOn(remove);
    if (auto ok = remove->bind(1, before.us).run(); !ok) return ok;
    auto since = db.prepare("INSERT OR REPLACE INTO meta VALUES ('revisions_since', ?)");
    if (!since) return passOn(since);
    return since->bind(1, dropped).run();
}

Result<bool> storedItem(const Connection& db, std::string_view text, std::uint32_t* id)
{
    const auto secret = readItemSecret(db);
    if (!secret) return tl::unexpected<Error>(secret.error());
    auto find = db.prepare(kFindItem);
    if (!find) return passOn(find);
    return findStoredItem(*find, secret->hash(text), text, id);
}

}  // namespace

Result<void> addRevisions(const Connection& db, std::span<const BatchCell> cells, std::span<const std::uint32_t> items,
                          std::span<const std::uint16_t> types, Micros now)
{
    if (auto ok = prune(db, {now.us - kKeepRevisions}); !ok) return ok;
    if (cells.empty()) return {};
    auto insert = db.prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET tally = tally_merge(tally, excluded.tally)");
    if (!insert) return passOn(insert);
    // In the order of the primary key: rows of one minute lie side by side, and there may be as many of them as cells.
    std::vector<std::uint32_t> order(cells.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const BatchCell &x = cells[a], &y = cells[b];
        return std::tuple(x.minute, items[x.item], types[x.type]) < std::tuple(y.minute, items[y.item], types[y.type]);
    });
    std::string bytes;
    for (const std::uint32_t at : order) {
        const BatchCell& cell = cells[at];
        bytes.clear();
        appendTally(bytes, cell.tally);
        insert->bind(1, cell.minute).bind(2, items[cell.item]).bind(3, types[cell.type]).bind(4, now.us).bind(5, bytes);
        if (auto ok = insert->run(); !ok) return ok;
    }
    return {};
}

std::optional<std::vector<BatchCell>> withFinalCells(const RollupBatch& batch, Micros finalBefore)
{
    if (finalBefore == kNever) return std::nullopt;
    const std::int32_t edge = minuteOf(finalBefore);   // the minute it is in is not final yet
    const auto isFinal = [edge](const BatchCell& cell) { return cell.minute != kNoMinute && cell.minute < edge; };
    if (std::none_of(batch.cells.begin(), batch.cells.end(), isFinal)) return std::nullopt;
    std::vector<BatchCell> revisions;
    std::copy_if(batch.cells.begin(), batch.cells.end(), std::back_inserter(revisions), isFinal);
    std::copy_if(batch.revisions.begin(), batch.revisions.end(), std::back_inserter(revisions), [&](const BatchCell& cell) { return !isFinal(cell); });
    return revisions;
}

Result<void> beginRevisions(const Connection& db, Micros now)
{
    auto since = db.prepare("UPDATE meta SET value = ? WHERE name = 'revisions_since' AND value IS NULL");
    if (!since) return passOn(since);
    return since->bind(1, now.us).run();
}

Result<Micros> readRevisionsSince(const Connection& db)
{
    const auto since = db.integer("SELECT coalesce((SELECT value FROM meta WHERE name = 'revisions_since'), " +
                                  std::to_string(std::numeric_limits<std::int64_t>::min()) + ")");
    if (!since) return tl::unexpected<Error>(since.error());
    return Micros{*since};
}

Result<void> readRevisions(const Connection& db, const CellQuery& query, Micros after, const StoreReader::Visit& visit)
{
    std::uint32_t item = 0;
    if (query.item) {
        const auto known = storedItem(db, *query.item, &item);
        if (!known) return tl::unexpected<Error>(known.error());
        if (!*known) return {};
    }
    // The primary key begins with the minute: a range is read as one stretch.
    auto rows = db.prepare("SELECT minute, item, type, tally FROM revision WHERE minute >= ? AND minute < ? AND committed > ?"
                           " AND (?4 IS NULL OR item = ?4) AND (?5 IS NULL OR type = (SELECT id FROM type WHERE name = ?5))");
    if (!rows) return passOn(rows);
    rows->bind(1, query.fromMinute).bind(2, query.toMinute).bind(3, after.us);
    if (query.item) rows->bind(4, item);
    if (query.type) rows->bind(5, *query.type);
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return {};
        const CellKey key{static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint16_t>(rows->integer(2)),
                          static_cast<std::int32_t>(rows->integer(0))};
        Tally tally;
        if (!parseTally(rows->bytes(3), &tally)) return damagedRow(Tier::Minute, key);
        visit(key.item, key.type, key.minute, tally);
    }
}

Result<bool> readIsRevised(const Connection& db, std::int32_t fromMinute, std::int32_t toMinute, std::optional<Micros> knownAt)
{
    auto found = db.prepare("SELECT 1 FROM revision WHERE minute >= ? AND minute < ? AND committed <= ? LIMIT 1");
    if (!found) return passOn(found);
    found->bind(1, fromMinute).bind(2, toMinute).bind(3, knownAt ? knownAt->us : std::numeric_limits<std::int64_t>::max());
    return found->step();
}

Result<std::vector<RevisedMinute>> readRevisedMinutes(const Connection& db)
{
    auto rows = db.prepare("SELECT minute, max(committed) FROM revision GROUP BY minute ORDER BY minute");
    if (!rows) return passOn(rows);
    std::vector<RevisedMinute> all;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.push_back({static_cast<std::int32_t>(rows->integer(0)), {rows->integer(1)}});
    }
}

}  // namespace tally::sqlite
