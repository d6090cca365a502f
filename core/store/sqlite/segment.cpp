// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/segment.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace tally::sqlite {
namespace {

Result<std::int64_t> numberOf(Statement& statement)
{
    Rows rows(statement);
    const auto row = rows.next();
    if (!row) return tl::unexpected<Error>(row.error());
    return *row ? statement.integer(0) : 0;
}

// Walks the cells of one stored segment.
class SegmentCursor {
public:
    SegmentCursor(Statement blocks, std::int32_t day) : blocks_(std::move(blocks)), day_(day) {}

    Result<bool> next()
    {
        for (;;) {
            if (reader_ && reader_->next(&cell_)) return true;
            if (reader_ && reader_->damaged()) return damagedBlock(blocks_.integer(0));
            auto row = blocks_.step();
            if (!row || !*row) return row;
            bytes_ = blocks_.bytes(1);  // a copy: SQLite may move the page while the merge writes others
            reader_.emplace(day_, bytes_);
        }
    }
    const Cell& cell() const { return cell_; }

private:
    Statement blocks_;
    std::int32_t day_;
    std::string bytes_;
    std::optional<BlockReader> reader_;
    Cell cell_;
};

struct StoredSegment {
    std::int64_t id, firstBlock, lastBlock;
};

Result<std::vector<StoredSegment>> segmentsOf(const Connection& db, std::int32_t day, std::int64_t level)
{
    auto statement = db.prepare("SELECT id, first_block, last_block FROM segment WHERE day = ? AND level = ? ORDER BY id");
    if (!statement) return passOn(statement);
    statement->bind(1, day).bind(2, level);
    std::vector<StoredSegment> all;
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.push_back({statement->integer(0), statement->integer(1), statement->integer(2)});
    }
}

// Appends the merged cells of all cursors to the writer; equal keys add up.
Result<void> mergeInto(SegmentWriter& writer, std::vector<SegmentCursor>& cursors)
{
    std::vector<SegmentCursor*> live;
    for (SegmentCursor& cursor : cursors) {
        auto more = cursor.next();
        if (!more) return passOn(more);
        if (*more) live.push_back(&cursor);
    }
    while (!live.empty()) {
        CellKey least = live.front()->cell().key;
        for (const SegmentCursor* cursor : live) least = std::min(least, cursor->cell().key);
        Cell sum{least, {}};
        for (std::size_t i = 0; i < live.size();) {
            if (live[i]->cell().key != least) {
                ++i;
                continue;
            }
            sum.tally.merge(live[i]->cell().tally);
            auto more = live[i]->next();
            if (!more) return passOn(more);
            if (!*more) live.erase(live.begin() + static_cast<std::ptrdiff_t>(i));
        }
        if (auto ok = writer.add(sum); !ok) return ok;
    }
    return {};
}

Result<void> removeSegments(const Connection& db, const std::vector<StoredSegment>& segments)
{
    auto blocks = db.prepare("DELETE FROM block WHERE id BETWEEN ? AND ?");
    if (!blocks) return passOn(blocks);
    auto keys = db.prepare("DELETE FROM block_key WHERE segment = ?");
    if (!keys) return passOn(keys);
    auto segment = db.prepare("DELETE FROM segment WHERE id = ?");
    if (!segment) return passOn(segment);
    for (const StoredSegment& s : segments) {
        if (auto ok = blocks->bind(1, s.firstBlock).bind(2, s.lastBlock).run(); !ok) return ok;
        if (auto ok = keys->bind(1, s.id).run(); !ok) return ok;
        if (auto ok = segment->bind(1, s.id).run(); !ok) return ok;
    }
    return {};
}

}  // namespace

tl::unexpected<Error> damagedBlock(std::int64_t block)
{
    return fail(ErrorCode::Store, "The store is damaged: block " + std::to_string(block) + " of its cells cannot be read.");
}

