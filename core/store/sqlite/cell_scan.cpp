// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_scan.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>
#include <vector>

#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/read_ahead.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {
namespace {

constexpr std::uint64_t kRowsPerStopCheck = 4096;

// Where a block takes longer than this, several times in a row, its pages come from the disk: in memory, reading and gathering
// one takes a fifth of it.
constexpr auto kFromDisk = std::chrono::microseconds(100);
constexpr int kInARow = 2;  // segments
constexpr std::size_t kWorthHelp = 4;  // segments left

constexpr std::string_view kItemBlocks = "SELECT block, first_item, cells FROM block_key JOIN block ON block.id = block_key.block "
                                         "WHERE segment = ? AND last_item >= ? ORDER BY last_item, block";
constexpr auto kOpenFrom = std::numeric_limits<std::int32_t>::min();
constexpr auto kOpenTo = std::numeric_limits<std::int32_t>::max();

tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, "The query was cancelled.");
}

// Visits what a block holds of the question; false: damaged.
template <class Asked>
bool visitBlock(Span span, std::string_view bytes, Asked& asked)
{
    const BlockFilter filter{span.tier, asked.item, asked.type, asked.from, asked.to, asked.countsOnly};
    return BlockReader(span, bytes).visitAll(filter, asked.visit, &asked.read);
}

}  // namespace

Result<CellScan> CellScan::open(const Connection& db)
{
    CellScan scan;
    scan.db_ = &db;
    const auto secret = readItemSecret(db);
    if (!secret) return tl::unexpected<Error>(secret.error());
    scan.secret_ = *secret;
    struct { Statement CellScan::*statement; std::string_view sql; } const all[] = {
        {&CellScan::findItem_, kFindItem},
        {&CellScan::findType_, "SELECT id FROM type WHERE name = ?"},
        {&CellScan::rows_, "SELECT slot, item, type, tally FROM cell WHERE tier = ? AND slot >= ? AND slot < ?"},
        {&CellScan::itemRows_, "SELECT slot, item, type, tally FROM cell WHERE tier = ? AND (slot, item) >= (?, ?) AND slot < ? "
                               "ORDER BY slot, item, type"},
        {&CellScan::segments_, "SELECT id, span, first_block, last_block FROM segment WHERE tier = ? AND span BETWEEN ? AND ? "
                               "AND last_slot >= ? AND first_slot < ? ORDER BY span, id"},
        {&CellScan::blocks_, "SELECT id, cells FROM block WHERE id BETWEEN ? AND ? ORDER BY id"},
        {&CellScan::itemBlocks_, kItemBlocks},
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

Result<std::uint64_t> CellScan::run(const CellQuery& query, const StoreReader::Visit& visit, const ReadLimit& limit)
{
    const bool all = query.fromMinute == kOpenFrom && (query.toMinute == kOpenTo || query.withNoTime);
    const auto edge = [&](std::int32_t minute, std::int32_t open) { return minute == open ? open : slotOf(query.tier, minute); };
    Asked asked{query.tier, {}, {}, edge(query.fromMinute, kOpenFrom), edge(query.toMinute, kOpenTo), query.countsOnly, visit, limit};
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
    if (auto ok = asked.item ? scanItemSegments(asked) : scanSegments(asked); !ok) return passOn(ok);
    return asked.read;
}

Result<void> CellScan::visitRow(const Statement& row, Asked& asked)
{
    Tally tally;
    const CellKey key{static_cast<std::uint32_t>(row.integer(1)), static_cast<std::uint16_t>(row.integer(2)),
                      static_cast<std::int32_t>(row.integer(0))};
    if (!parseTally(row.bytes(3), &tally)) return damagedRow(asked.tier, key);
    asked.visit(key.item, key.type, minuteOfSlot(asked.tier, key.minute), tally);
    return {};
}

Result<void> CellScan::scanRows(Asked& asked)
{
    Rows rows(rows_.bind(1, static_cast<std::int64_t>(asked.tier)).bind(2, asked.from).bind(3, asked.to));
    for (std::uint64_t n = 0;; ++n) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        if (n % kRowsPerStopCheck == 0 && asked.limit.isReached()) return cancelled();
        ++asked.read;
        if (asked.type && rows_.integer(2) != *asked.type) continue;
        if (auto ok = visitRow(rows_, asked); !ok) return ok;
    }
}

Result<void> CellScan::scanItemRows(Asked& asked)
{
    // A skip scan: jump to the item within a slot, read its rows, jump to the next slot that has any.
    std::int64_t slot = asked.from;
    while (slot < asked.to) {
        if (asked.limit.isReached()) return cancelled();
        itemRows_.bind(1, static_cast<std::int64_t>(asked.tier)).bind(2, slot).bind(3, *asked.item).bind(4, asked.to);
        Rows rows(itemRows_);
        for (;;) {
            auto row = rows.next();
            if (!row) return passOn(row);
            if (!*row) return {};
            ++asked.read;
            const std::int64_t rowSlot = itemRows_.integer(0), rowItem = itemRows_.integer(1);
            if (rowItem != *asked.item) {
                slot = rowItem < *asked.item ? rowSlot : rowSlot + 1;
                break;
            }
            if (asked.type && itemRows_.integer(2) != *asked.type) continue;
            if (auto ok = visitRow(itemRows_, asked); !ok) return ok;
        }
    }
    return {};
}

Statement& CellScan::bindSegments(const Asked& asked)
{
    segments_.bind(1, static_cast<std::int64_t>(asked.tier)).bind(2, spanOf(asked.tier, asked.from).day);
    return segments_.bind(3, spanOf(asked.tier, asked.to - 1).day).bind(4, asked.from).bind(5, asked.to);
}

Result<void> CellScan::scanSegments(Asked& asked)
{
    Rows rows(bindSegments(asked));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        const Span span{asked.tier, static_cast<std::int32_t>(segments_.integer(1))};
        if (auto ok = scanBlocks(span, segments_.integer(2), segments_.integer(3), asked); !ok) return ok;
    }
}

