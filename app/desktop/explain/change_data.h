// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/minute_range.h"

namespace tally {

struct Change {
    std::string name;             // item, type or actor
    std::string title;            // what an item is called; may be empty
    std::uint64_t before = 0, after = 0;
    double part = 0;              // of the whole change; negative where it went against it
    std::int64_t delta() const { return static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before); }
};

struct Explanation {
    MinuteRange range, earlier;
    std::uint64_t before = 0, after = 0;
    std::vector<Change> items, types;     // largest part first; of items the first `most`
    std::uint64_t itemsChanged = 0;
    AnswerNote note;
};

// Sets the parts of a change of `whole` events and brings the largest first.
void rankChanges(std::vector<Change>* changes, std::int64_t whole);

class NameBook;

// All parts of the items, and all of the types, add up to 1. On a query thread.
Explanation explainChange(const HotView& view, MinuteRange range, MinuteRange earlier, std::size_t most, NameBook* names, std::stop_token stop);

}  // namespace tally
