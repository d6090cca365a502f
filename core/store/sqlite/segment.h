// SPDX-License-Identifier: GPL-3.0-or-later
// Segments: sorted runs of the cells of one UTC day, as blocks. Bulk batches append them; eight of one level become one
// of the next, so that an item's day stays a handful of seeks. All of it inside the caller's transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

class SegmentWriter {
public:
    static Result<SegmentWriter> open(const Connection& db);

    // One segment: begin, add in ascending key order, finish.
    [[nodiscard]] Result<void> begin(std::int32_t day, std::int64_t level);
    [[nodiscard]] Result<void> add(const Cell& cell);
    [[nodiscard]] Result<void> finish();

private:
    Result<void> flush();

    BlockWriter block_{0};
    std::int32_t day_ = 0;
    std::int64_t level_ = 0, segment_ = 0, firstBlock_ = 0, nextBlock_ = 0, cells_ = 0;
    std::int32_t firstMinute_ = 0, lastMinute_ = 0;
    Statement insertBlock_, insertKey_, insertSegment_, maxBlock_, maxSegment_;
};

// Merges the segments of (day, level) into one of level + 1 when there are kMergeAt of them. Returns whether it did.
inline constexpr std::int64_t kMergeAt = 8;
Result<bool> mergeSegments(const Connection& db, SegmentWriter& writer, std::int32_t day, std::int64_t level);

// "block 17 of the store is damaged"
tl::unexpected<Error> damagedBlock(std::int64_t block);

}  // namespace tally::sqlite
