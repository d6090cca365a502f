// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <string>
#include <utility>

#include "core/store/sqlite/retention.h"

namespace tally::sqlite {
namespace {

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

Result<std::int64_t> countRows(const Connection& db, Tier tier)
{
    return db.integer("SELECT count(*) FROM cell WHERE tier = " + std::to_string(static_cast<int>(tier)));
}

}  // namespace

Result<CellTable> CellTable::open(const Connection& db)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    if (sqlite3_create_function_v2(db.handle(), "tally_merge", 2, flags, nullptr, tallyMerge, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return fail(ErrorCode::Store, fmt::format("The store answers: {}.", sqlite3_errmsg(db.handle())));
    }
    CellTable table;
    auto segments = SegmentWriter::open(db);
    if (!segments) return passOn(segments);
    table.segments_ = std::move(*segments);
    auto upsert = db.prepare(
        "INSERT INTO cell VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET tally = tally_merge(tally, excluded.tally)");
    if (!upsert) return passOn(upsert);
    table.upsert_ = std::move(*upsert);
    auto extent = db.prepare("INSERT INTO extent VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
                             "first_minute = min(first_minute, excluded.first_minute), last_minute = max(last_minute, excluded.last_minute)");
    if (!extent) return passOn(extent);
    table.extent_ = std::move(*extent);
    for (const Tier tier : kTiers) {
        const auto rows = countRows(db, tier);
        if (!rows) return tl::unexpected<Error>(rows.error());
        table.rowsOf(tier) = *rows;
    }
    return table;
}

Result<void> CellTable::add(std::span<const BatchCell> cells, std::span<const std::uint32_t> items,
                            std::span<const std::uint16_t> types)
{
    sortMinutes(cells, items, types);
    for (const Tier tier : kTiers)
        if (auto ok = addTier(tier, cells); !ok) return ok;
    return growExtent(cells, types);
}

void CellTable::sortMinutes(std::span<const BatchCell> cells, std::span<const std::uint32_t> items, std::span<const std::uint16_t> types)
{
    order_.clear();
    order_.reserve(cells.size());
    for (const BatchCell& cell : cells) {
        const Span span = spanOf(Tier::Minute, cell.minute);
        const auto minute = static_cast<std::uint64_t>(cell.minute - span.firstSlot());
        const std::uint64_t key = (std::uint64_t{items[cell.item]} << 27) | (std::uint64_t{types[cell.type]} << 11) | minute;
        order_.push_back({span.day, static_cast<std::uint32_t>(order_.size()), key});
    }
    std::sort(order_.begin(), order_.end(), [](const Handle& a, const Handle& b) {
        return a.day != b.day ? a.day < b.day : a.key < b.key;
    });
}

Cell CellTable::cellAt(const Handle& handle, std::span<const BatchCell> cells)
{
    const BatchCell& cell = cells[handle.index];
    return {{static_cast<std::uint32_t>(handle.key >> 27), static_cast<std::uint16_t>(handle.key >> 11), cell.minute}, cell.tally};
}

// The cells of a batch in the slots of a tier, from `begin` on to the end of a day: in the order of keys, as cells of one item and
// type lie side by side within their day. Nothing is kept of them: a batch of many cells must not take as much memory again.
class CellTable::Slots {
public:
    Slots(const CellTable& table, Tier tier, std::size_t begin, std::size_t end, std::span<const BatchCell> cells)
        : table_(&table), cells_(cells), tier_(tier), at_(begin), end_(end)
    {
    }
    bool next(Cell* cell)
    {
        if (at_ == end_) return false;
        *cell = read();
        for (++at_; at_ < end_; ++at_) {
            const Cell more = read();
            if (more.key != cell->key) break;
            cell->tally.merge(more.tally);
        }
        return true;
    }

private:
    Cell read() const
    {
        Cell cell = cellAt(table_->order_[at_], cells_);
        cell.key.minute = slotOf(tier_, cell.key.minute);
        return cell;
    }

    const CellTable* table_;
    std::span<const BatchCell> cells_;
    Tier tier_;
    std::size_t at_, end_;
};

Result<void> CellTable::addTier(Tier tier, std::span<const BatchCell> cells)
{
    for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
        while (end < order_.size() && order_[end].day == order_[begin].day) ++end;
        const Span span = spanOf(tier, slotOf(tier, cells[order_[begin].index].minute));
        if (!keeps(kept_, span)) continue;
        const Slots slots(*this, tier, begin, end, cells);
        std::size_t size = 0;
        Cell cell;
        for (Slots counting = slots; size < kSegmentCells && counting.next(&cell);) ++size;
        if (auto ok = addSpan(span, size, slots); !ok) return ok;
    }
    return {};
}

// `size`: of the span; where there are more than kSegmentCells, that many.
Result<void> CellTable::addSpan(Span span, std::size_t size, Slots slots)
{
    Cell cell;
    if (size < kSegmentCells) {
        few_.clear();
        while (slots.next(&cell)) few_.push_back(cell);
        return addRows(span.tier);
    }
    if (auto ok = segments_.begin(span, 0); !ok) return ok;
    while (slots.next(&cell))
        if (auto ok = segments_.add(cell); !ok) return ok;
    grown_.push_back(span);
    return segments_.finish();
}