Result<void> CellScan::scanItemSegments(Asked& asked)
{
    std::vector<Span> spans;
    std::vector<std::int64_t> segments;
    {
        Rows rows(bindSegments(asked));
        for (;;) {
            auto row = rows.next();
            if (!row) return passOn(row);
            if (!*row) break;
            spans.push_back({asked.tier, static_cast<std::int32_t>(segments_.integer(1))});
            segments.push_back(segments_.integer(0));
        }
    }
    ReadAhead ahead(*db_, kItemBlocks, *asked.item);
    int slow = 0;
    auto begun = ReadLimit::Clock::now();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::uint64_t before = asked.blocks;
        if (auto ok = scanItemBlocks(spans[i], segments[i], asked); !ok) return ok;
        if (ahead.begun() || segments.size() - i <= kWorthHelp) continue;
        const auto now = ReadLimit::Clock::now();
        slow = now - std::exchange(begun, now) > kFromDisk * std::max<std::int64_t>(1, static_cast<std::int64_t>(asked.blocks - before)) ? slow + 1 : 0;
        if (slow == kInARow) ahead.begin({segments.begin() + static_cast<std::ptrdiff_t>(i) + 2, segments.end()});   // the next one is read here
    }
    return {};
}

Result<void> CellScan::scanBlocks(Span span, std::int64_t firstBlock, std::int64_t lastBlock, Asked& asked)
{
    Rows rows(blocks_.bind(1, firstBlock).bind(2, lastBlock));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return {};
        if (asked.limit.isReached()) return cancelled();
        if (!visitBlock(span, blocks_.bytes(1), asked)) return damagedBlock(blocks_.integer(0));
    }
}

Result<void> CellScan::scanItemBlocks(Span span, std::int64_t segment, Asked& asked)
{
    Rows rows(itemBlocks_.bind(1, segment).bind(2, *asked.item));
    for (;;) {
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row || itemBlocks_.integer(1) > *asked.item) return {};
        if (asked.limit.isReached()) return cancelled();
        ++asked.blocks;
        if (!visitBlock(span, itemBlocks_.bytes(2), asked)) return damagedBlock(itemBlocks_.integer(0));
    }
}

}  // namespace tally::sqlite
