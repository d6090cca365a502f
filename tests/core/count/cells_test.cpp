// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <optional>
#include <numeric>
#include <random>

#include "core/count/cell_table.h"
#include "core/count/sorted_run.h"
#include "core/engine/hot/run_set.h"

namespace tally {
namespace {

using Model = std::map<CellKey, Tally>;

struct Added {
    ItemId item;
    TypeId type;
    std::int32_t minute;
    std::optional<Fixed> value;
};

std::vector<Added> randomEvents(std::uint64_t seed, int count)
{
    std::mt19937_64 random(seed);
    std::vector<Added> events;
    for (int i = 0; i < count; ++i) {
        Added e{ItemId{static_cast<std::uint32_t>(random() % (random() % 4 == 0 ? 5000 : 7))}, TypeId{static_cast<std::uint16_t>(random() % 5)},
                static_cast<std::int32_t>(random() % 40) - 20, {}};
        if (random() % 50 == 0) e.minute = kNoMinute;
        if (random() % 3 != 0) e.value = Fixed{static_cast<std::int64_t>(random()) >> (random() % 60)};
        if (random() % 500 == 0) e.value = Fixed{static_cast<Int128>(static_cast<std::int64_t>(random())) * 100'000};  // beyond 64 bits
        events.push_back(e);
    }
    return events;
}

void addTo(Model& model, const Added& e)
{
    Tally& tally = model[{raw(e.item), raw(e.type), e.minute}];
    ++tally.count;
    if (e.value) tally.addValue(*e.value);
}

Model contents(const std::vector<std::shared_ptr<const SortedRun>>& runs)
{
    Model model;
    for (const auto& run : runs) visitAll(*run, [&](const Cell& cell) { model[cell.key].merge(cell.tally); });
    return model;
}

TEST(CellTable, SealsWhatAMapWouldHold)
{
    CellTable table;
    Model model, sealedModel;
    for (const Added& e : randomEvents(1, 200'000)) {
        if (table.full())
            visitAll(*table.seal(), [&](const Cell& cell) { sealedModel[cell.key].merge(cell.tally); });
        if (e.value) table.add(e.item, e.type, e.minute, *e.value);
        else table.add(e.item, e.type, e.minute);
        addTo(model, e);
    }
    const auto last = table.seal();
    std::optional<CellKey> before;
    visitAll(*last, [&](const Cell& cell) {
        if (before) {
            ASSERT_LT(*before, cell.key);
        }
        before = cell.key;
        sealedModel[cell.key].merge(cell.tally);
    });
    EXPECT_EQ(sealedModel, model);
    EXPECT_TRUE(table.empty());
    EXPECT_EQ(table.seal(), nullptr);
}

// Narrow keys go by radix, keys from end to end of their types by comparison; both are stable.
TEST(CellOrder, IsWhatAStableSortGives)
{
    std::mt19937_64 random(7);
    CellOrder order;
    for (const unsigned itemBits : {1u, 9u, 20u, 32u})
        for (const unsigned minuteBits : {1u, 6u, 17u, 32u})
            for (const std::size_t count : {0u, 1u, 2u, 1000u}) {
                std::vector<CellKey> keys(count);
                order.clear();
                for (CellKey& key : keys) {
                    key.item = static_cast<std::uint32_t>(random() >> (64 - itemBits));
                    key.type = static_cast<std::uint16_t>(random() % (itemBits == 32 ? 65'536 : 5));
                    key.minute = static_cast<std::int32_t>(static_cast<std::uint32_t>(random() >> (64 - minuteBits)));
                    order.add(key);
                }
                std::vector<std::uint32_t> wanted(count);
                std::iota(wanted.begin(), wanted.end(), 0u);
                std::stable_sort(wanted.begin(), wanted.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
                const auto got = order.sorted();
                EXPECT_TRUE(std::equal(got.begin(), got.end(), wanted.begin(), wanted.end())) << itemBits << ' ' << minuteBits;
            }
}

TEST(SortedRun, KeepsEveryCellAndFindsItems)
{
    Model model;
    for (const Added& e : randomEvents(2, 50'000)) addTo(model, e);
    std::vector<Cell> cells;
    for (const auto& [key, tally] : model) cells.push_back({key, tally});
    const auto run = SortedRun::pack(cells);
    EXPECT_EQ(run->cells(), cells.size());
    EXPECT_EQ(contents({run}), model);
    for (const std::uint32_t item : {0u, 3u, 6u, 999u, 4999u, 70'000u}) {
        Model wanted, got;
        for (const auto& [key, tally] : model) if (key.item == item) wanted[key] = tally;
        visitItem(*run, item, [&](const Cell& cell) { got[cell.key] = cell.tally; });
        EXPECT_EQ(got, wanted) << item;
    }
}

TEST(SortedRun, MergeAddsUpEqualKeysAndSharesByItem)
{
    Model model;
    std::vector<std::shared_ptr<const SortedRun>> runs;
    for (std::uint64_t seed = 10; seed < 20; ++seed) {
        CellTable table;
        for (const Added& e : randomEvents(seed, 3000)) {
            if (e.value) table.add(e.item, e.type, e.minute, *e.value);
            else table.add(e.item, e.type, e.minute);
            addTo(model, e);
        }
        runs.push_back(table.seal());
    }
    const auto merged = SortedRun::merge(runs);
    EXPECT_EQ(merged->cells(), model.size());
    EXPECT_EQ(contents({merged}), model);
    const auto low = SortedRun::merge(runs, 0, 100), high = SortedRun::merge(runs, 100);
    EXPECT_EQ(low->cells() + high->cells(), model.size());
    EXPECT_EQ(contents({low, high}), model);
    // What is only passed on lies as it lay; what a visitor sees is the same.
    std::vector<std::shared_ptr<const SortedRun>> halves{low, high};
    Model visited;
    const auto again = SortedRun::merge(halves, 0, std::numeric_limits<std::uint32_t>::max(), [&](const Cell& cell) {
        EXPECT_TRUE(visited.emplace(cell.key, cell.tally).second);
    });
    EXPECT_EQ(visited, model);
    EXPECT_EQ(contents({again}), model);
    EXPECT_EQ(again->memoryBytes(), merged->memoryBytes());
    EXPECT_EQ(SortedRun::merge(halves)->memoryBytes(), merged->memoryBytes());
}

// One item with more cells than a slice holds, beside many small ones.
TEST(SortedRun, MergesAHotItem)
{
    std::mt19937_64 random(3);
    Model model;
    std::vector<std::shared_ptr<const SortedRun>> runs;
    for (int run = 0; run < 10; ++run) {
        CellTable table;
        for (int i = 0; i < 5'000; ++i) {
            const auto item = static_cast<std::uint32_t>(random() % 10 < 6 ? 77 : random() % 1000);
            const auto minute = static_cast<std::int32_t>(random() % 20'000);
            table.add(ItemId{item}, TypeId{0}, minute);
            ++model[{item, 0, minute}].count;
        }
        runs.push_back(table.seal());
    }
    EXPECT_EQ(contents({SortedRun::merge(runs)}), model);
    EXPECT_EQ(SortedRun::merge(runs)->cells(), model.size());
}

TEST(RunSet, StaysFewAndLosesNothing)
{
    RunSet set;
    Model model;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        CellTable table;
        for (const Added& e : randomEvents(seed, 200)) {
            table.add(e.item, e.type, e.minute);
            ++model[{raw(e.item), raw(e.type), e.minute}].count;
        }
        set.add(table.seal());
    }
    EXPECT_LE(set.all().size(), 24u);
    EXPECT_EQ(contents(set.all()), model);
}

}  // namespace
}  // namespace tally
