// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a log is the item to count, by the names of all and the values of those whose name leaves a doubt.
#pragma once

#include <string>
#include <vector>

#include "core/format/field_sample.h"

namespace tally {

struct ItemChoice {
    std::string field;  // empty: none of them
    std::string note;   // what was chosen, where there was a choice
};

// By the ranking of usual_names.h; then what is called after a thing that is counted ("item_nbr", "PULocationID"). A field that
// is different in every one of many records numbers the records; under a name that says no more than "id" or "name" it is none.
ItemChoice chooseItem(const FieldSample& sample);

// What a person may mean where no name helps: at most three fields whose values recur. `except` holds the time.
std::vector<std::string> itemsByContent(const FieldSample& sample, const std::string& except);

}  // namespace tally
