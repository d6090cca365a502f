// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_scan.h"

#include <limits>

#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {
namespace {

constexpr std::uint64_t kRowsPerStopCheck = 4096;
constexpr auto kOpenFrom = std::numeric_limits<std::int32_t>::min();
constexpr auto kOpenTo = std::numeric_limits<std::int32_t>::max();

tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, "The query was cancelled.");
}

// Visits what a block holds of the question; false: damaged.
template <class Asked>
bool visitBlock(std::int32_t day, std::string_view bytes, Asked& asked)
{
    BlockReader reader(day, bytes);
    Cell cell;
    while (reader.next(&cell)) {
        if (asked.item && cell.key.item != *asked.item) {
            if (cell.key.item > *asked.item) return true;
            continue;
        }
        if (asked.type && cell.key.type != *asked.type) continue;
        if (cell.key.minute < asked.from || cell.key.minute >= asked.to) continue;
        asked.visit(cell.key.item, cell.key.type, cell.key.minute, cell.tally);
        ++asked.visited;
    }
    return !reader.damaged();
}

}  // namespace

Result<CellScan> CellScan::open(const Connection& db)
{
    CellScan scan;
    const auto secret = readItemSecret(db);
    if (!secret) return tl::unexpected<Error>(secret.error());
    scan.secret_ = *secret;
    struct { Statement CellScan::*statement; std::string_view sql; } const all[] = {
        {&CellScan::findItem_, kFindItem},
        {&CellScan::findType_, "SELECT id FROM type WHERE name = ?"},
        {&CellScan::rows_, "SELECT minute, item, type, tally FROM minute_cell WHERE minute >= ? AND minute < ?"},
        {&CellScan::itemRows_, "SELECT minute, item, type, tally FROM minute_cell WHERE (minute, item) >= (?, ?) AND minute < ? "
                               "ORDER BY minute, item, type"},
        {&CellScan::segments_, "SELECT id, day, first_block, last_block FROM segment WHERE day BETWEEN ? AND ? "
                               "AND last_minute >= ? AND first_minute < ? ORDER BY day, id"},
        {&CellScan::blocks_, "SELECT id, cells FROM block WHERE id BETWEEN ? AND ? ORDER BY id"},
        {&CellScan::itemBlocks_, "SELECT block, first_item, cells FROM block_key JOIN block ON block.id = block_key.block "
                                 "WHERE segment = ? AND last_item >= ? ORDER BY last_item, block"},
    };
    for (const auto& [statement, sql] : all) {
        auto prepared = db.prepare(sql);
        if (!prepared) return passOn(prepared);
        scan.*statement = std::move(*prepared);
    }
    return scan;
}

Result<bool> CellScan::findType(std::string_view text, std::optional<std::uint16_t>* id)
{
    Rows rows(findType_.bind(1, text));
    auto row = rows.next();
    if (row && *row) *id = static_cast<std::uint16_t>(findType_.integer(0));
    return row;
}

Result<std::uint64_t> CellScan::run(const CellQuery& query, const StoreReader::Visit& visit, std::stop_token stop)
{
    Asked asked{{}, {}, query.fromMinute, query.toMinute, visit, std::move(stop)};
    const bool all = asked.from == kOpenFrom && asked.to == kOpenTo;
    if (!all && asked.from == kNoMinute) asked.from = kNoMinute + 1;
    if (asked.from >= asked.to) return std::uint64_t{0};
    if (query.item) {
        auto found = findStoredItem(findItem_, secret_.hash(*query.item), *query.item, &asked.item.emplace());
        if (!found) return passOn(found);
        if (!*found) return std::uint64_t{0};
    }
    if (query.type) {
        auto found = findType(*query.type, &asked.type);
        if (!found) return passOn(found);
        if (!*found) return std::uint64_t{0};
    }
    if (auto ok = asked.item ? scanItemRows(asked) : scanRows(asked); !ok) return passOn(ok);
    if (auto ok = scanSegments(asked); !ok) return passOn(ok);
    return asked.visited;
}

Result<void> CellScan::visitRow(const Statement& row, Asked& asked)
{
    Tally tally;
    if (!parseTally(row.bytes(3), &tally)) return fail(ErrorCode::Store, "The store is damaged: a cell cannot be read.");
    asked.visit(static_cast<std::uint32_t>(row.integer(1)), static_cast<std::uint16_t>(row.integer(2)),
                static_cast<std::int32_t>(row.integer(0)), tally);
    ++asked.visited;
    return {};
}

Result<void> CellScan::scanRows(Asked& asked)
{
    Rows rows(rows_.bind(1, asked.from).bind(2, asked.to));
    for (std::uint64_t n = 0;; ++n) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        if (n % kRowsPerStopCheck == 0 && asked.stop.stop_requested()) return cancelled();
        if (asked.type && rows_.integer(2) != *asked.type) continue;
        if (auto ok = visitRow(rows_, asked); !ok) return ok;
    }
}

Result<void> CellScan::scanItemRows(Asked& asked)
{
    // A skip scan: jump to the item within a minute, read its rows, jump to the next minute that has any.
    std::int64_t minute = asked.from;
    while (minute < asked.to) {
        if (asked.stop.stop_requested()) return cancelled();
        Rows rows(itemRows_.bind(1, minute).bind(2, *asked.item).bind(3, asked.to));
        for (;;) {
            auto row = rows.next();
            if (!row) return passOn(row);
            if (!*row) return {};
            const std::int64_t rowMinute = itemRows_.integer(0), rowItem = itemRows_.integer(1);
            if (rowItem != *asked.item) {
                minute = rowItem < *asked.item ? rowMinute : rowMinute + 1;
                break;
            }
            if (asked.type && itemRows_.integer(2) != *asked.type) continue;
            if (auto ok = visitRow(itemRows_, asked); !ok) return ok;
        }
    }
    return {};
}

Result<void> CellScan::scanSegments(Asked& asked)
{
    segments_.bind(1, dayOf(asked.from)).bind(2, dayOf(asked.to - 1));
    Rows rows(segments_.bind(3, asked.from).bind(4, asked.to));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        const auto day = static_cast<std::int32_t>(segments_.integer(1));
        auto ok = asked.item ? scanItemBlocks(day, segments_.integer(0), asked)
                             : scanBlocks(day, segments_.integer(2), segments_.integer(3), asked);
        if (!ok) return ok;
    }
}

Result<void> CellScan::scanBlocks(std::int32_t day, std::int64_t firstBlock, std::int64_t lastBlock, Asked& asked)
{
    Rows rows(blocks_.bind(1, firstBlock).bind(2, lastBlock));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        if (asked.stop.stop_requested()) return cancelled();
        if (!visitBlock(day, blocks_.bytes(1), asked)) return damagedBlock(blocks_.integer(0));
    }
}

Result<void> CellScan::scanItemBlocks(std::int32_t day, std::int64_t segment, Asked& asked)
{
    Rows rows(itemBlocks_.bind(1, segment).bind(2, *asked.item));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row || itemBlocks_.integer(1) > *asked.item) return {};
        if (asked.stop.stop_requested()) return cancelled();
        if (!visitBlock(day, itemBlocks_.bytes(2), asked)) return damagedBlock(itemBlocks_.integer(0));
    }
}

}  // namespace tally::sqlite
