// SPDX-License-Identifier: GPL-3.0-or-later
// CellTable: the write side of all cells. Small batches upsert rows of minute_cell, minute first; large ones append
// segments. Rows move into segments when there are kRowBudget of them, so reading rows never takes long.
// Thread safety: none. Every call runs inside the caller's transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {

inline constexpr std::size_t kBulkCells = 8'192;         // a batch with this many cells writes segments
inline constexpr std::size_t kSegmentCells = 512;        // … of each day that has this many; fewer would waste a page
inline constexpr std::int64_t kRowBudget = 65'536;

class CellTable {
public:
    static Result<CellTable> open(const Connection& db);

    // Keys carry ids of the store and are unique. Reorders `cells`.
    [[nodiscard]] Result<void> add(std::vector<Cell>& cells);

    bool wantsTidying() const { return rows_ >= kRowBudget || !grownDays_.empty(); }
    // Moves rows over the budget into segments and merges segments. Changes no answer.
    [[nodiscard]] Result<void> tidy(const Connection& db);
    void rolledBack(const Connection& db);

private:
    Result<void> addRows(std::vector<Cell>::iterator begin, std::vector<Cell>::iterator end);
    Result<void> addSegment(std::vector<Cell>::const_iterator begin, std::vector<Cell>::const_iterator end);
    Result<void> moveRows(const Connection& db);

    SegmentWriter segments_;
    Statement upsert_;
    std::int64_t rows_ = 0;                 // at least as many as there are
    std::vector<std::int32_t> grownDays_;   // got a segment since the last tidy()
};

}  // namespace tally::sqlite