Result<SegmentWriter> SegmentWriter::open(const Connection& db)
{
    SegmentWriter writer;
    struct { Statement SegmentWriter::*statement; std::string_view sql; } const all[] = {
        {&SegmentWriter::insertBlock_, "INSERT INTO block VALUES (?, ?)"},
        {&SegmentWriter::insertKey_, "INSERT INTO block_key VALUES (?, ?, ?, ?)"},
        {&SegmentWriter::insertSegment_, "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
        {&SegmentWriter::maxBlock_, "SELECT coalesce(max(id), 0) FROM block"},
        {&SegmentWriter::maxSegment_, "SELECT coalesce(max(id), 0) FROM segment"},
    };
    for (const auto& [statement, sql] : all) {
        auto prepared = db.prepare(sql);
        if (!prepared) return passOn(prepared);
        writer.*statement = std::move(*prepared);
    }
    return writer;
}

Result<void> SegmentWriter::begin(std::int32_t day, std::int64_t level)
{
    const auto block = numberOf(maxBlock_);
    if (!block) return tl::unexpected<Error>(block.error());
    const auto segment = numberOf(maxSegment_);
    if (!segment) return tl::unexpected<Error>(segment.error());
    day_ = day;
    level_ = level;
    segment_ = *segment + 1;
    firstBlock_ = nextBlock_ = *block + 1;
    cells_ = 0;
    block_ = BlockWriter(day);
    return {};
}

Result<void> SegmentWriter::add(const Cell& cell)
{
    if (!block_.add(cell)) {
        if (auto ok = flush(); !ok) return ok;
        // A cell is far smaller than an empty block.
        if (!block_.add(cell)) return fail(ErrorCode::Store, "A cell does not fit into a block.");
    }
    const std::int32_t minute = cell.key.minute;
    firstMinute_ = cells_ == 0 ? minute : std::min(firstMinute_, minute);
    lastMinute_ = cells_ == 0 ? minute : std::max(lastMinute_, minute);
    ++cells_;
    return {};
}

Result<void> SegmentWriter::flush()
{
    if (block_.empty()) return {};
    if (auto ok = insertBlock_.bind(1, nextBlock_).bind(2, block_.bytes()).run(); !ok) return ok;
    insertKey_.bind(1, segment_).bind(2, block_.lastItem()).bind(3, nextBlock_).bind(4, block_.firstItem());
    if (auto ok = insertKey_.run(); !ok) return ok;
    ++nextBlock_;
    block_.clear();
    return {};
}

Result<void> SegmentWriter::finish()
{
    if (auto ok = flush(); !ok) return ok;
    if (cells_ == 0) return {};
    insertSegment_.bind(1, segment_).bind(2, day_).bind(3, level_).bind(4, cells_).bind(5, firstMinute_).bind(6, lastMinute_);
    return insertSegment_.bind(7, firstBlock_).bind(8, nextBlock_ - 1).run();
}

Result<bool> mergeSegments(const Connection& db, SegmentWriter& writer, std::int32_t day, std::int64_t level)
{
    auto segments = segmentsOf(db, day, level);
    if (!segments) return passOn(segments);
    if (static_cast<std::int64_t>(segments->size()) < kMergeAt) return false;
    std::vector<SegmentCursor> cursors;
    for (const StoredSegment& s : *segments) {
        auto blocks = db.prepare("SELECT id, cells FROM block WHERE id BETWEEN ? AND ? ORDER BY id");
        if (!blocks) return passOn(blocks);
        blocks->bind(1, s.firstBlock).bind(2, s.lastBlock);
        cursors.emplace_back(std::move(*blocks), day);
    }
    if (auto ok = writer.begin(day, level + 1); !ok) return passOn(ok);
    if (auto ok = mergeInto(writer, cursors); !ok) return passOn(ok);
    if (auto ok = writer.finish(); !ok) return passOn(ok);
    cursors.clear();
    if (auto ok = removeSegments(db, *segments); !ok) return passOn(ok);
    return true;
}

}  // namespace tally::sqlite
