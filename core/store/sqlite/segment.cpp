// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/segment.h"

#include <algorithm>
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

// Appends the merged cells to the writer.
Result<void> mergeInto(SegmentWriter& writer, CellMerge& merge)
{
    Cell cell;
    for (;;) {
        auto more = merge.next(&cell);
        if (!more) return passOn(more);
        if (!*more) return {};
        if (auto ok = writer.add(cell); !ok) return ok;
    }
}

}  // namespace

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

Result<SegmentWriter> SegmentWriter::open(const Connection& db)
{
    SegmentWriter writer;
    struct { Statement SegmentWriter::*statement; std::string_view sql; } const all[] = {
        {&SegmentWriter::insertBlock_, "INSERT INTO block VALUES (?, ?)"},
        {&SegmentWriter::insertKey_, "INSERT INTO block_key VALUES (?, ?, ?, ?)"},
        {&SegmentWriter::insertSegment_, "INSERT INTO segment(id, span, level, cells, first_slot, last_slot, first_block, "
                                         "last_block, tier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
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

Result<void> SegmentWriter::begin(Span span, std::int64_t level)
{
    const auto block = numberOf(maxBlock_);
    if (!block) return tl::unexpected<Error>(block.error());
    const auto segment = numberOf(maxSegment_);
    if (!segment) return tl::unexpected<Error>(segment.error());
    span_ = span;
    level_ = level;
    segment_ = *segment + 1;
    firstBlock_ = nextBlock_ = *block + 1;
    cells_ = 0;
    block_ = BlockWriter(span);
    return {};
}

Result<void> SegmentWriter::add(const Cell& cell)
{
    if (!block_.add(cell)) {
        if (auto ok = flush(); !ok) return ok;
        // A cell is far smaller than an empty block.
        if (!block_.add(cell)) return fail(ErrorCode::Store, "A cell does not fit into a block.");
    }
    const std::int32_t slot = cell.key.minute;
    firstSlot_ = cells_ == 0 ? slot : std::min(firstSlot_, slot);
    lastSlot_ = cells_ == 0 ? slot : std::max(lastSlot_, slot);
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
    insertSegment_.bind(1, segment_).bind(2, span_.day).bind(3, level_).bind(4, cells_).bind(5, firstSlot_).bind(6, lastSlot_);
    return insertSegment_.bind(7, firstBlock_).bind(8, nextBlock_ - 1).bind(9, static_cast<std::int64_t>(span_.tier)).run();
}

namespace {

Result<void> mergeTo(const Connection& db, SegmentWriter& writer, Span span, std::int64_t level, const std::vector<StoredSegment>& segments)
{
    {
        CellMerge merge(span.tier);
        for (const StoredSegment& s : segments) {
            if (auto ok = merge.addSegment(db, span, s); !ok) return ok;
        }
        if (auto ok = writer.begin(span, level); !ok) return ok;
        if (auto ok = mergeInto(writer, merge); !ok) return ok;
        if (auto ok = writer.finish(); !ok) return ok;
    }
    return removeSegments(db, segments);
}

}  // namespace

Result<bool> mergeSegments(const Connection& db, SegmentWriter& writer, Span span, std::int64_t level)
{
    auto segments = segmentsOf(db, span, level);
    if (!segments) return passOn(segments);
    if (static_cast<std::int64_t>(segments->size()) < kMergeAt) return false;
    if (auto ok = mergeTo(db, writer, span, level + 1, *segments); !ok) return passOn(ok);
    return true;
}

Result<void> sealSegments(const Connection& db, SegmentWriter& writer, std::int32_t day, const std::vector<Span>& grown, std::int64_t cells)
{
    // A few late cells beside a large segment wait for more of their kind: each cell is rewritten a handful of times at most.
    auto statement = db.prepare("SELECT tier, span, max(level), sum(cells) FROM segment WHERE span < ? GROUP BY tier, span "
                                "HAVING count(*) > 1 AND 4 * (sum(cells) - max(cells)) >= sum(cells) ORDER BY span");
    if (!statement) return passOn(statement);
    struct Due {
        Span span;
        std::int64_t level;
    };
    std::vector<Due> due;
    statement->bind(1, day);
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row || cells <= 0) break;
        const Span span{static_cast<Tier>(statement->integer(0)), static_cast<std::int32_t>(statement->integer(1))};
        if (std::binary_search(grown.begin(), grown.end(), span)) continue;
        due.push_back({span, statement->integer(2)});
        cells -= statement->integer(3);
    }
    statement->reset();
    for (const auto& [span, level] : due) {
        const auto segments = segmentsOf(db, span);
        if (!segments) return tl::unexpected<Error>(segments.error());
        if (auto ok = mergeTo(db, writer, span, level, *segments); !ok) return ok;
    }
    return {};
}

Result<void> buildTier(const Connection& db, SegmentWriter& writer, Span from, Tier to)
{
    CellMerge merge(to);
    if (auto ok = merge.addSpan(db, from); !ok) return ok;
    if (auto ok = writer.begin(inTier(from, to), 0); !ok) return ok;
    if (auto ok = mergeInto(writer, merge); !ok) return ok;
    return writer.finish();
}

}  // namespace tally::sqlite
