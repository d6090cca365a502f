// SPDX-License-Identifier: GPL-3.0-or-later
// Cell blocks: many cells of one UTC day, sorted by (item, type, minute), in at most kBlockBytes bytes.
//
// A block is: format byte, number of cells (16 bits, little endian), cells. A cell is a control byte, the part of the key
// that differs from the cell before, and its tally. All integers are LEB128 varints of up to 128 bits; the arithmetic of
// deltas wraps, so that every tally survives, however odd. Decimals are divided by the largest power of ten that leaves
// them whole: sums of whole numbers cost no bytes for digits they do not have.
// Decoding trusts nothing: bytes that no encoder wrote end in damaged(), never in a read outside of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/count/cell.h"
#include "core/event/time.h"

namespace tally::sqlite {

// One block fills one 4096-byte leaf page of a rowid table (4061 bytes of payload) and never needs an overflow page.
inline constexpr std::size_t kBlockBytes = 4048;
inline constexpr std::size_t kCellBytes = 112;  // no encoded cell is longer
inline constexpr std::int32_t kMinutesPerDay = 1440;

// The UTC day of a minute. kNoMinute falls into a day of its own, far before the first valid one.
constexpr std::int32_t dayOf(std::int32_t minute)
{
    return static_cast<std::int32_t>(floorDiv(minute, kMinutesPerDay));
}

// A tally on its own, as the rows of open minutes keep it. A tally without values keeps its count only.
void appendTally(std::string& out, const Tally& tally);
[[nodiscard]] bool parseTally(std::string_view bytes, Tally* out);  // false: damaged

class BlockWriter {
public:
    explicit BlockWriter(std::int32_t day) : day_(day) {}

    // REQUIRES: cell.key.minute lies in the day and keys ascend within a block.
    // Returns false when the block is full: store bytes(), clear(), add again.
    [[nodiscard]] bool add(const Cell& cell);
    void clear();

    bool empty() const { return cells_ == 0; }
    std::uint32_t cells() const { return cells_; }
    std::uint32_t firstItem() const { return firstItem_; }  // REQUIRES: !empty()
    std::uint32_t lastItem() const { return last_.item; }   // REQUIRES: !empty()
    std::string_view bytes();                               // valid until the next add() or clear()

private:
    std::int32_t day_;
    std::uint32_t cells_ = 0;
    std::uint32_t firstItem_ = 0;
    CellKey last_;
    std::size_t size_ = kHeader;
    static constexpr std::size_t kHeader = 3;
    std::array<unsigned char, kBlockBytes + kCellBytes> buffer_;
};

class BlockReader {
public:
    // `bytes` must outlive the reader.
    BlockReader(std::int32_t day, std::string_view bytes);

    [[nodiscard]] bool next(Cell* cell);  // false: no more cells, or damaged()
    bool damaged() const { return damaged_; }

private:
    bool nextKey(unsigned control, CellKey* key);

    std::int64_t dayStart_;
    const unsigned char* at_;
    const unsigned char* end_;
    std::uint32_t left_ = 0;
    CellKey last_;
    bool isFirst_ = true;
    bool damaged_ = false;
};

}  // namespace tally::sqlite
