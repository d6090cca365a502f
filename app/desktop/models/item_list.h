// SPDX-License-Identifier: GPL-3.0-or-later
// ItemList: all items of a range, filtered and sorted by an index of their own. Made on a query thread, immutable then.
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/inspect/answer_note.h"
#include "core/engine/hot/hot_view.h"

namespace tally {

class NameBook;

enum class ItemOrder { Total, Item, Name, Type0, Type1, Type2, Type3 };

struct ItemQuestion {
    MinuteRange range;
    std::string search;          // part of the item or its name, ASCII letters in any case; empty = all
    ItemOrder order = ItemOrder::Total;
    bool descending = true;
    std::optional<std::string> type = {};   // only its events count
};

// What was counted of each item, whatever is searched; lists that differ in the search only share it.
struct ItemRows {
    std::shared_ptr<const Dictionary> dictionary;
    std::vector<ItemRow> rows;            // all of the range that have counts of their own
    std::vector<std::string> names;       // of all rows, empty where there is none; none at all: not shown
    AnswerNote note;
    std::vector<std::string> types;       // of the columns byType, in their order; none where only one is counted
    MinuteRange range;
    std::uint64_t total = 0;              // events of all rows, and
    std::uint64_t shared = 0;             // those of items that memory had no room for
};

struct ItemList {
    std::shared_ptr<const ItemRows> all;
    std::shared_ptr<const std::vector<std::uint32_t>> sorted;   // all rows, in order
    std::vector<std::uint32_t> index;     // rows that match, in order
    std::uint64_t matching = 0;           // events of those in `index`
    std::string search;                   // what they match; empty = all
    ItemOrder order = ItemOrder::Total;
    bool descending = true;
    const std::vector<ItemRow>& rows() const { return all->rows; }
    std::string_view text(std::size_t place) const { return all->dictionary->text(rows()[index[place]].item); }
};

std::shared_ptr<const ItemList> askItems(const HotView& view, const ItemQuestion& question, std::stop_token stop, NameBook* names = nullptr);
// The same counts searched and sorted anew, without asking for them: what a key stroke waits for. Null when stopped.
std::shared_ptr<const ItemList> searchItems(const ItemList& list, const ItemQuestion& question, std::stop_token stop = {});

}  // namespace tally
