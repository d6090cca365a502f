// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/change_data.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "app/desktop/names/name_book.h"

namespace tally {

void rankChanges(std::vector<Change>* changes, std::int64_t whole)
{
    // Where the sums are equal there is no whole to be a part of: then by the size of the change.
    for (Change& change : *changes) change.part = whole == 0 ? 0 : static_cast<double>(change.delta()) / static_cast<double>(whole);
    std::sort(changes->begin(), changes->end(), [whole](const Change& a, const Change& b) {
        const auto key = [whole](const Change& c) { return whole == 0 ? std::abs(c.delta()) : whole > 0 ? c.delta() : -c.delta(); };
        return key(a) != key(b) ? key(a) > key(b) : a.name < b.name;
    });
}

namespace {

std::uint64_t sumOf(const std::vector<std::uint64_t>& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

std::vector<Change> typesOf(const HotView& view, MinuteRange range, MinuteRange earlier)
{
    std::vector<Change> types;
    const auto of = [&](const std::string& name) -> Change& {
        for (Change& one : types)
            if (one.name == name) return one;
        types.push_back({name, {}, 0, 0, 0});
        return types.back();
    };
    const TypeSeries now = view.traffic(range, {kDay}), then = view.traffic(earlier, {kDay});
    for (std::size_t i = 0; i < now.types.size(); ++i) of(now.types[i]).after += sumOf(now.counts[i]);
    for (std::size_t i = 0; i < then.types.size(); ++i) of(then.types[i]).before += sumOf(then.counts[i]);
    return types;
}

}  // namespace

Explanation explainChange(const HotView& view, MinuteRange range, MinuteRange earlier, std::size_t most, NameBook* names, std::stop_token stop)
{
    Explanation made;
    const AnswerTimer timer;
    made.range = range;
    made.earlier = earlier;
    const auto now = view.items(range, std::nullopt, stop), then = view.items(earlier, std::nullopt, stop);
    if (!now || !then) return made;
    std::unordered_map<std::uint32_t, Change> byItem;
    for (const ItemRow& row : *now) byItem[raw(row.item)].after = row.total, made.after += row.total;
    for (const ItemRow& row : *then) byItem[raw(row.item)].before = row.total, made.before += row.total;
    const std::int64_t whole = static_cast<std::int64_t>(made.after) - static_cast<std::int64_t>(made.before);
    for (auto& [item, change] : byItem) {
        if (change.delta() == 0) continue;
        change.name = view.dictionary->text(ItemId{item});
        made.items.push_back(std::move(change));
    }
    made.itemsChanged = made.items.size();
    rankChanges(&made.items, whole);
    if (made.items.size() > most) made.items.resize(most);
    made.types = typesOf(view, range, earlier);
    rankChanges(&made.types, whole);
    if (names != nullptr) {
        std::vector<std::string> asked;
        for (const Change& change : made.items) asked.push_back(change.name);
        const auto found = names->namesOf(asked, stop);
        for (std::size_t i = 0; i < found.size(); ++i) made.items[i].title = found[i];
    }
    made.note = timer.cells(view, range);
    return made;
}

}  // namespace tally
