// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/rollup_batch_builder.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace tally {

namespace {

// Cells in the order of their items, each item's text once. Those of `revised` (null = none), which are some of the run's,
// are met on the way.
void addCells(const SortedRun& run, const SortedRun* revised, const Dictionary& texts, bool withOther, RollupBatch* batch)
{
    batch->cells.reserve(batch->cells.size() + run.cells());
    std::optional<SortedRun::Reader> revisions;
    if (revised != nullptr) {
        revisions.emplace(*revised);
        batch->revisions.reserve(batch->revisions.size() + revised->cells());
    }
    Cell revision;
    bool more = revisions && revisions->next(&revision);
    std::uint32_t item = std::numeric_limits<std::uint32_t>::max();
    visitAll(run, [&](const Cell& cell) {
        while (more && revision.key < cell.key) more = revisions->next(&revision);
        if (!withOther && texts.isOther(ItemId{cell.key.item})) return;
        if (cell.key.item != item) {
            item = cell.key.item;
            batch->items.push_back(texts.text(ItemId{item}));
        }
        const auto place = static_cast<std::uint32_t>(batch->items.size() - 1);
        batch->cells.push_back({place, cell.key.type, cell.key.minute, cell.tally});
        if (more && revision.key == cell.key) batch->revisions.push_back({place, cell.key.type, cell.key.minute, revision.tally});
    });
}

std::shared_ptr<const SortedRun> merged(std::span<const std::shared_ptr<const SortedRun>> runs)
{
    return runs.empty() ? nullptr : SortedRun::merge(runs);
}

// Each cold run has ids of its own: all of them under one set of ids, equal cells together.
std::shared_ptr<const SortedRun> mergeCold(std::span<const ColdRun> cold, Dictionary& items)
{
    std::vector<std::shared_ptr<const SortedRun>> runs;
    for (const ColdRun& one : cold) {
        std::vector<std::uint32_t> ids;
        for (std::uint32_t i = 0; i < one.items->size(); ++i) ids.push_back(raw(items.intern(one.items->text(ItemId{i}))));
        std::vector<Cell> cells;
        visitAll(*one.run, [&](const Cell& cell) {
            cells.push_back(cell);
            cells.back().key.item = ids[cell.key.item];
        });
        std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
        runs.push_back(SortedRun::pack(cells));
    }
    return SortedRun::merge(runs);
}

}  // namespace

BatchTexts fillBatch(std::span<const std::shared_ptr<const SortedRun>> runs, std::span<const ColdRun> cold, const Revisions& revisions,
                     const Timeline& timeline, const Dictionary& dictionary, const std::vector<std::string>& typeTexts, RollupBatch* batch)
{
    for (const std::string& type : typeTexts) batch->types.emplace_back(type);
    if (!runs.empty()) addCells(*merged(runs), merged(revisions.runs).get(), dictionary, cold.empty(), batch);
    std::shared_ptr<Dictionary> coldItems;
    if (!cold.empty()) {
        coldItems = std::make_shared<Dictionary>();
        const auto all = mergeCold(cold, *coldItems);
        const auto revised = revisions.cold.empty() ? nullptr : mergeCold(revisions.cold, *coldItems);
        addCells(*all, revised.get(), *coldItems, true, batch);
    }
    timeline.visit(kNoMinute + 1, std::numeric_limits<std::int32_t>::max(), [&](std::int32_t minute, const TimelineMinute& entry) {
        const HealthCell& h = entry.health;
        batch->health.push_back({minute, h.events, h.errors, h.clientErrors, h.latency.count() > 0 ? h.latency.serialise() : std::string()});
    });
    return coldItems;
}

}  // namespace tally
