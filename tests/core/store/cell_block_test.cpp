// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cell_block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <vector>

namespace tally::sqlite {
namespace {

constexpr Span kDay{Tier::Minute, 19'000};
constexpr auto kStart = static_cast<std::int32_t>(kDay.firstSlot());

std::vector<std::string> encode(Span span, const std::vector<Cell>& cells)
{
    std::vector<std::string> blocks;
    BlockWriter writer(span);
    for (const Cell& cell : cells) {
        if (writer.add(cell)) continue;
        blocks.emplace_back(writer.bytes());
        writer.clear();
        EXPECT_TRUE(writer.add(cell));
    }
    if (!writer.empty()) blocks.emplace_back(writer.bytes());
    return blocks;
}

std::vector<Cell> decode(Span span, const std::vector<std::string>& blocks)
{
    std::vector<Cell> cells;
    for (const std::string& bytes : blocks) {
        BlockReader reader(span, bytes);
        Cell cell;
        while (reader.next(&cell)) cells.push_back(cell);
        EXPECT_FALSE(reader.damaged());
    }
    return cells;
}

void expectSame(const std::vector<Cell>& a, const std::vector<Cell>& b)
{
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        ASSERT_EQ(a[i].key, b[i].key) << i;
        ASSERT_EQ(a[i].tally, b[i].tally) << i;
    }
}

// Any bits at all in every field, but no leftovers in a tally without values.
Tally anyTally(std::mt19937_64& random)
{
    const auto wide = [&] {
        const auto bits = static_cast<unsigned>(random() % 128);
        return Fixed{static_cast<Int128>(((static_cast<UInt128>(random()) << 64) | random()) >> bits)};
    };
    Tally t;
    t.count = random() >> (random() % 64);
    t.values = random() % 3 == 0 ? 0 : random() % 2 == 0 ? t.count : random() >> (random() % 64);
    if (t.values != 0) t.sum = wide(), t.min = wide(), t.max = wide();
    return t;
}

std::vector<Cell> anyCells(std::mt19937_64& random, Span span, std::size_t count)
{
    std::map<CellKey, Tally> unique;
    for (std::size_t i = 0; i < count; ++i) {
        CellKey key;
        key.item = static_cast<std::uint32_t>(random()) >> (random() % 32);
        key.type = static_cast<std::uint16_t>(random() % 7 == 0 ? random() : random() % 3);
        key.minute = static_cast<std::int32_t>(span.firstSlot() + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(slotsPerDay(span.tier))));
        unique[key] = anyTally(random);
    }
    std::vector<Cell> cells;
    for (const auto& [key, tally] : unique) cells.push_back({key, tally});
    return cells;
}

TEST(CellBlock, HostileCellsSurviveTheRoundTrip)
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 200; ++round) {
        const auto cells = anyCells(random, kDay, 1 + random() % 500);
        const auto blocks = encode(kDay, cells);
        for (const std::string& b : blocks) ASSERT_LE(b.size(), kBlockBytes);
        expectSame(decode(kDay, blocks), cells);
    }
}

TEST(CellBlock, ExtremesOfEveryFieldSurvive)
{
    constexpr auto kMost = static_cast<Int128>(~UInt128{0} >> 1);
    Tally t;
    t.count = t.values = ~std::uint64_t{0};
    t.sum.micro = kMost;
    t.min.micro = -kMost - 1;
    t.max.micro = kMost;
    const std::vector<Cell> cells{{{0, 0, kStart}, {}}, {{0, 65535, kStart + 1439}, t}, {{0xffffffff, 65535, kStart}, t}};
    expectSame(decode(kDay, encode(kDay, cells)), cells);
    std::string bytes;
    appendTally(bytes, t);
    EXPECT_LE(bytes.size() + 16, kCellBytes);
    Tally back;
    ASSERT_TRUE(parseTally(bytes, &back));
    EXPECT_EQ(back, t);
}

TEST(CellBlock, EventsWithoutAMinuteHaveADayOfTheirOwn)
{
    const Span day = spanOf(Tier::Minute, kNoMinute);
    EXPECT_LT(day, spanOf(Tier::Minute, minuteOf(kMinTime)));
    Tally one;
    one.count = 1;
    const std::vector<Cell> cells{{{1, 0, kNoMinute}, one}, {{2, 0, kNoMinute}, one}};
    expectSame(decode(day, encode(day, cells)), cells);
}

