// SPDX-License-Identifier: GPL-3.0-or-later
// Segments: sorted runs of the cells of one span, as blocks. Bulk batches append them; eight of one level become one of the
// next, so that an item's day stays a handful of seeks. All of it inside the caller's transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/cell_merge.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

class SegmentWriter {
public:
    static Result<SegmentWriter> open(const Connection& db);

    // One segment: begin, add in ascending key order (key.minute is a slot), finish. Without cells nothing is stored.
    [[nodiscard]] Result<void> begin(Span span, std::int64_t level);
    [[nodiscard]] Result<void> add(const Cell& cell);
    [[nodiscard]] Result<void> finish();

private:
    Result<void> flush();

    BlockWriter block_{Span{}};
    Span span_;
    std::int64_t level_ = 0, segment_ = 0, firstBlock_ = 0, nextBlock_ = 0, cells_ = 0;
    std::int32_t firstSlot_ = 0, lastSlot_ = 0;
    Statement insertBlock_, insertKey_, insertSegment_, maxBlock_, maxSegment_;
};

// Merges the segments of (span, level) into one of level + 1 when there are kMergeAt of them. Returns whether it did.
inline constexpr std::int64_t kMergeAt = 8;
Result<bool> mergeSegments(const Connection& db, SegmentWriter& writer, Span span, std::int64_t level);

// Makes one segment of all segments of days before `day`, so that old days cost one seek each; in any tier, but those spans
// that `grown` (sorted) names, and those where it would rewrite far more than it gathers. Reads at most about `cells` cells.
Result<void> sealSegments(const Connection& db, SegmentWriter& writer, std::int32_t day, const std::vector<Span>& grown, std::int64_t cells);

// Writes the cells of a span once more, as one segment of a coarser tier. REQUIRES: that tier has none of them yet.
Result<void> buildTier(const Connection& db, SegmentWriter& writer, Span from, Tier to);

Result<void> removeSegments(const Connection& db, const std::vector<StoredSegment>& segments);

}  // namespace tally::sqlite
