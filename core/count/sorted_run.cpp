// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/sorted_run.h"

#include <algorithm>

namespace tally {

namespace {

void putVarint(std::vector<std::uint8_t>& to, UInt128 value)
{
    while (value >= 0x80) {
        to.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    to.push_back(static_cast<std::uint8_t>(value));
}

UInt128 zigzag(Int128 value)
{
    return (static_cast<UInt128>(value) << 1) ^ static_cast<UInt128>(value >> 127);
}

Int128 unzigzag(UInt128 value) { return static_cast<Int128>(value >> 1) ^ -static_cast<Int128>(value & 1); }

std::uint64_t getVarint64(const std::uint8_t*& at)
{
    std::uint64_t value = *at & 0x7f;
    for (int shift = 7; (*at++ & 0x80) != 0; shift += 7) value |= static_cast<std::uint64_t>(*at & 0x7f) << shift;
    return value;
}

UInt128 getVarint(const std::uint8_t*& at)
{
    UInt128 value = *at & 0x7f;
    for (int shift = 7; (*at++ & 0x80) != 0; shift += 7) value |= static_cast<UInt128>(*at & 0x7f) << shift;
    return value;
}

}  // namespace

// Per cell: item delta, type (only its low bit says "same as before"), minute delta, count and whether all have values,
// then sum, min and max − min. Most of it is one byte each.
class SortedRun::Packer {
public:
    explicit Packer(SortedRun& run) : run_(run) {}

    void add(const Cell& cell)
    {
        auto& bytes = run_.bytes_;
        if (run_.cells_ % kMarkEvery == 0) {
            run_.marks_.push_back({cell.key.item, static_cast<std::uint32_t>(bytes.size())});
            previous_ = {};
        }
        const bool sameType = cell.key.type == previous_.type;
        putVarint(bytes, (static_cast<UInt128>(cell.key.item - previous_.item) << 1) | (sameType ? 0u : 1u));
        if (!sameType) putVarint(bytes, cell.key.type);
        putVarint(bytes, zigzag(Int128{cell.key.minute} - previous_.minute));
        putTally(cell.tally);
        previous_ = cell.key;
        if (run_.cells_ == 0) run_.firstMinute_ = run_.lastMinute_ = cell.key.minute;
        run_.firstMinute_ = std::min(run_.firstMinute_, cell.key.minute);
        run_.lastMinute_ = std::max(run_.lastMinute_, cell.key.minute);
        ++run_.cells_;
    }

private:
    void putTally(const Tally& t)
    {
        auto& bytes = run_.bytes_;
        const unsigned kind = t.values == 0 ? 0 : t.values == t.count ? 1 : 2;
        putVarint(bytes, static_cast<UInt128>(t.count) * 3 + kind);
        if (kind == 0) return;
        if (kind == 2) putVarint(bytes, t.values);
        putVarint(bytes, zigzag(t.sum.micro));
        if (t.values == 1) return;  // min = max = sum
        putVarint(bytes, zigzag(t.min.micro));
        putVarint(bytes, static_cast<UInt128>(t.max.micro - t.min.micro));
    }

    SortedRun& run_;
    CellKey previous_;
};

std::shared_ptr<const SortedRun> SortedRun::pack(std::span<const Cell> cells)
{
    auto run = std::make_shared<SortedRun>();
    run->bytes_.reserve(cells.size() * 12);
    Packer packer(*run);
    for (const Cell& cell : cells) packer.add(cell);
    run->bytes_.shrink_to_fit();
    return run;
}

SortedRun::Reader::Reader(const SortedRun& run, std::size_t mark)
    : at_(run.bytes_.data() + (run.marks_.empty() ? 0 : run.marks_[mark].offset)),
      remaining_(run.cells_ - std::min(run.cells_, mark * kMarkEvery)), untilMark_(kMarkEvery)
{
}

bool SortedRun::Reader::next(Cell* cell)
{
    if (remaining_ == 0) return false;
    if (untilMark_ == 0) {
        previous_ = {};
        untilMark_ = kMarkEvery;
    }
    const std::uint64_t head = getVarint64(at_);
    cell->key.item = previous_.item + static_cast<std::uint32_t>(head >> 1);
    cell->key.type = (head & 1) != 0 ? static_cast<std::uint16_t>(getVarint64(at_)) : previous_.type;
    const std::uint64_t minute = getVarint64(at_);
    cell->key.minute = static_cast<std::int32_t>(previous_.minute + static_cast<std::int64_t>(minute >> 1 ^ (0 - (minute & 1))));
    previous_ = cell->key;
    Tally& t = cell->tally;
    const std::uint64_t count = getVarint64(at_);
    t.count = count / 3;
    t.values = 0;
    t.sum = t.min = t.max = {};
    if (count % 3 != 0) {
        t.values = count % 3 == 1 ? t.count : getVarint64(at_);
        t.sum.micro = unzigzag(getVarint(at_));
        t.min = t.max = t.sum;
        if (t.values > 1) {
            t.min.micro = unzigzag(getVarint(at_));
            t.max.micro = t.min.micro + static_cast<Int128>(getVarint(at_));
        }
    }
    --remaining_;
    --untilMark_;
    return true;
}

SortedRun::Reader SortedRun::readerFrom(std::uint32_t item) const
{
    // The last mark whose first item is below: the item's cells may begin before a mark that starts with it.
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), item, [](const Mark& m, std::uint32_t i) { return m.item < i; });
    if (mark != marks_.begin()) --mark;
    return Reader(*this, static_cast<std::size_t>(mark - marks_.begin()));
}

std::shared_ptr<const SortedRun> SortedRun::merge(std::span<const std::shared_ptr<const SortedRun>> runs, std::uint32_t fromItem,
                                                  std::uint32_t toItem)
{
    struct Head {
        Cell cell;
        Reader reader;
    };
    std::vector<Head> heads;
    std::size_t bytes = 0;
    heads.reserve(runs.size());
    for (const auto& run : runs) {
        Head head{{}, fromItem == 0 ? run->reader() : run->readerFrom(fromItem)};
        bytes += run->bytes_.size();
        bool more = head.reader.next(&head.cell);
        while (more && head.cell.key.item < fromItem) more = head.reader.next(&head.cell);
        if (more && head.cell.key.item < toItem) heads.push_back(head);
    }
    // The heap holds places, not heads: moving four bytes beats moving a cell and its reader.
    std::vector<std::uint32_t> heap(heads.size());
    for (std::uint32_t i = 0; i < heap.size(); ++i) heap[i] = i;
    const auto later = [&](std::uint32_t a, std::uint32_t b) { return heads[a].cell.key > heads[b].cell.key; };
    std::make_heap(heap.begin(), heap.end(), later);
    auto merged = std::make_shared<SortedRun>();
    merged->bytes_.reserve(fromItem == 0 && toItem == std::numeric_limits<std::uint32_t>::max() ? bytes : bytes / 2);
    Packer packer(*merged);
    Cell current;
    bool any = false;
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), later);
        Head& head = heads[heap.back()];
        if (any && head.cell.key == current.key) {
            current.tally.merge(head.cell.tally);
        } else {
            if (any) packer.add(current);
            current = head.cell;
            any = true;
        }
        if (head.reader.next(&head.cell) && head.cell.key.item < toItem) std::push_heap(heap.begin(), heap.end(), later);
        else heap.pop_back();
    }
    if (any) packer.add(current);
    return merged;
}

}  // namespace tally
