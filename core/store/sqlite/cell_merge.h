// SPDX-License-Identifier: GPL-3.0-or-later
// CellMerge: the cells of several sorted inputs as one sorted stream, equal keys added up. With a coarser tier than theirs,
// keys are taken in its slots, so that the stream is what that tier should hold. Memory: one block per input.
// Thread safety: none. Belongs inside a transaction; what it reads must not change while it does, except by deletion of
// segments after the end.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

struct StoredSegment {
    std::int64_t id = 0, firstBlock = 0, lastBlock = 0;
};

class CellMerge {
public:
    explicit CellMerge(Tier to);
    CellMerge(CellMerge&&) noexcept;
    ~CellMerge();

    [[nodiscard]] Result<void> addSegment(const Connection& db, Span span, const StoredSegment& segment);
    [[nodiscard]] Result<void> addSpan(const Connection& db, Span span);  // its segments and rows

    [[nodiscard]] Result<bool> next(Cell* cell);  // key.minute is a slot; false: no more

private:
    class Cursor;
    Result<void> add(std::unique_ptr<Cursor> cursor);

    Tier to_;
    std::vector<std::unique_ptr<Cursor>> heap_;  // least key at the front
};

Result<std::vector<StoredSegment>> segmentsOf(const Connection& db, Span span);
Result<std::vector<StoredSegment>> segmentsOf(const Connection& db, Span span, std::int64_t level);

// The rows of a span in the order of keys; key.minute is a slot.
Result<std::vector<Cell>> rowsOf(const Connection& db, Span span);

// "block 17 of the store is damaged"
tl::unexpected<Error> damagedBlock(std::int64_t block);
tl::unexpected<Error> damagedRow(Tier tier, const CellKey& key);

}  // namespace tally::sqlite
