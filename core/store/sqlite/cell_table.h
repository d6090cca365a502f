// SPDX-License-Identifier: GPL-3.0-or-later
// CellTable: the write side of all cells, in all tiers: what a batch brings is added to its minutes, hours and days alike, so
// that they always add up. What falls into one span is appended as a segment when it is worth a page, else upserted as rows
// of the table cell, slot first: small flushes of one minute coalesce there. Rows of a tier move into segments when there are
// kRowBudget of them, so reading rows never takes long.
// Thread safety: none. Every call runs inside the caller's transaction.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/segment.h"

namespace tally::sqlite {

// From here on a segment is cheaper than rows (measured: 1.3 times at 500 cells, 1.5 times at 4,000) and fills its page.
inline constexpr std::size_t kSegmentCells = 512;
inline constexpr std::int64_t kRowBudget = 65'536;
inline constexpr std::int64_t kSealCells = 2'000'000;  // about half a second of a tidy()

class CellTable {
public:
    static Result<CellTable> open(const Connection& db);

    // `items` and `types` turn the indexes of the cells into ids of the store. REQUIRES: every index is below their sizes.
    [[nodiscard]] Result<void> add(std::span<const BatchCell> cells, std::span<const std::uint32_t> items,
                                   std::span<const std::uint16_t> types);

    // What lies before is not written any more, so that a tier ends where retention says it does.
    void keepFrom(const KeptTiers& kept) { kept_ = kept; }

    bool wantsTidying() const;
    // Moves rows over the budget into segments, merges segments, and makes one of those of a day that is over. Changes no answer.
    [[nodiscard]] Result<void> tidy(const Connection& db);
    void rolledBack(const Connection& db);

private:
    // A cell's place in the order of keys; 16 bytes to sort instead of 80, in memory that is kept between batches.
    struct Handle {
        std::int32_t day;
        std::uint32_t index;  // into the batch
        std::uint64_t key;    // item, type (16 bits), minute of the day (11 bits)
    };
    static Cell cellAt(const Handle& handle, std::span<const BatchCell> cells);
    void sortMinutes(std::span<const BatchCell> cells, std::span<const std::uint32_t> items, std::span<const std::uint16_t> types);
    class Slots;
    Result<void> addTier(Tier tier, std::span<const BatchCell> cells);
    Result<void> addSpan(Span span, std::size_t size, Slots slots);
    Result<void> addRows(Tier tier);
    Result<void> moveRows(const Connection& db, Tier tier);
    Result<void> growExtent(std::span<const BatchCell> cells, std::span<const std::uint16_t> types);
    std::int64_t& rowsOf(Tier tier) { return rows_[static_cast<std::size_t>(tier)]; }

    SegmentWriter segments_;
    Statement upsert_, extent_;
    std::vector<Handle> order_;
    std::vector<Cell> few_;
    KeptTiers kept_;
    std::array<std::int64_t, kTiers.size()> rows_{};  // by tier; at least as many as there are
    std::vector<Span> grown_;                         // got a segment since the last tidy()
};

// The spans of a tier that have rows; ascending.
Result<std::vector<Span>> spansWithRows(const Connection& db, Tier tier);

// Appends all rows of a tier as segments of level 0 and names the spans that got one.
Result<void> moveRowsToSegments(const Connection& db, SegmentWriter& segments, Tier tier, std::vector<Span>* grown);

// Hours and days from the minutes, for stores from before they were kept. REQUIRES: neither tier has cells.
Result<void> buildCoarserTiers(const Connection& db);

}  // namespace tally::sqlite
