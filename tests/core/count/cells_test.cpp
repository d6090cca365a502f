// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "core/count/cell_table.h"
#include "core/count/sorted_run.h"
#include "core/engine/run_set.h"

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
            for (const Cell& cell : table.seal()) sealedModel[cell.key].merge(cell.tally);
        if (e.value) table.add(e.item, e.type, e.minute, *e.value);
        else table.add(e.item, e.type, e.minute);
        addTo(model, e);
    }
    const auto last = table.seal();
    for (std::size_t i = 1; i < last.size(); ++i) ASSERT_LT(last[i - 1].key, last[i].key);
    for (const Cell& cell : last) sealedModel[cell.key].merge(cell.tally);
    EXPECT_EQ(sealedModel, model);
    EXPECT_TRUE(table.empty());
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
        runs.push_back(SortedRun::pack(table.seal()));
    }
    const auto merged = SortedRun::merge(runs);
    EXPECT_EQ(merged->cells(), model.size());
    EXPECT_EQ(contents({merged}), model);
    const auto low = SortedRun::merge(runs, 0, 100), high = SortedRun::merge(runs, 100);
    EXPECT_EQ(low->cells() + high->cells(), model.size());
    EXPECT_EQ(contents({low, high}), model);
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
        set.add(SortedRun::pack(table.seal()));
    }
    EXPECT_LE(set.all().size(), 24u);
    EXPECT_EQ(contents(set.all()), model);
}

}  // namespace
}  // namespace tally
