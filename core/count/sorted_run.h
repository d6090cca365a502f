// SPDX-License-Identifier: GPL-3.0-or-later
// SortedRun: sealed cells, sorted by (item, type, minute), packed by delta and varint (about 8 to 12 bytes a cell).
// Immutable; shared between threads as shared_ptr<const SortedRun>.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "core/base/raw_bytes.h"
#include "core/count/cell.h"

namespace tally {

class SortedRun {
public:
    // REQUIRES: cells sorted by key, each key once, not empty.
    static std::shared_ptr<const SortedRun> pack(std::span<const Cell> cells);
    // Takes cells in key order; equal keys that follow each other add up.
    class Builder;
    using Visit = std::function<void(const Cell&)>;
    // k-way merge; equal keys add up. Only items in [fromItem, toItem), so that threads can share one big merge. `visit`
    // sees each merged cell once, in order.
    static std::shared_ptr<const SortedRun> merge(std::span<const std::shared_ptr<const SortedRun>> runs, std::uint32_t fromItem = 0,
                                                  std::uint32_t toItem = std::numeric_limits<std::uint32_t>::max(), const Visit& visit = {});

    // Ascending items at which to cut [from, to) so that each part has about `cells` cells; the last edge is `to`. An item is
    // never cut, so a hot one makes a larger part.
    static std::vector<std::uint32_t> edges(std::span<const std::shared_ptr<const SortedRun>> runs, std::uint32_t from, std::uint32_t to,
                                            std::size_t cells);

    std::size_t cells() const { return cells_; }
    std::size_t memoryBytes() const { return bytes_.size() + marks_.size() * sizeof(Mark); }
    std::int32_t firstMinute() const { return firstMinute_; }
    std::int32_t lastMinute() const { return lastMinute_; }

    // The tally of a cell as it lies in a run: what is only passed on is never unpacked.
    struct PackedTally {
        const std::uint8_t* at = nullptr;
        std::uint32_t size = 0;
        Tally unpacked() const;
    };

    // A cursor over the cells in key order.
    class Reader {
    public:
        explicit Reader(const SortedRun& run, std::size_t mark = 0);
        bool next(Cell* cell);  // false at the end
        bool next(CellKey* key, PackedTally* tally);
        void prefetch() const
        {
            __builtin_prefetch(at_);
            __builtin_prefetch(at_ + 64);
        }

    private:
        bool nextKey(CellKey* key);
        const std::uint8_t* at_;
        std::size_t remaining_;
        std::size_t untilMark_;
        CellKey previous_;
    };
    Reader reader() const { return Reader(*this); }
    Reader readerFrom(std::uint32_t item) const;  // starts at or before the item's first cell

private:
    std::size_t cellsWithin(std::uint32_t fromItem, std::uint32_t toItem) const;

    // Every kMarkEvery cells the deltas start anew, so that a reader may begin there.
    static constexpr std::size_t kMarkEvery = 256;
    struct Mark {
        std::uint32_t item;
        std::uint32_t offset;
    };
    RawBytes bytes_;   // kSlack longer than what is written
    std::vector<Mark> marks_;
    std::size_t cells_ = 0;
    std::int32_t firstMinute_ = 0, lastMinute_ = 0;
};

// One piece of work for one thread: add() in key order, then finish() once.
class SortedRun::Builder {
public:
    explicit Builder(std::size_t expectedCells, const Visit* visit = nullptr);
    void add(const Cell& cell)
    {
        if (any_ && cell.key == current_.key) {
            unpack();
            current_.tally.merge(cell.tally);
            return;
        }
        if (any_) put();
        current_ = cell;
        packed_ = {};
        any_ = true;
    }
    // The same from another run, which must live until the next call.
    void add(const CellKey& key, const PackedTally& tally)
    {
        if (any_ && key == current_.key) {
            unpack();
            current_.tally.merge(tally.unpacked());
            return;
        }
        if (any_) put();
        current_.key = key;
        packed_ = tally;
        any_ = true;
    }
    std::shared_ptr<const SortedRun> finish();

private:
    void unpack()
    {
        if (packed_.at == nullptr) return;
        current_.tally = packed_.unpacked();
        packed_ = {};
    }
    void put();
    void putTally(const Tally& tally);
    void reserve();

    std::shared_ptr<SortedRun> run_;
    const Visit* visit_;
    std::uint8_t* at_ = nullptr;   // in run_->bytes_, which is longer than what is written
    CellKey previous_;
    Cell current_;
    PackedTally packed_;           // current_'s, while it is not unpacked
    bool any_ = false;
};

// Visits all cells with `item` in a run.
template <class Visit>
void visitItem(const SortedRun& run, std::uint32_t item, Visit&& visit)
{
    auto reader = run.readerFrom(item);
    Cell cell;
    while (reader.next(&cell) && cell.key.item <= item)
        if (cell.key.item == item) visit(cell);
}

template <class Visit>
void visitAll(const SortedRun& run, Visit&& visit)
{
    auto reader = run.reader();
    Cell cell;
    while (reader.next(&cell)) visit(cell);
}

}  // namespace tally
