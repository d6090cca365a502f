// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/load_store.h"

#include <algorithm>
#include <limits>

namespace tally {

namespace {

constexpr std::size_t kRunCells = 1 << 20;

void sealInto(std::vector<Cell>& cells, Committed& to)
{
    if (cells.empty()) return;
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].key == cells[kept].key) cells[kept].tally.merge(cells[i].tally);
        else cells[++kept] = cells[i];
    }
    cells.resize(kept + 1);
    to.runs.push_back(SortedRun::pack(cells));
    cells.clear();
}

// Every event once, in the finest tier that keeps it. Both edges open: events without a time are among the minutes.
std::vector<CellQuery> finestCells(const KeptTiers& kept)
{
    CellQuery minutes, hours, days;
    hours.tier = Tier::Hour;
    days.tier = Tier::Day;
    hours.fromMinute = days.toMinute = kept.hoursFrom;
    hours.toMinute = kept.minutesFrom;
    std::vector<CellQuery> all{minutes};
    if (kept.minutesFrom != KeptTiers{}.minutesFrom) all.push_back(hours);
    if (kept.hoursFrom != KeptTiers{}.hoursFrom) all.push_back(days);
    return all;
}

}  // namespace

Result<Committed> loadStore(const StoreReader& reader, Dictionary& dictionary, TypeTable& types)
{
    Committed loaded;
    const auto held = reader.hold();
    if (!held) return tl::unexpected(held.error());
    const auto kept = reader.kept();
    if (!kept) return tl::unexpected(kept.error());
    loaded.kept = *kept;
    const auto extent = reader.extent();
    if (!extent) return tl::unexpected(extent.error());
    loaded.hasTimes = extent->has_value();
    if (loaded.hasTimes) {
        loaded.firstEvent = startOfMinute((*extent)->first);
        loaded.lastEvent = {startOfMinute((*extent)->last + 1).us - 1};
    }
    const auto typeTexts = reader.typeTexts();
    if (!typeTexts) return tl::unexpected(typeTexts.error());
    std::vector<TypeId> typeIds;
    for (const std::string& text : *typeTexts) typeIds.push_back(types.intern(text));

    std::vector<std::uint32_t> itemIds;   // ours, by the store's
    constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();
    std::optional<Error> failed;
    const auto itemId = [&](std::uint32_t stored) {
        if (stored >= itemIds.size()) itemIds.resize(stored + std::size_t{1}, kUnknown);
        if (itemIds[stored] == kUnknown) {
            const auto text = reader.itemText(stored);
            if (!text) failed = text.error();
            else itemIds[stored] = raw(dictionary.intern(*text));
        }
        return itemIds[stored];
    };
    // Stored cells come item after item within a part: the text of one that memory has no room for is fetched once for it.
    TailSummaries tail;
    std::string tailText;
    std::optional<std::uint32_t> tailItem;
    const auto addToTail = [&](std::uint32_t stored, std::int32_t minute, std::uint64_t count) {
        if (tailItem != stored) {
            auto text = reader.itemText(stored);
            if (!text) failed = text.error();
            else tailText = std::move(*text);
            tailItem = stored;
        }
        SpaceSaving::Key key(tailText);
        tail.add(key, minute, count);
    };
    std::vector<Cell> cells;
    const auto visit = [&](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) {
        if (dictionary.isOther(ItemId{itemId(item)})) addToTail(item, minute, tally.count);
        cells.push_back({{itemId(item), type < typeIds.size() ? raw(typeIds[type]) : std::uint16_t{0}, minute}, tally});
        if (minute != kNoMinute) {
            auto& byType = loaded.timeline.at(minute).types;
            const std::uint16_t at = cells.back().key.type;
            if (byType.size() <= at) byType.resize(at + std::size_t{1});
            byType[at].merge(tally);
        }
        if (cells.size() == kRunCells) sealInto(cells, loaded);
    };
    for (const CellQuery& query : finestCells(*kept))
        if (const auto visited = reader.cells(query, visit); !visited) return tl::unexpected(visited.error());
    if (failed) return tl::unexpected(*failed);
    sealInto(cells, loaded);
    loaded.tail = std::move(tail);

    const auto health = reader.health(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    if (!health) return tl::unexpected(health.error());
    for (const MinuteHealth& row : *health) {
        HealthCell cell;
        if (!row.latency.empty() && !DdSketch::parse(row.latency, &cell.latency))
            return fail(ErrorCode::Store, "a latency sketch is damaged");
        cell.events = row.events;
        cell.errors = row.errors;
        cell.clientErrors = row.clientErrors;
        cell.apart = cell.latency.count() == 0 || cell.errors == 0;
        loaded.hasLatency |= cell.latency.count() > 0;
        loaded.hasOutcome |= cell.errors + cell.clientErrors > 0;
        loaded.timeline.at(row.minute).health.merge(cell);
    }
    return loaded;
}

}  // namespace tally
