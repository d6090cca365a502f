// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/item_list.h"

#include <algorithm>

#include "app/desktop/names/name_book.h"

namespace tally {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool contains(std::string_view text, std::string_view lowered)
{
    return std::search(text.begin(), text.end(), lowered.begin(), lowered.end(), [](char a, char b) { return lower(a) == b; }) != text.end();
}

std::uint64_t keyOf(const ItemRow& row, ItemOrder order)
{
    return order == ItemOrder::Total ? row.total : row.byType[static_cast<std::size_t>(order) - static_cast<std::size_t>(ItemOrder::Type0)];
}

void sortIndex(ItemList* list, ItemOrder order, bool descending)
{
    const auto text = [&](std::uint32_t i) { return list->dictionary->text(list->rows[i].item); };
    if (order == ItemOrder::Item) {
        std::sort(list->index.begin(), list->index.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return descending ? text(b) < text(a) : text(a) < text(b); });
        return;
    }
    if (order == ItemOrder::Name && !list->names.empty()) {   // those without one last
        std::sort(list->index.begin(), list->index.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::string &left = list->names[a], &right = list->names[b];
            if (left.empty() != right.empty()) return right.empty();
            if (left != right) return descending ? right < left : left < right;
            return text(a) < text(b);
        });
        return;
    }
    if (order == ItemOrder::Name) order = ItemOrder::Total;
    std::sort(list->index.begin(), list->index.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::uint64_t left = keyOf(list->rows[a], order), right = keyOf(list->rows[b], order);
        if (left != right) return descending ? left > right : left < right;
        return text(a) < text(b);   // ties by item bytes, as everywhere
    });
}

}  // namespace

std::shared_ptr<const ItemList> askItems(const HotView& view, const ItemQuestion& question, std::stop_token stop, NameBook* names)
{
    const AnswerTimer timer;
    auto rows = view.items(question.range, std::nullopt, stop);
    if (!rows) return nullptr;
    auto list = std::make_shared<ItemList>();
    list->dictionary = view.dictionary;
    list->rows = std::move(*rows);
    list->range = question.range;
    for (const std::uint16_t type : view.shownTypes()) list->types.push_back(view.types[type]);
    if (names != nullptr && names->shown()) {
        std::vector<std::string> items;
        items.reserve(list->rows.size());
        for (const ItemRow& row : list->rows) items.emplace_back(list->dictionary->text(row.item));
        list->names = names->namesOf(items, stop);
    }
    std::string lowered = question.search;
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
    for (std::uint32_t i = 0; i < list->rows.size(); ++i) {
        list->total += list->rows[i].total;
        const bool named = !list->names.empty() && contains(list->names[i], lowered);
        if (!lowered.empty() && !named && !contains(list->dictionary->text(list->rows[i].item), lowered)) continue;
        list->matching += list->rows[i].total;
        list->index.push_back(i);
    }
    if (!stop.stop_requested()) sortIndex(list.get(), question.order, question.descending);
    list->note = timer.cells(view, question.range);
    return list;
}

}  // namespace tally
