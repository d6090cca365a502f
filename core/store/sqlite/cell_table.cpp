// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>

namespace tally::sqlite {
namespace {

bool itemFirst(const Cell& a, const Cell& b)
{
    const std::int32_t dayA = dayOf(a.key.minute), dayB = dayOf(b.key.minute);
    return dayA != dayB ? dayA < dayB : a.key < b.key;
}

// tally_merge(a, b): two packed tallies added, exactly, where SQL arithmetic would turn wide sums into floating point.
void tallyMerge(sqlite3_context* context, int, sqlite3_value** values)
{
    Tally sum, other;
    for (Tally* into : {&sum, &other}) {
        const auto* data = static_cast<const char*>(sqlite3_value_blob(*values));
        const int size = sqlite3_value_bytes(*values);
        ++values;
        if (data == nullptr || !parseTally({data, static_cast<std::size_t>(size)}, into)) {
            sqlite3_result_error(context, "a stored cell is damaged", -1);
            return;
        }
    }
    sum.merge(other);
    std::string bytes;
    appendTally(bytes, sum);
    sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

Result<std::vector<Cell>> readRows(const Connection& db)
{
    auto rows = db.prepare("SELECT minute, item, type, tally FROM minute_cell");
    if (!rows) return passOn(rows);
    std::vector<Cell> cells;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return cells;
        Cell cell;
        cell.key = {static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint16_t>(rows->integer(2)),
                    static_cast<std::int32_t>(rows->integer(0))};
        if (!parseTally(rows->bytes(3), &cell.tally)) return fail(ErrorCode::Store, "The store is damaged: a cell cannot be read.");
        cells.push_back(cell);
    }
}

}  // namespace

Result<CellTable> CellTable::open(const Connection& db)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    if (sqlite3_create_function_v2(db.handle(), "tally_merge", 2, flags, nullptr, tallyMerge, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return fail(ErrorCode::Store, std::string("The store answers: ") + sqlite3_errmsg(db.handle()) + ".");
    }
    CellTable table;
    auto segments = SegmentWriter::open(db);
    if (!segments) return passOn(segments);
    table.segments_ = std::move(*segments);
    auto upsert = db.prepare(
        "INSERT INTO minute_cell VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET tally = tally_merge(tally, excluded.tally)");
    if (!upsert) return passOn(upsert);
    table.upsert_ = std::move(*upsert);
    const auto rows = db.integer("SELECT count(*) FROM minute_cell");
    if (!rows) return tl::unexpected<Error>(rows.error());
    table.rows_ = *rows;
    return table;
}

Result<void> CellTable::add(std::span<const BatchCell> cells, std::span<const std::uint32_t> items,
                            std::span<const std::uint16_t> types)
{
    order_.clear();
    order_.reserve(cells.size());
    for (const BatchCell& cell : cells) {
        const std::int32_t day = dayOf(cell.minute);
        const auto minute = static_cast<std::uint64_t>(cell.minute - std::int64_t{day} * kMinutesPerDay);
        const std::uint64_t key = (std::uint64_t{items[cell.item]} << 27) | (std::uint64_t{types[cell.type]} << 11) | minute;
        order_.push_back({day, static_cast<std::uint32_t>(order_.size()), key});
    }
    std::sort(order_.begin(), order_.end(), [](const Handle& a, const Handle& b) {
        return a.day != b.day ? a.day < b.day : a.key < b.key;
    });
    for (auto begin = order_.begin(); begin != order_.end();) {
        const auto end = std::partition_point(begin, order_.end(), [begin](const Handle& h) { return h.day == begin->day; });
        const std::span<Handle> day(begin, end);
        if (auto ok = day.size() >= kSegmentCells ? addSegment(day, cells) : addRows(day, cells); !ok) return ok;
        begin = end;
    }
    return {};
}

Cell CellTable::cellAt(const Handle& handle, std::span<const BatchCell> cells)
{
    const BatchCell& cell = cells[handle.index];
    return {{static_cast<std::uint32_t>(handle.key >> 27), static_cast<std::uint16_t>(handle.key >> 11), cell.minute}, cell.tally};
}

Result<void> CellTable::addRows(std::span<Handle> handles, std::span<const BatchCell> cells)
{
    // Minute first, as the table is: each of its pages is visited once. All handles are of one day.
    std::sort(handles.begin(), handles.end(), [](const Handle& a, const Handle& b) {
        const std::uint64_t minuteA = a.key & 0x7ff, minuteB = b.key & 0x7ff;
        return minuteA != minuteB ? minuteA < minuteB : a.key < b.key;
    });
    std::string bytes;
    for (const Handle& handle : handles) {
        const Cell cell = cellAt(handle, cells);
        bytes.clear();
        appendTally(bytes, cell.tally);
        upsert_.bind(1, cell.key.minute).bind(2, cell.key.item).bind(3, cell.key.type).bind(4, bytes);
        if (auto ok = upsert_.run(); !ok) return ok;
    }
    rows_ += static_cast<std::int64_t>(handles.size());
    return {};
}

Result<void> CellTable::addSegment(std::span<const Handle> handles, std::span<const BatchCell> cells)
{
    const std::int32_t day = handles.front().day;
    if (auto ok = segments_.begin(day, 0); !ok) return ok;
    for (const Handle& handle : handles) {
        if (auto ok = segments_.add(cellAt(handle, cells)); !ok) return ok;
    }
    grownDays_.push_back(day);
    return segments_.finish();
}

Result<void> CellTable::moveRows(const Connection& db)
{
    auto rows = readRows(db);
    if (!rows) return passOn(rows);
    rows_ = static_cast<std::int64_t>(rows->size());
    if (rows_ < kRowBudget) return {};
    if (auto ok = db.exec("DELETE FROM minute_cell"); !ok) return ok;
    rows_ = 0;
    std::sort(rows->begin(), rows->end(), itemFirst);
    for (auto cell = rows->cbegin(); cell != rows->cend();) {
        const std::int32_t day = dayOf(cell->key.minute);
        if (auto ok = segments_.begin(day, 0); !ok) return ok;
        for (; cell != rows->cend() && dayOf(cell->key.minute) == day; ++cell) {
            if (auto ok = segments_.add(*cell); !ok) return ok;
        }
        if (auto ok = segments_.finish(); !ok) return ok;
        grownDays_.push_back(day);
    }
    return {};
}

Result<void> CellTable::tidy(const Connection& db)
{
    if (rows_ >= kRowBudget) {
        if (auto ok = moveRows(db); !ok) return ok;
    }
    std::sort(grownDays_.begin(), grownDays_.end());
    grownDays_.erase(std::unique(grownDays_.begin(), grownDays_.end()), grownDays_.end());
    for (const std::int32_t day : grownDays_) {
        Result<bool> merged = true;
        for (std::int64_t level = 0; merged && *merged; ++level) merged = mergeSegments(db, segments_, day, level);
        if (!merged) return passOn(merged);
    }
    grownDays_.clear();
    return {};
}

void CellTable::rolledBack(const Connection& db)
{
    const auto rows = db.integer("SELECT count(*) FROM minute_cell");
    rows_ = rows ? *rows : kRowBudget;
    grownDays_.clear();
}

}  // namespace tally::sqlite
