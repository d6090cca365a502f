// SPDX-License-Identifier: GPL-3.0-or-later
// Cell blocks: many cells of one span, sorted by (item, type, slot), in at most kBlockBytes bytes.
//
// A block is: format byte, number of cells (16 bits, little endian), checksum (32 bits of XXH3 over number and cells, seeded
// with the span), cells. A cell is a control byte, the part of the key that differs from the cell before, and its tally. All
// integers are LEB128 varints of up to 128 bits; the arithmetic of deltas wraps, so that every tally survives, however odd.
// Decimals are divided by the largest power of ten that leaves them whole: sums of whole numbers cost no bytes for digits
// they do not have. Blocks of format 1, from before there were tiers, have no checksum.
// Decoding trusts nothing: bytes that no encoder wrote end in damaged(), never in a read outside of them, and a flipped bit
// or a block of another span is told from a count.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/count/cell.h"
#include "core/event/time.h"
#include "core/store/tier.h"

namespace tally::sqlite {

// One block fills one 4096-byte leaf page of a rowid table (4061 bytes of payload) and never needs an overflow page.
inline constexpr std::size_t kBlockBytes = 4048;
inline constexpr std::size_t kCellBytes = 112;  // no encoded cell is longer

// What one segment covers: one UTC day of one tier. Longer spans would save seeks on an item's history (a year is 365 of
// them, 4 ms), but a ranking of one day, which reads whole spans, would read their other days too.
constexpr std::int32_t slotsPerDay(Tier tier)
{
    return 1440 / minutesOf(tier);
}

struct Span {
    Tier tier = Tier::Minute;
    std::int32_t day = 0;
    constexpr std::int64_t firstSlot() const { return std::int64_t{day} * slotsPerDay(tier); }
    constexpr auto operator<=>(const Span&) const = default;
};

// kNoMinute falls into a span of its own, far before the first valid one; its day is another in each tier.
constexpr Span spanOf(Tier tier, std::int32_t slot)
{
    return {tier, static_cast<std::int32_t>(floorDiv(slot, slotsPerDay(tier)))};
}
// The span of another tier that holds the same events.
constexpr Span inTier(Span span, Tier tier)
{
    return span == spanOf(span.tier, kNoMinute) ? spanOf(tier, kNoMinute) : Span{tier, span.day};
}

// A tally on its own, as the rows of open minutes keep it. A tally without values keeps its count only.
void appendTally(std::string& out, const Tally& tally);
[[nodiscard]] bool parseTally(std::string_view bytes, Tally* out);  // false: damaged

class BlockWriter {
public:
    explicit BlockWriter(Span span) : span_(span) {}

    // REQUIRES: cell.key.minute is a slot of the span and keys ascend within a block.
    // Returns false when the block is full: store bytes(), clear(), add again.
    [[nodiscard]] bool add(const Cell& cell);
    void clear();

    bool empty() const { return cells_ == 0; }
    std::uint32_t cells() const { return cells_; }
    std::uint32_t firstItem() const { return firstItem_; }  // REQUIRES: !empty()
    std::uint32_t lastItem() const { return last_.item; }   // REQUIRES: !empty()
    std::string_view bytes();                               // valid until the next add() or clear()

private:
    Span span_;
    std::uint32_t cells_ = 0;
    std::uint32_t firstItem_ = 0;
    CellKey last_;
    std::size_t size_ = kHeader;
    static constexpr std::size_t kHeader = 7;
    std::array<unsigned char, kBlockBytes + kCellBytes> buffer_;
};

// Which cells of a block are wanted.
struct BlockFilter {
    Tier tier = Tier::Minute;
    std::optional<std::uint32_t> item;   // absent = all
    std::optional<std::uint16_t> type;
    std::int64_t from = 0, to = 0;       // slots
    bool countsOnly = false;             // tallies need nothing but their counts
};
using CellVisit = std::function<void(std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally&)>;

class BlockReader {
public:
    // `bytes` must outlive the reader.
    BlockReader(Span span, std::string_view bytes);

    [[nodiscard]] bool next(Cell* cell);  // key.minute is a slot; false: no more cells, or damaged()
    // In two steps: what nobody wants to know of a cell is passed over, which is cheaper than decoding it.
    [[nodiscard]] bool nextKey(CellKey* key);
    [[nodiscard]] bool tally(Tally* tally);  // of that key, at most once; false: damaged()
    bool damaged() const { return damaged_; }

    // All wanted cells at once, each with the first minute of its slot, until an item behind the one wanted; false: damaged.
    // Adds to *read how many cells were looked at. REQUIRES: nothing was read before.
    [[nodiscard]] bool visitAll(const BlockFilter& filter, const CellVisit& visit, std::uint64_t* read);

private:
    template <class In>
    bool readKey(In& in, CellKey* key);
    template <class In>
    bool visitOne(In in, const BlockFilter& filter, const CellVisit& visit, bool* past);

    std::int64_t firstSlot_, endSlot_;
    const unsigned char* at_;
    const unsigned char* end_;
    std::uint32_t left_ = 0;
    CellKey last_;
    unsigned control_ = 0;
    bool isFirst_ = true;
    bool atTally_ = false;
    bool damaged_ = false;
};

}  // namespace tally::sqlite
