// SPDX-License-Identifier: GPL-3.0-or-later
// What a store keeps as bytes: blocks of cells and single tallies. Bytes that no encoder wrote end in "damaged", both ways of
// reading agree, and what was read is written and read again as the same. The first three bytes say of which span; the format
// without a checksum is read, too, which is what lets a fuzzer past the head.
#include <optional>
#include <vector>

#include "core/store/sqlite/cell_block.h"
#include "tests/fuzz/log_reading.h"

namespace {

using namespace tally;
using namespace tally::sqlite;
using fuzz::require;

bool same(const Cell& a, const Cell& b) { return a.key == b.key && a.tally == b.tally; }

// Nothing: damaged.
std::optional<std::vector<Cell>> cellsOf(Span span, std::string_view bytes)
{
    BlockReader reader(span, bytes);
    std::vector<Cell> cells;
    Cell cell;
    while (reader.next(&cell)) cells.push_back(cell);
    if (reader.damaged()) return std::nullopt;
    return cells;
}

void checkVisited(Span span, std::string_view bytes, const std::vector<Cell>& cells)
{
    BlockFilter all;
    all.tier = span.tier;
    all.from = span.firstSlot();
    all.to = all.from + slotsPerDay(span.tier);
    std::size_t visited = 0;
    std::uint64_t read = 0;
    BlockReader reader(span, bytes);
    const bool whole = reader.visitAll(all, [&](std::uint32_t item, std::uint16_t type, std::int32_t, const Tally& tally) {
        require(visited < cells.size() && cells[visited].key.item == item && cells[visited].key.type == type && cells[visited].tally == tally,
                "all at once and one by one give the same cells");
        ++visited;
    }, &read);
    require(whole && visited == cells.size(), "what is read one by one is read at once");
}

void checkAgain(Span span, const std::vector<Cell>& cells)
{
    for (std::size_t i = 1; i < cells.size(); ++i)
        if (!(cells[i - 1].key < cells[i].key)) return;   // no writer makes it
    BlockWriter writer(span);
    std::vector<Cell> again;
    const auto close = [&] {
        const auto read = cellsOf(span, writer.bytes());
        require(read.has_value(), "what was written is whole");
        again.insert(again.end(), read->begin(), read->end());
        writer.clear();
    };
    for (const Cell& cell : cells) {
        if (writer.add(cell)) continue;
        close();
        require(writer.add(cell), "an empty block has room");
    }
    if (!writer.empty()) close();
    require(again.size() == cells.size(), "as many are read as were written");
    for (std::size_t i = 0; i < cells.size(); ++i) require(same(again[i], cells[i]), "and the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 3) return 0;
    constexpr Tier kTiers[] = {Tier::Minute, Tier::Hour, Tier::Day};
    const Span span{kTiers[data[0] % 3], data[1] | data[2] << 8};
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
    Tally tally;
    if (parseTally(bytes, &tally)) {
        std::string written;
        appendTally(written, tally);
        Tally again;
        require(parseTally(written, &again), "a tally that was written is read");
        require(again == tally || tally.values == 0, "and is the same");
    }
    const auto cells = cellsOf(span, bytes);
    if (!cells) return 0;
    checkVisited(span, bytes, *cells);
    checkAgain(span, *cells);
    return 0;
}