TEST(CellBlock, CountsWithoutValuesTakeFewBytes)
{
    std::vector<Cell> cells;
    for (std::int32_t m = 0; m < 1000; ++m) cells.push_back({{7, 0, kStart + m}, {3, 0, {}, {}, {}}});
    const auto blocks = encode(kDay, cells);
    ASSERT_EQ(blocks.size(), 1u);
    EXPECT_LT(blocks[0].size(), 3'100u);
}

TEST(CellBlock, EveryTruncationIsNoticed)
{
    std::mt19937_64 random(2);
    const auto blocks = encode(kDay, anyCells(random, kDay, 20));
    ASSERT_EQ(blocks.size(), 1u);
    for (std::size_t size = 0; size < blocks[0].size(); ++size) {
        // Exactly sized heap memory: the sanitizer sees any read behind it.
        std::unique_ptr<char[]> cut(new char[size + (size == 0)]);
        std::memcpy(cut.get(), blocks[0].data(), size);
        BlockReader reader(kDay, {cut.get(), size});
        Cell cell;
        while (reader.next(&cell)) {
        }
        ASSERT_TRUE(reader.damaged()) << size;
    }
}

TEST(CellBlock, TrailingBytesAreNoticed)
{
    std::string bytes = encode(kDay, {{{1, 0, kStart}, {1, 0, {}, {}, {}}}})[0] + "x";
    BlockReader reader(kDay, bytes);
    Cell cell;
    EXPECT_FALSE(reader.next(&cell));
    EXPECT_TRUE(reader.damaged());
}

TEST(CellBlock, EveryFlippedBitAndEveryOtherSpanIsNoticed)
{
    std::mt19937_64 random(5);
    const auto blocks = encode(kDay, anyCells(random, kDay, 60));
    Cell cell;
    for (std::size_t bit = 0; bit < blocks[0].size() * 8; ++bit) {
        std::string bytes = blocks[0];
        bytes[bit / 8] ^= static_cast<char>(1u << (bit % 8));
        BlockReader reader(kDay, bytes);
        while (reader.next(&cell)) {
        }
        ASSERT_TRUE(reader.damaged()) << bit;
    }
    for (const Span other : {Span{Tier::Minute, 19'001}, Span{Tier::Hour, 19'000}, Span{Tier::Day, 19'000}}) {
        EXPECT_TRUE(BlockReader(other, blocks[0]).damaged());
    }
}

TEST(CellBlock, SpansOfHoursAndDaysSurviveAndBlocksWithoutChecksumStillRead)
{
    std::mt19937_64 random(6);
    for (const Span span : {Span{Tier::Hour, 19'000}, Span{Tier::Day, 19'000}, spanOf(Tier::Hour, kNoMinute), spanOf(Tier::Day, kNoMinute)}) {
        std::vector<Cell> cells = anyCells(random, span, 300);
        std::erase_if(cells, [&](const Cell& c) { return spanOf(span.tier, c.key.minute) != span; });
        expectSame(decode(span, encode(span, cells)), cells);
    }
    const auto cells = anyCells(random, kDay, 300);
    auto blocks = encode(kDay, cells);
    for (std::string& bytes : blocks) bytes.erase(3, 4)[0] = 1;
    expectSame(decode(kDay, blocks), cells);
}

TEST(CellBlock, GarbageNeverReadsOutsideNorLeavesTheDay)
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 20'000; ++round) {
        const std::size_t size = 1 + random() % 300;
        std::unique_ptr<char[]> bytes(new char[size]);
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(random());
        if (random() % 4 != 0) bytes[0] = 1;  // the format without a checksum gets deepest
        const Span day = round % 2 == 0 ? kDay : spanOf(Tier::Minute, kNoMinute);
        BlockReader reader(day, {bytes.get(), size});
        Cell cell;
        while (reader.next(&cell)) ASSERT_EQ(spanOf(Tier::Minute, cell.key.minute), day);
        Tally tally;
        (void)parseTally({bytes.get(), size}, &tally);
    }
}

TEST(CellBlock, FlippedBitsNeverReadOutside)
{
    std::mt19937_64 random(4);
    const auto blocks = encode(kDay, anyCells(random, kDay, 60));
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = blocks[0];
        // As a block of format 1, which only its structure protects.
        bytes.erase(3, 4)[0] = 1;
        bytes[random() % bytes.size()] ^= static_cast<char>(1u << (random() % 8));
        BlockReader reader(kDay, bytes);
        Cell cell;
        while (reader.next(&cell)) ASSERT_EQ(spanOf(Tier::Minute, cell.key.minute), kDay);
    }
}

