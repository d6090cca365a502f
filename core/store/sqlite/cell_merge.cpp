// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_merge.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace tally::sqlite {

// Walks the blocks of a segment, or rows that were read before.
class CellMerge::Cursor {
public:
    Cursor(Statement blocks, Span span, Tier to) : blocks_(std::move(blocks)), span_(span), to_(to), fromBlocks_(true) {}
    Cursor(std::vector<Cell> rows, Span span, Tier to) : span_(span), to_(to), rows_(std::move(rows)) {}

    Result<bool> next()
    {
        for (;;) {
            if (!fromBlocks_) {
                if (row_ == rows_.size()) return false;
                cell_ = rows_[row_++];
                coarsen();
                return true;
            }
            if (reader_ && reader_->next(&cell_)) {
                coarsen();
                return true;
            }
            if (reader_ && reader_->damaged()) return damagedBlock(blocks_.integer(0));
            auto row = blocks_.step();
            if (!row || !*row) return row;
            bytes_ = blocks_.bytes(1);  // a copy: SQLite may move the page while the merge writes others
            reader_.emplace(span_, bytes_);
        }
    }
    const Cell& cell() const { return cell_; }

private:
    void coarsen()
    {
        if (to_ != span_.tier) cell_.key.minute = slotOf(to_, minuteOfSlot(span_.tier, cell_.key.minute));
    }

    Statement blocks_;
    Span span_;
    Tier to_;
    bool fromBlocks_ = false;
    std::string bytes_;
    std::optional<BlockReader> reader_;
    std::vector<Cell> rows_;
    std::size_t row_ = 0;
    Cell cell_;
};

namespace {

template <class Cursor>
bool later(const std::unique_ptr<Cursor>& a, const std::unique_ptr<Cursor>& b)
{
    return b->cell().key < a->cell().key;
}

Result<std::vector<StoredSegment>> collect(Statement& statement)
{
    std::vector<StoredSegment> all;
    for (;;) {
        auto row = statement.step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.push_back({statement.integer(0), statement.integer(1), statement.integer(2)});
    }
}

}  // namespace

tl::unexpected<Error> damagedBlock(std::int64_t block)
{
    return fail(ErrorCode::Damaged, fmt::format("The store is damaged: block {} of its cells cannot be read.", block));
}

tl::unexpected<Error> damagedRow(Tier tier, const CellKey& key)
{
    return fail(ErrorCode::Damaged, fmt::format("The store is damaged: the {} cell of item {}, type {}, slot {} cannot be read.", name(tier), key.item,
                                             key.type, key.minute));
}

Result<std::vector<Cell>> rowsOf(const Connection& db, Span span)
{
    auto rows = db.prepare("SELECT slot, item, type, tally FROM cell WHERE tier = ? AND slot BETWEEN ? AND ?");
    if (!rows) return passOn(rows);
    rows->bind(1, static_cast<std::int64_t>(span.tier)).bind(2, span.firstSlot());
    rows->bind(3, span.firstSlot() + slotsPerDay(span.tier) - 1);
    std::vector<Cell> cells;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) break;
        Cell cell;
        cell.key = {static_cast<std::uint32_t>(rows->integer(1)), static_cast<std::uint16_t>(rows->integer(2)),
                    static_cast<std::int32_t>(rows->integer(0))};
        if (!parseTally(rows->bytes(3), &cell.tally)) return damagedRow(span.tier, cell.key);
        cells.push_back(cell);
    }
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
    return cells;
}

Result<std::vector<StoredSegment>> segmentsOf(const Connection& db, Span span)
{
    auto statement = db.prepare("SELECT id, first_block, last_block FROM segment WHERE tier = ? AND span = ? ORDER BY id");
    if (!statement) return passOn(statement);
    statement->bind(1, static_cast<std::int64_t>(span.tier)).bind(2, span.day);
    return collect(*statement);
}

Result<std::vector<StoredSegment>> segmentsOf(const Connection& db, Span span, std::int64_t level)
{
    auto statement = db.prepare("SELECT id, first_block, last_block FROM segment WHERE tier = ? AND span = ? AND level = ? ORDER BY id");
    if (!statement) return passOn(statement);
    statement->bind(1, static_cast<std::int64_t>(span.tier)).bind(2, span.day).bind(3, level);
    return collect(*statement);
}

CellMerge::CellMerge(Tier to) : to_(to) {}
CellMerge::CellMerge(CellMerge&&) noexcept = default;
CellMerge::~CellMerge() = default;

Result<void> CellMerge::add(std::unique_ptr<Cursor> cursor)
{
    auto more = cursor->next();
    if (!more) return passOn(more);
    if (!*more) return {};
    heap_.push_back(std::move(cursor));
    std::push_heap(heap_.begin(), heap_.end(), later<Cursor>);
    return {};
}

Result<void> CellMerge::addSegment(const Connection& db, Span span, const StoredSegment& segment)
{
    auto blocks = db.prepare("SELECT id, cells FROM block WHERE id BETWEEN ? AND ? ORDER BY id");
    if (!blocks) return passOn(blocks);
    blocks->bind(1, segment.firstBlock).bind(2, segment.lastBlock);
    return add(std::make_unique<Cursor>(std::move(*blocks), span, to_));
}

Result<void> CellMerge::addSpan(const Connection& db, Span span)
{
    const auto segments = segmentsOf(db, span);
    if (!segments) return tl::unexpected<Error>(segments.error());
    for (const StoredSegment& segment : *segments) {
        if (auto ok = addSegment(db, span, segment); !ok) return ok;
    }
    auto rows = rowsOf(db, span);
    if (!rows) return passOn(rows);
    return add(std::make_unique<Cursor>(std::move(*rows), span, to_));
}

Result<bool> CellMerge::next(Cell* cell)
{
    if (heap_.empty()) return false;
    *cell = {heap_.front()->cell().key, {}};
    while (!heap_.empty() && heap_.front()->cell().key == cell->key) {
        std::pop_heap(heap_.begin(), heap_.end(), later<Cursor>);
        Cursor& cursor = *heap_.back();
        bool live = true;
        while (live && cursor.cell().key == cell->key) {
            cell->tally.merge(cursor.cell().tally);
            auto more = cursor.next();
            if (!more) return more;
            live = *more;
        }
        if (live) std::push_heap(heap_.begin(), heap_.end(), later<Cursor>);
        else heap_.pop_back();
    }
    return true;
}

}  // namespace tally::sqlite
