// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string>

namespace tally::sqlite {
namespace {

bool itemFirst(const Cell& a, const Cell& b)
{
    const std::int32_t dayA = dayOf(a.key.minute), dayB = dayOf(b.key.minute);
    return dayA != dayB ? dayA < dayB : a.key < b.key;
}

bool minuteFirst(const Cell& a, const Cell& b)
{
    return a.key.minute != b.key.minute ? a.key.minute < b.key.minute : a.key < b.key;
}

// Sorting 16-byte handles instead of 112-byte cells takes a third of the time.
void sortItemFirst(std::vector<Cell>& cells)
{
    struct Handle {
        std::int32_t day;
        std::uint32_t index;
        std::uint64_t key;  // item, type, minute of the day: 59 bits
    };
    std::vector<Handle> order;
    order.reserve(cells.size());
    for (const Cell& cell : cells) {
        const std::int32_t day = dayOf(cell.key.minute);
        const auto minute = static_cast<std::uint64_t>(cell.key.minute - std::int64_t{day} * kMinutesPerDay);
        const std::uint64_t key = (static_cast<std::uint64_t>(cell.key.item) << 27) | (std::uint64_t{cell.key.type} << 11) | minute;
        order.push_back({day, static_cast<std::uint32_t>(order.size()), key});
    }
    std::sort(order.begin(), order.end(), [](const Handle& a, const Handle& b) {
        return a.day != b.day ? a.day < b.day : a.key < b.key;
    });
    std::vector<Cell> sorted;
    sorted.reserve(cells.size());
    for (const Handle& handle : order) sorted.push_back(cells[handle.index]);
    cells.swap(sorted);
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

// The end of the run of cells of the first one's day.
template <class Iterator>
Iterator endOfDay(Iterator begin, Iterator end)
{
    const std::int32_t day = dayOf(begin->key.minute);
    return std::partition_point(begin, end, [day](const Cell& cell) { return dayOf(cell.key.minute) == day; });
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

Result<void> CellTable::add(std::vector<Cell>& cells)
{
    if (cells.size() < kBulkCells) return addRows(cells.begin(), cells.end());
    sortItemFirst(cells);
    for (auto begin = cells.begin(); begin != cells.end();) {
        const auto end = endOfDay(begin, cells.end());
        const bool bulk = static_cast<std::size_t>(end - begin) >= kSegmentCells;
        if (auto ok = bulk ? addSegment(begin, end) : addRows(begin, end); !ok) return ok;
        begin = end;
    }
    return {};
}

Result<void> CellTable::addRows(std::vector<Cell>::iterator begin, std::vector<Cell>::iterator end)
{
    std::sort(begin, end, minuteFirst);
    std::string bytes;
    for (auto cell = begin; cell != end; ++cell) {
        bytes.clear();
        appendTally(bytes, cell->tally);
        upsert_.bind(1, cell->key.minute).bind(2, cell->key.item).bind(3, cell->key.type).bind(4, bytes);
        if (auto ok = upsert_.run(); !ok) return ok;
    }
    rows_ += end - begin;
    return {};
}

Result<void> CellTable::addSegment(std::vector<Cell>::const_iterator begin, std::vector<Cell>::const_iterator end)
{
    const std::int32_t day = dayOf(begin->key.minute);
    if (auto ok = segments_.begin(day, 0); !ok) return ok;
    for (auto cell = begin; cell != end; ++cell) {
        if (auto ok = segments_.add(*cell); !ok) return ok;
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
    for (auto begin = rows->cbegin(); begin != rows->cend();) {
        const auto end = endOfDay(begin, rows->cend());
        if (auto ok = addSegment(begin, end); !ok) return ok;
        begin = end;
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