// --- all at once ----------------------------------------------------------------------------------------------------

BlockFilter everything()
{
    BlockFilter all;
    all.from = std::numeric_limits<std::int32_t>::min();
    all.to = std::numeric_limits<std::int32_t>::max();
    return all;
}

// In memory of exactly its size, so that a sanitizer sees a byte too far.
struct Exact {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
    explicit Exact(const std::string& from) : bytes(new char[from.size()]), size(from.size()) { std::memcpy(bytes.get(), from.data(), size); }
    std::string_view view() const { return {bytes.get(), size}; }
};

// Both ways of reading see the same cells and the same damage.
void expectSameRead(const std::string& block)
{
    const Exact exact(block);
    std::vector<Cell> one, all;
    BlockReader reader(kDay, exact.view());
    Cell cell;
    while (reader.next(&cell)) one.push_back(cell);
    std::uint64_t read = 0;
    const bool fine = BlockReader(kDay, exact.view()).visitAll(everything(), [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        all.push_back({{item, type, minute}, tally});
    }, &read);
    ASSERT_EQ(fine, !reader.damaged());
    ASSERT_NO_FATAL_FAILURE(expectSame(one, all));
    ASSERT_TRUE(read == all.size() || (!fine && read == all.size() + 1));
}

TEST(CellBlock, ReadAllAtOnceItIsTheSame)
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 300; ++round)
        for (const std::string& block : encode(kDay, anyCells(random, kDay, 1 + random() % 400))) ASSERT_NO_FATAL_FAILURE(expectSameRead(block));
}

TEST(CellBlock, DamagedItIsTheSameToo)
{
    std::mt19937_64 random(8);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = encode(kDay, anyCells(random, kDay, 1 + random() % 40))[0];
        bytes.erase(3, 4)[0] = 1;
        const std::size_t from = random() % bytes.size();
        // A flipped bit, or a number that does not end.
        if (random() % 2 == 0) bytes[from] ^= static_cast<char>(1u << (random() % 8));
        else std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), '\x80');
        ASSERT_NO_FATAL_FAILURE(expectSameRead(bytes));
        BlockFilter filter = everything();
        filter.item = static_cast<std::uint32_t>(random() % 50);
        filter.countsOnly = random() % 2 == 0;
        const Exact exact(bytes);
        std::uint64_t read = 0;
        (void)BlockReader(kDay, exact.view()).visitAll(filter, [&](std::uint32_t item, std::uint16_t, std::int32_t, const Tally&) { EXPECT_EQ(item, *filter.item); }, &read);
    }
}

TEST(CellBlock, AFilterLetsThroughWhatItNames)
{
    std::mt19937_64 random(9);
    for (int round = 0; round < 200; ++round) {
        const auto cells = anyCells(random, kDay, 300);
        BlockFilter filter = everything();
        const CellKey& some = cells[random() % cells.size()].key;
        if (random() % 2 == 0) filter.item = some.item;
        if (random() % 2 == 0) filter.type = some.type;
        filter.from = kStart + static_cast<std::int32_t>(random() % 700);
        filter.to = filter.from + static_cast<std::int32_t>(random() % 1'440);
        filter.countsOnly = random() % 2 == 0;
        std::vector<Cell> wanted, got;
        for (const Cell& cell : cells)
            if ((!filter.item || cell.key.item == *filter.item) && (!filter.type || cell.key.type == *filter.type) && cell.key.minute >= filter.from && cell.key.minute < filter.to)
                wanted.push_back(cell);
        if (filter.countsOnly)
            for (Cell& cell : wanted) cell.tally = {cell.tally.count, 0, {}, {}, {}};
        std::uint64_t read = 0;
        for (const std::string& block : encode(kDay, cells)) {
            ASSERT_TRUE(BlockReader(kDay, block).visitAll(filter, [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
                got.push_back({{item, type, minute}, tally});
            }, &read));
        }
        ASSERT_NO_FATAL_FAILURE(expectSame(got, wanted));
    }
}

}  // namespace
}  // namespace tally::sqlite
