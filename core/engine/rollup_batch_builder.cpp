// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rollup_batch_builder.h"

#include <limits>
#include <unordered_map>

namespace tally {

void fillBatch(std::span<const std::shared_ptr<const SortedRun>> runs, const Timeline& timeline, const Dictionary& dictionary,
               const std::vector<std::string>& typeTexts, RollupBatch* batch)
{
    for (const std::string& type : typeTexts) batch->types.emplace_back(type);
    if (!runs.empty()) {
        const auto merged = SortedRun::merge(runs);
        batch->cells.reserve(merged->cells());
        std::uint32_t item = std::numeric_limits<std::uint32_t>::max();
        visitAll(*merged, [&](const Cell& cell) {
            if (cell.key.item != item) {
                item = cell.key.item;
                batch->items.push_back(dictionary.text(ItemId{item}));
            }
            batch->cells.push_back({static_cast<std::uint32_t>(batch->items.size() - 1), cell.key.type, cell.key.minute, cell.tally});
        });
    }
    timeline.visit(kNoMinute + 1, std::numeric_limits<std::int32_t>::max(), [&](std::int32_t minute, const TimelineMinute& entry) {
        const HealthCell& h = entry.health;
        batch->health.push_back({minute, h.events, h.errors, h.clientErrors, h.latency.count() > 0 ? h.latency.serialise() : std::string()});
    });
}

void fillRevisions(std::span<const std::shared_ptr<const SortedRun>> runs, const Dictionary& dictionary, RollupBatch* batch)
{
    if (runs.empty()) return;
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (const std::string_view item : batch->items) places.emplace(item, static_cast<std::uint32_t>(places.size()));
    visitAll(*SortedRun::merge(runs), [&](const Cell& cell) {
        const auto place = places.find(dictionary.text(ItemId{cell.key.item}));
        if (place != places.end()) batch->revisions.push_back({place->second, cell.key.type, cell.key.minute, cell.tally});
    });
}

}  // namespace tally
