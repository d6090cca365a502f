// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_block.h"

#include "core/store/sqlite/cell_codec.h"

#include <limits>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace tally::sqlite {
namespace {

constexpr unsigned char kFormat = 2, kFormatWithoutChecksum = 1;

constexpr bool isNarrow(Int128 v)
{
    return v >= std::numeric_limits<std::int64_t>::min() && v <= std::numeric_limits<std::int64_t>::max();
}

constexpr UInt128 zigzag(Int128 v)
{
    return (static_cast<UInt128>(v) << 1) ^ static_cast<UInt128>(v >> 127);
}

unsigned char* put(unsigned char* p, std::uint64_t v)
{
    for (; v >= 0x80; v >>= 7) *p++ = static_cast<unsigned char>(v | 0x80);
    *p++ = static_cast<unsigned char>(v);
    return p;
}

unsigned char* putWide(unsigned char* p, UInt128 v)
{
    for (; (v >> 64) != 0; v >>= 7) *p++ = static_cast<unsigned char>(static_cast<std::uint64_t>(v) | 0x80);
    return put(p, static_cast<std::uint64_t>(v));
}

// The largest power of ten (as exponent) that divides all three; 0 when one of them needs more than 64 bits.
unsigned commonPower(const Tally& t)
{
    if (!isNarrow(t.sum.micro) || !isNarrow(t.min.micro) || !isNarrow(t.max.micro)) return 0;
    const std::array<std::int64_t, 3> all{static_cast<std::int64_t>(t.sum.micro), static_cast<std::int64_t>(t.min.micro),
                                          static_cast<std::int64_t>(t.max.micro)};
    unsigned power = 6;
    for (const std::int64_t v : all) {
        while (v % kPowers[power] != 0) --power;
    }
    return power;
}

unsigned tallyControl(const Tally& t)
{
    unsigned form = kNoValues;
    if (t.values == 1 && t.sum == t.min && t.min == t.max) form = kOneValue;
    else if (t.values != 0) form = t.values == t.count ? kAllValues : kSomeValues;
    const unsigned power = form == kNoValues ? 0 : commonPower(t);
    return (form << kFormShift) | (t.count == 1 ? kCountIsOne : 0u) | (power << kPowerShift);
}

Int128 scaledDown(Int128 v, unsigned power)
{
    if (power == 0) return v;
    return static_cast<std::int64_t>(v) / kPowers[power];  // commonPower() chose it: narrow and without remainder
}

unsigned char* putTally(unsigned char* p, const Tally& t, unsigned control)
{
    const unsigned form = (control >> kFormShift) & 3u;
    const unsigned power = control >> kPowerShift;
    if ((control & kCountIsOne) == 0) p = put(p, t.count);
    if (form == kNoValues) return p;
    const Int128 least = scaledDown(t.min.micro, power);
    if (form == kSomeValues) p = put(p, t.values);
    p = putWide(p, zigzag(least));
    if (form == kOneValue) return p;
    // sum = least × values + range + rest, where rest >= 0 for every tally that came from real values.
    const UInt128 range = static_cast<UInt128>(scaledDown(t.max.micro, power)) - static_cast<UInt128>(least);
    const UInt128 rest = static_cast<UInt128>(scaledDown(t.sum.micro, power)) - static_cast<UInt128>(least) * t.values - range;
    return putWide(putWide(p, range), rest);
}

const unsigned char* bytesOf(std::string_view s)
{
    return reinterpret_cast<const unsigned char*>(s.data());
}

// Of number and cells of a block of format 2. REQUIRES: the header is there.
std::uint32_t checksum(Span span, std::string_view block)
{
    const auto number = static_cast<std::uint64_t>(static_cast<unsigned char>(block[1]) | (static_cast<unsigned char>(block[2]) << 8));
    const std::uint64_t seed = number << 40 | static_cast<std::uint64_t>(span.tier) << 32 | static_cast<std::uint32_t>(span.day);
    return static_cast<std::uint32_t>(XXH3_64bits_withSeed(block.data() + 7, block.size() - 7, seed));
}

}  // namespace

void appendTally(std::string& out, const Tally& tally)
{
    std::array<unsigned char, kCellBytes> buffer;
    const unsigned control = tallyControl(tally);
    buffer[0] = static_cast<unsigned char>(control);
    const unsigned char* end = putTally(buffer.data() + 1, tally, control);
    out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(end - buffer.data()));
}

bool parseTally(std::string_view bytes, Tally* out)
{
    CheckedBytes in{bytesOf(bytes), bytesOf(bytes) + bytes.size()};
    const unsigned control = in.byte();
    return in.ok && (control & kStepMask) == 0 && getTally(in, control, out) && in.at == in.end;
}

bool BlockWriter::add(const Cell& cell)
{
    const CellKey& key = cell.key;
    unsigned char* const start = buffer_.data() + size_;
    unsigned char* p = start + 1;
    unsigned control = tallyControl(cell.tally);
    const auto slot = static_cast<std::uint64_t>(key.minute - span_.firstSlot());
    if (cells_ == 0 || key.item != last_.item) {
        control |= kNewItem;
        p = put(put(put(p, key.item - last_.item), key.type), slot);
    } else if (key.type != last_.type) {
        control |= kSameItem;
        p = put(put(p, key.type), slot);
    } else {
        p = put(p, static_cast<std::uint64_t>(std::int64_t{key.minute} - last_.minute));
    }
    *start = static_cast<unsigned char>(control);
    p = putTally(p, cell.tally, control & ~kStepMask);
    const auto size = static_cast<std::size_t>(p - buffer_.data());
    if (size > kBlockBytes) return false;
    if (cells_ == 0) firstItem_ = key.item;
    size_ = size;
    last_ = key;
    ++cells_;
    return true;
}