Result<void> CellTable::addRows(Tier tier)
{
    // Slot first, as the table is: each of its pages is visited once.
    std::sort(few_.begin(), few_.end(), [](const Cell& a, const Cell& b) {
        return a.key.minute != b.key.minute ? a.key.minute < b.key.minute : a.key < b.key;
    });
    std::string bytes;
    for (const Cell& cell : few_) {
        bytes.clear();
        appendTally(bytes, cell.tally);
        upsert_.bind(1, static_cast<std::int64_t>(tier)).bind(2, cell.key.minute).bind(3, cell.key.item).bind(4, cell.key.type);
        if (auto ok = upsert_.bind(5, bytes).run(); !ok) return ok;
    }
    rowsOf(tier) += static_cast<std::int64_t>(few_.size());
    return {};
}

Result<void> CellTable::growExtent(std::span<const BatchCell> cells, std::span<const std::uint16_t> types)
{
    std::vector<std::pair<std::int32_t, std::int32_t>> extents(types.size(), {std::numeric_limits<std::int32_t>::max(), kNoMinute});
    for (const BatchCell& cell : cells) {
        if (cell.minute == kNoMinute) continue;
        auto& [first, last] = extents[cell.type];
        first = std::min(first, cell.minute);
        last = std::max(last, cell.minute);
    }
    for (std::size_t type = 0; type < types.size(); ++type) {
        const auto [first, last] = extents[type];
        if (last == kNoMinute) continue;
        if (auto ok = extent_.bind(1, types[type]).bind(2, first).bind(3, last).run(); !ok) return ok;
    }
    return {};
}

Result<void> CellTable::moveRows(const Connection& db, Tier tier)
{
    // rows_ counts upserts, of which many hit the same row.
    const auto rows = countRows(db, tier);
    if (!rows) return tl::unexpected<Error>(rows.error());
    rowsOf(tier) = *rows;
    if (*rows < kRowBudget) return {};
    if (auto ok = moveRowsToSegments(db, segments_, tier, &grown_); !ok) return ok;
    rowsOf(tier) = 0;
    return {};
}

bool CellTable::wantsTidying() const
{
    return !grown_.empty() || std::any_of(rows_.begin(), rows_.end(), [](std::int64_t rows) { return rows >= kRowBudget; });
}

Result<void> CellTable::tidy(const Connection& db)
{
    for (const Tier tier : kTiers) {
        if (rowsOf(tier) < kRowBudget) continue;
        if (auto ok = moveRows(db, tier); !ok) return ok;
    }
    std::sort(grown_.begin(), grown_.end());
    grown_.erase(std::unique(grown_.begin(), grown_.end()), grown_.end());
    for (const Span span : grown_) {
        Result<bool> merged = true;
        for (std::int64_t level = 0; merged && *merged; ++level) merged = mergeSegments(db, segments_, span, level);
        if (!merged) return passOn(merged);
    }
    std::int32_t newest = kNoMinute;
    for (const Span span : grown_) newest = std::max(newest, span.day);
    if (auto ok = sealSegments(db, segments_, newest, grown_, kSealCells); !ok) return ok;
    grown_.clear();
    return {};
}

void CellTable::rolledBack(const Connection& db)
{
    for (const Tier tier : kTiers) {
        const auto rows = countRows(db, tier);
        rowsOf(tier) = rows ? *rows : kRowBudget;
    }
    grown_.clear();
}

Result<std::vector<Span>> spansWithRows(const Connection& db, Tier tier)
{
    auto next = db.prepare("SELECT slot FROM cell WHERE tier = ? AND slot >= ? LIMIT 1");
    if (!next) return passOn(next);
    std::vector<Span> spans;
    std::int64_t from = kNoMinute;
    for (;;) {
        Rows rows(next->bind(1, static_cast<std::int64_t>(tier)).bind(2, from));
        auto row = rows.next();
        if (!row) return passOn(row);
        if (!*row) return spans;
        spans.push_back(spanOf(tier, static_cast<std::int32_t>(next->integer(0))));
        from = spans.back().firstSlot() + slotsPerDay(tier);
    }
}

Result<void> moveRowsToSegments(const Connection& db, SegmentWriter& segments, Tier tier, std::vector<Span>* grown)
{
    const auto spans = spansWithRows(db, tier);
    if (!spans) return tl::unexpected<Error>(spans.error());
    for (const Span span : *spans) {
        const auto cells = rowsOf(db, span);
        if (!cells) return tl::unexpected<Error>(cells.error());
        if (auto ok = segments.begin(span, 0); !ok) return ok;
        for (const Cell& cell : *cells) {
            if (auto ok = segments.add(cell); !ok) return ok;
        }
        if (auto ok = segments.finish(); !ok) return ok;
        grown->push_back(span);
    }
    const std::string remove = "DELETE FROM cell WHERE tier = " + std::to_string(static_cast<int>(tier));
    return db.exec(remove.c_str());
}

Result<void> buildCoarserTiers(const Connection& db)
{
    auto opened = SegmentWriter::open(db);
    if (!opened) return passOn(opened);
    SegmentWriter& segments = *opened;
    std::vector<Span> days;
    if (auto ok = moveRowsToSegments(db, segments, Tier::Minute, &days); !ok) return ok;
    days.clear();
    auto statement = db.prepare("SELECT DISTINCT span FROM segment WHERE tier = 0");
    if (!statement) return passOn(statement);
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) break;
        days.push_back({Tier::Minute, static_cast<std::int32_t>(statement->integer(0))});
    }
    for (const Span day : days) {
        if (auto ok = buildTier(db, segments, day, Tier::Hour); !ok) return ok;
        if (auto ok = buildTier(db, segments, inTier(day, Tier::Hour), Tier::Day); !ok) return ok;
    }
    return {};
}

}  // namespace tally::sqlite
