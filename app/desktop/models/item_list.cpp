// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/item_list.h"

#include <algorithm>
#include <numeric>

#include "app/desktop/names/name_book.h"

namespace tally {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Most texts lack the first letter, so it is looked for alone.
bool contains(std::string_view text, std::string_view lowered)
{
    if (lowered.size() > text.size()) return false;
    const char first = lowered.front();
    for (std::size_t i = 0, last = text.size() - lowered.size(); i <= last; ++i) {
        if (lower(text[i]) != first) continue;
        std::size_t same = 1;
        while (same < lowered.size() && lower(text[i + same]) == lowered[same]) ++same;
        if (same == lowered.size()) return true;
    }
    return false;
}

std::uint64_t keyOf(const ItemRow& row, ItemOrder order)
{
    return order == ItemOrder::Total ? row.total : row.byType[static_cast<std::size_t>(order) - static_cast<std::size_t>(ItemOrder::Type0)];
}

std::vector<std::uint32_t> sortedRows(const ItemRows& all, ItemOrder order, bool descending)
{
    std::vector<std::uint32_t> index(all.rows.size());
    std::iota(index.begin(), index.end(), 0u);
    const auto text = [&](std::uint32_t i) { return all.dictionary->text(all.rows[i].item); };
    if (order == ItemOrder::Item) {
        std::sort(index.begin(), index.end(), [&](std::uint32_t a, std::uint32_t b) { return descending ? text(b) < text(a) : text(a) < text(b); });
        return index;
    }
    if (order == ItemOrder::Name && !all.names.empty()) {   // those without one last
        std::sort(index.begin(), index.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::string &left = all.names[a], &right = all.names[b];
            if (left.empty() != right.empty()) return right.empty();
            if (left != right) return descending ? right < left : left < right;
            return text(a) < text(b);
        });
        return index;
    }
    if (order == ItemOrder::Name) order = ItemOrder::Total;
    std::sort(index.begin(), index.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::uint64_t left = keyOf(all.rows[a], order), right = keyOf(all.rows[b], order);
        if (left != right) return descending ? left > right : left < right;
        return text(a) < text(b);   // ties by item bytes, as everywhere
    });
    return index;
}

// Looks at the texts in the order they lie in memory, and only then brings the rows into theirs.
void search(ItemList* list, std::string lowered)
{
    const ItemRows& all = *list->all;
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
    list->index.clear();
    list->matching = all.total;
    if (lowered.empty()) {
        list->index = *list->sorted;
        return;
    }
    std::vector<bool> matches(all.rows.size());
    std::size_t found = 0;
    list->matching = 0;
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        matches[i] = contains(all.dictionary->text(all.rows[i].item), lowered) || (!all.names.empty() && contains(all.names[i], lowered));
        if (!matches[i]) continue;
        ++found;
        list->matching += all.rows[i].total;
    }
    list->index.reserve(found);
    for (const std::uint32_t row : *list->sorted)
        if (matches[row]) list->index.push_back(row);
}

}  // namespace

std::shared_ptr<const ItemList> askItems(const HotView& view, const ItemQuestion& question, std::stop_token stop, NameBook* names)
{
    const AnswerTimer timer;
    auto rows = view.items(question.range, question.type, stop);
    if (!rows) return nullptr;
    auto all = std::make_shared<ItemRows>();
    all->dictionary = view.dictionary;
    all->rows = std::move(*rows);
    if (const auto other = view.dictionary->other()) {
        const auto found = std::find_if(all->rows.begin(), all->rows.end(), [&](const ItemRow& row) { return row.item == *other; });
        if (found != all->rows.end()) {
            all->shared = found->total;
            all->rows.erase(found);
        }
    }
    all->total = all->shared;
    all->range = question.range;
    if (!question.type)
        for (const std::uint16_t type : view.shownTypes()) all->types.push_back(view.types[type]);
    if (names != nullptr && names->shown()) {
        std::vector<std::string> items;
        items.reserve(all->rows.size());
        for (const ItemRow& row : all->rows) items.emplace_back(all->dictionary->text(row.item));
        all->names = names->namesOf(items, stop);
    }
    for (const ItemRow& row : all->rows) all->total += row.total;
    if (stop.stop_requested()) return nullptr;
    auto list = std::make_shared<ItemList>();
    list->sorted = std::make_shared<const std::vector<std::uint32_t>>(sortedRows(*all, question.order, question.descending));
    list->order = question.order;
    list->descending = question.descending;
    list->search = question.search;
    all->note = timer.cells(view, question.range);
    list->all = std::move(all);
    search(list.get(), question.search);
    return list;
}

std::shared_ptr<const ItemList> searchItems(const ItemList& list, const ItemQuestion& question, std::stop_token stop)
{
    auto made = std::make_shared<ItemList>();
    made->all = list.all;
    made->order = question.order;
    made->descending = question.descending;
    made->search = question.search;
    const bool same = question.order == list.order && question.descending == list.descending;
    made->sorted = same ? list.sorted : std::make_shared<const std::vector<std::uint32_t>>(sortedRows(*list.all, question.order, question.descending));
    if (stop.stop_requested()) return nullptr;
    search(made.get(), question.search);
    return made;
}

}  // namespace tally
