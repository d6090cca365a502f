// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/sorted_run.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/count/cell_order.h"

namespace tally {

namespace {

// Each returns the place behind what it wrote.
std::uint8_t* putVarint(std::uint8_t* at, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<std::uint8_t>(value | 0x80);
    *at++ = static_cast<std::uint8_t>(value);
    return at;
}

std::uint8_t* putWideVarint(std::uint8_t* at, UInt128 value)
{
    for (; value > std::numeric_limits<std::uint64_t>::max(); value >>= 7) *at++ = static_cast<std::uint8_t>(value | 0x80);
    return putVarint(at, static_cast<std::uint64_t>(value));
}

constexpr std::size_t kLongestCell = 128;  // bytes; nine varints of at most 19, and room for kSlack

UInt128 zigzag(Int128 value)
{
    return (static_cast<UInt128>(value) << 1) ^ static_cast<UInt128>(value >> 127);
}

Int128 unzigzag(UInt128 value) { return static_cast<Int128>(value >> 1) ^ -static_cast<Int128>(value & 1); }

constexpr std::size_t kSlack = 16;  // a varint is read with the seven bytes behind it, a tally is copied with some behind it

// At most eight bytes, without a loop whose end no processor can guess: find the last byte, then close the gaps of one bit,
// two and four. False, and nothing read, when it is longer.
bool getShortVarint(const std::uint8_t*& at, std::uint64_t* value)
{
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    const std::uint64_t ends = ~word & 0x8080808080808080;
    if (ends == 0) return false;
    const auto bits = static_cast<unsigned>(std::countr_zero(ends)) + 1;
    word &= 0x7f7f7f7f7f7f7f7f & (~std::uint64_t{0} >> (64 - bits));
    word = (word & 0x007f007f007f007f) | (word & 0x7f007f007f007f00) >> 1;
    word = (word & 0x00003fff00003fff) | (word & 0x3fff00003fff0000) >> 2;
    *value = (word & 0x000000000fffffff) | (word & 0x0fffffff00000000) >> 4;
    at += bits / 8;
    return true;
}

// What is mostly one byte.
inline std::uint64_t getVarint64(const std::uint8_t*& at)
{
    std::uint64_t value = *at;
    if (value < 0x80) {
        ++at;
        return value;
    }
    if (getShortVarint(at, &value)) return value;
    value = *at & 0x7f;
    for (int shift = 7; (*at++ & 0x80) != 0; shift += 7) value |= static_cast<std::uint64_t>(*at & 0x7f) << shift;
    return value;
}

inline UInt128 getVarint(const std::uint8_t*& at)
{
    if (std::uint64_t narrow; getShortVarint(at, &narrow)) return narrow;
    UInt128 value = *at & 0x7f;
    for (int shift = 7; (*at++ & 0x80) != 0; shift += 7) value |= static_cast<UInt128>(*at & 0x7f) << shift;
    return value;
}

Tally getTally(const std::uint8_t*& at)
{
    Tally t;
    const std::uint64_t count = getVarint64(at);
    t.count = count / 3;
    if (count % 3 == 0) return t;
    t.values = count % 3 == 1 ? t.count : getVarint64(at);
    t.sum.micro = unzigzag(getVarint(at));
    t.min = t.max = t.sum;
    if (t.values > 1) {
        t.min.micro = unzigzag(getVarint(at));
        t.max.micro = t.min.micro + static_cast<Int128>(getVarint(at));
    }
    return t;
}

inline void skipVarint(const std::uint8_t*& at)
{
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    if (const std::uint64_t ends = ~word & 0x8080808080808080; ends != 0) {
        at += (static_cast<unsigned>(std::countr_zero(ends)) + 1) / 8;
        return;
    }
    while ((*at++ & 0x80) != 0) {}
}

void skipTally(const std::uint8_t*& at)
{
    const std::uint64_t count = getVarint64(at);
    if (count % 3 == 0) return;
    const std::uint64_t values = count % 3 == 1 ? count / 3 : getVarint64(at);
    for (int left = values > 1 ? 3 : 1; left > 0; --left) skipVarint(at);
}

}  // namespace

Tally SortedRun::PackedTally::unpacked() const
{
    const std::uint8_t* from = at;
    return getTally(from);
}

// Per cell: item delta and whether the type is the one before, type, minute delta, count and whether all have values,
// then sum, min and max − min. Most of it is one byte each.
SortedRun::Builder::Builder(std::size_t expectedCells, const Visit* visit) : run_(std::make_shared<SortedRun>()), visit_(visit)
{
    run_->bytes_.resize(expectedCells * 12 + kLongestCell);
    at_ = run_->bytes_.data();
}

void SortedRun::Builder::reserve()
{
    auto& bytes = run_->bytes_;
    const auto used = static_cast<std::size_t>(at_ - bytes.data());
    if (bytes.size() - used >= kLongestCell) return;
    bytes.resize(bytes.size() + bytes.size() / 2 + kLongestCell);
    at_ = bytes.data() + used;
}

void SortedRun::Builder::put()
{
    reserve();
    const Cell& cell = current_;
    if (run_->cells_ % kMarkEvery == 0) {
        run_->marks_.push_back({cell.key.item, static_cast<std::uint32_t>(at_ - run_->bytes_.data())});
        previous_ = {};
    }
    const bool sameType = cell.key.type == previous_.type;
    at_ = putVarint(at_, (std::uint64_t{cell.key.item - previous_.item} << 1) | (sameType ? 0u : 1u));
    if (!sameType) at_ = putVarint(at_, cell.key.type);
    const std::int64_t minute = std::int64_t{cell.key.minute} - previous_.minute;
    at_ = putVarint(at_, (static_cast<std::uint64_t>(minute) << 1) ^ static_cast<std::uint64_t>(minute >> 63));
    if (packed_.at != nullptr) {
        std::memcpy(at_, packed_.at, kSlack);
        if (packed_.size > kSlack) std::memcpy(at_ + kSlack, packed_.at + kSlack, packed_.size - kSlack);
        at_ += packed_.size;
    } else {
        putTally(cell.tally);
    }
    previous_ = cell.key;
    if (run_->cells_ == 0) run_->firstMinute_ = run_->lastMinute_ = cell.key.minute;
    run_->firstMinute_ = std::min(run_->firstMinute_, cell.key.minute);
    run_->lastMinute_ = std::max(run_->lastMinute_, cell.key.minute);
    ++run_->cells_;
    if (visit_ == nullptr) return;
    unpack();
    (*visit_)(cell);
}

void SortedRun::Builder::putTally(const Tally& t)
{
    const unsigned kind = t.values == 0 ? 0 : t.values == t.count ? 1 : 2;
    at_ = putVarint(at_, t.count * 3 + kind);
    if (kind == 0) return;
    if (kind == 2) at_ = putVarint(at_, t.values);
    at_ = putWideVarint(at_, zigzag(t.sum.micro));
    if (t.values == 1) return;  // min = max = sum
    at_ = putWideVarint(at_, zigzag(t.min.micro));
    at_ = putWideVarint(at_, static_cast<UInt128>(t.max.micro - t.min.micro));
}

std::shared_ptr<const SortedRun> SortedRun::Builder::finish()
{
    if (any_) put();
    std::memset(at_, 0, kSlack);
    run_->bytes_.resize(static_cast<std::size_t>(at_ - run_->bytes_.data()) + kSlack);
    return std::move(run_);
}

std::shared_ptr<const SortedRun> SortedRun::pack(std::span<const Cell> cells)
{
    Builder builder(cells.size());
    for (const Cell& cell : cells) builder.add(cell);
    return builder.finish();
}

SortedRun::Reader::Reader(const SortedRun& run, std::size_t mark)
    : at_(run.bytes_.data() + (run.marks_.empty() ? 0 : run.marks_[mark].offset)),
      remaining_(run.cells_ - std::min(run.cells_, mark * kMarkEvery)), untilMark_(kMarkEvery)
{
}

inline bool SortedRun::Reader::nextKey(CellKey* key)
{
    if (remaining_ == 0) return false;
    if (untilMark_ == 0) {
        previous_ = {};
        untilMark_ = kMarkEvery;
    }
    const std::uint64_t head = getVarint64(at_);
    key->item = previous_.item + static_cast<std::uint32_t>(head >> 1);
    key->type = (head & 1) != 0 ? static_cast<std::uint16_t>(getVarint64(at_)) : previous_.type;
    const std::uint64_t minute = getVarint64(at_);
    key->minute = static_cast<std::int32_t>(previous_.minute + static_cast<std::int64_t>(minute >> 1 ^ (0 - (minute & 1))));
    previous_ = *key;
    --remaining_;
    --untilMark_;
    return true;
}

bool SortedRun::Reader::next(Cell* cell)
{
    if (!nextKey(&cell->key)) return false;
    cell->tally = getTally(at_);
    return true;
}

bool SortedRun::Reader::next(CellKey* key, PackedTally* tally)
{
    if (!nextKey(key)) return false;
    tally->at = at_;
    skipTally(at_);
    tally->size = static_cast<std::uint32_t>(at_ - tally->at);
    return true;
}

SortedRun::Reader SortedRun::readerFrom(std::uint32_t item) const
{
    // The last mark whose first item is below: the item's cells may begin before a mark that starts with it.
    auto mark = std::lower_bound(marks_.begin(), marks_.end(), item, [](const Mark& m, std::uint32_t i) { return m.item < i; });
    if (mark != marks_.begin()) --mark;
    return Reader(*this, static_cast<std::size_t>(mark - marks_.begin()));
}

// From the marks: at least as many as there are, and at most two distances between marks more.
std::size_t SortedRun::cellsWithin(std::uint32_t fromItem, std::uint32_t toItem) const
{
    const auto below = [this](std::uint32_t item) {
        return std::lower_bound(marks_.begin(), marks_.end(), item, [](const Mark& m, std::uint32_t i) { return m.item < i; }) - marks_.begin();
    };
    const auto marks = static_cast<std::size_t>(below(toItem) - below(fromItem));
    return std::min(cells_, (marks + 1) * kMarkEvery);
}

namespace {

constexpr std::size_t kAhead = 4;     // runs to fetch before their turn
constexpr std::size_t kSlice = 4'096;  // cells sorted at once; they stay in the second-level cache

}  // namespace

// The marks of the runs are a sample of their items, one for every kMarkEvery cells.
std::vector<std::uint32_t> SortedRun::edges(std::span<const std::shared_ptr<const SortedRun>> runs, std::uint32_t from, std::uint32_t to,
                                            std::size_t cells)
{
    std::vector<std::uint32_t> sample;
    for (const auto& run : runs)
        for (const Mark& mark : run->marks_)
            if (mark.item > from && mark.item < to) sample.push_back(mark.item);
    std::sort(sample.begin(), sample.end());
    const std::size_t step = std::max<std::size_t>(1, cells / kMarkEvery);
    std::vector<std::uint32_t> found;
    for (std::size_t i = step; i < sample.size(); i += step)
        if (found.empty() || found.back() != sample[i]) found.push_back(sample[i]);
    found.push_back(to);
    return found;
}

// Slice by slice: gather what all runs have of some items, put it in order, pack it. Beside sorting a slice each cell is
// touched once; a heap over hundreds of runs would compare it a dozen times.
std::shared_ptr<const SortedRun> SortedRun::merge(std::span<const std::shared_ptr<const SortedRun>> runs, std::uint32_t fromItem,
                                                  std::uint32_t toItem, const Visit& visit)
{
    struct Head {
        CellKey key;
        PackedTally tally;
        Reader reader;
        bool more;
    };
    std::vector<Head> heads;
    heads.reserve(runs.size());
    std::size_t expected = 0;
    for (const auto& run : runs) {
        Head head{{}, {}, fromItem == 0 ? run->reader() : run->readerFrom(fromItem), true};
        do head.more = head.reader.next(&head.key, &head.tally);
        while (head.more && head.key.item < fromItem);
        if (!head.more || head.key.item >= toItem) continue;
        heads.push_back(head);
        expected += run->cellsWithin(fromItem, toItem);
    }
    Builder builder(expected, visit ? &visit : nullptr);
    CellOrder order;
    std::vector<PackedTally> slice;
    for (const std::uint32_t edge : edges(runs, fromItem, toItem, kSlice)) {
        slice.clear();
        order.clear();
        for (std::size_t i = 0; i < heads.size(); ++i) {
            // Each run has a few cells in a slice, far from those of the slice before.
            if (i + kAhead < heads.size()) heads[i + kAhead].reader.prefetch();
            Head& head = heads[i];
            while (head.more && head.key.item < edge) {
                slice.push_back(head.tally);
                order.add(head.key);
                head.more = head.reader.next(&head.key, &head.tally);
            }
        }
        for (const std::uint32_t at : order.sorted()) builder.add(order.key(at), slice[at]);
    }
    return builder.finish();
}

}  // namespace tally
