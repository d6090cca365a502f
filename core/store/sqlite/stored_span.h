// SPDX-License-Identifier: GPL-3.0-or-later
// One span read past its damage: what can be read of it, and how much cannot. For whoever has something to put in its place;
// answers to questions come from CellScan, which refuses instead.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

struct StoredSpan {
    std::vector<Cell> cells;     // sorted, each key once; key.minute is a slot
    std::uint64_t damaged = 0;   // blocks and rows that cannot be read, or that their index does not lead to
};
Result<StoredSpan> readStoredSpan(const Connection& db, Span span);

// Removes all of a span, damaged or not.
Result<void> removeSpan(const Connection& db, Span span);
// Removes blocks that belong to no segment.
Result<void> removeStrayBlocks(const Connection& db);

// Sorts cells by key and adds equal ones up.
void addUp(std::vector<Cell>& cells);

// The UTC days that have cells in any tier, or health; kNoDay for what has no time.
Result<std::set<std::int32_t>> storedDays(const Connection& db);

}  // namespace tally::sqlite