void BlockWriter::clear()
{
    cells_ = 0;
    last_ = CellKey{};
    size_ = kHeader;
}

std::string_view BlockWriter::bytes()
{
    buffer_[0] = kFormat;
    buffer_[1] = static_cast<unsigned char>(cells_ & 0xff);
    buffer_[2] = static_cast<unsigned char>(cells_ >> 8);
    const std::uint32_t sum = checksum(span_, {reinterpret_cast<const char*>(buffer_.data()), size_});
    for (unsigned i = 0; i < 4; ++i) buffer_[3 + i] = static_cast<unsigned char>(sum >> (8 * i));
    return {reinterpret_cast<const char*>(buffer_.data()), size_};
}

BlockReader::BlockReader(Span span, std::string_view bytes)
    : firstSlot_(span.firstSlot()), endSlot_(firstSlot_ + slotsPerDay(span.tier)), at_(bytesOf(bytes)), end_(at_ + bytes.size())
{
    const bool checked = !bytes.empty() && at_[0] == kFormat;
    const std::size_t header = checked ? 7 : 3;
    damaged_ = bytes.size() < header || (!checked && at_[0] != kFormatWithoutChecksum);
    if (checked && !damaged_) {
        std::uint32_t stored = 0;
        for (unsigned i = 0; i < 4; ++i) stored |= std::uint32_t{at_[3 + i]} << (8 * i);
        damaged_ = stored != checksum(span, bytes);
    }
    if (damaged_) return;
    left_ = static_cast<std::uint32_t>(at_[1] | (at_[2] << 8));
    at_ += header;
}

// Decodes a key; false: damaged.
template <class In>
bool BlockReader::readKey(In& in, CellKey* key)
{
    const unsigned step = control_ & kStepMask;
    if (step > kNewItem || (isFirst_ && step != kNewItem)) return false;
    isFirst_ = false;
    std::uint64_t item = last_.item, type = last_.type;
    if (step == kNewItem) {
        const std::uint64_t delta = in.varint();
        if (delta > std::numeric_limits<std::uint32_t>::max()) return false;
        item += delta;
    }
    if (step != kSameRun) type = in.varint();
    const std::uint64_t slot = in.varint();
    if (!in.ok || item > std::numeric_limits<std::uint32_t>::max() || type > std::numeric_limits<std::uint16_t>::max()) return false;
    if (slot >= static_cast<std::uint64_t>(slotsPerDay(Tier::Minute))) return false;
    const std::int64_t whole = (step == kSameRun ? std::int64_t{last_.minute} : firstSlot_) + static_cast<std::int64_t>(slot);
    if (whole < std::numeric_limits<std::int32_t>::min() || whole >= endSlot_ || whole > std::numeric_limits<std::int32_t>::max()) {
        return false;
    }
    *key = {static_cast<std::uint32_t>(item), static_cast<std::uint16_t>(type), static_cast<std::int32_t>(whole)};
    last_ = *key;
    return true;
}

bool BlockReader::nextKey(CellKey* key)
{
    if (atTally_) {
        CheckedBytes in{at_, end_};
        damaged_ = !skipTally(in, control_);
        at_ = in.at;
        atTally_ = false;
    }
    if (damaged_ || left_ == 0) {
        damaged_ = damaged_ || at_ != end_;
        return false;
    }
    damaged_ = true;
    if (at_ == end_) return false;
    control_ = *at_++;
    CheckedBytes in{at_, end_};
    if (!readKey(in, key)) return false;
    at_ = in.at;
    --left_;
    atTally_ = true;
    damaged_ = false;
    return true;
}

bool BlockReader::tally(Tally* tally)
{
    CheckedBytes in{at_, end_};
    damaged_ = !getTally(in, control_, tally);
    at_ = in.at;
    atTally_ = false;
    return !damaged_;
}

bool BlockReader::next(Cell* cell)
{
    return nextKey(&cell->key) && tally(&cell->tally);
}

// One cell after the other; false: damaged. `in` reads without looking at the end where a whole cell is sure to be there.
template <class In>
bool BlockReader::visitOne(In in, const BlockFilter& filter, const CellVisit& visit, bool* past)
{
    control_ = in.byte();
    CellKey key;
    if (!readKey(in, &key)) return false;
    *past = filter.item && key.item > *filter.item;
    if (*past) return true;
    const bool wanted = (!filter.item || key.item == *filter.item) && (!filter.type || key.type == *filter.type) &&
                        key.minute >= filter.from && key.minute < filter.to;
    if (!wanted) {
        if (!skipTally(in, control_)) return false;
    } else {
        Tally tally;
        if (!(filter.countsOnly ? getCount(in, control_, &tally) : getTally(in, control_, &tally))) return false;
        visit(key.item, key.type, minuteOfSlot(filter.tier, key.minute), tally);
    }
    at_ = in.at;
    return true;
}

bool BlockReader::visitAll(const BlockFilter& filter, const CellVisit& visit, std::uint64_t* read)
{
    if (damaged_) return false;
    bool past = false;
    while (left_ > 0) {
        if (at_ == end_) return false;
        --left_;
        ++*read;
        const bool fine = static_cast<std::size_t>(end_ - at_) >= kCellBytes + kOverread
                              ? visitOne(UncheckedBytes{at_}, filter, visit, &past)
                              : visitOne(CheckedBytes{at_, end_}, filter, visit, &past);
        if (!fine) return false;
        if (past) return true;
    }
    return at_ == end_;
}

}  // namespace tally::sqlite
