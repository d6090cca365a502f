// SPDX-License-Identifier: GPL-3.0-or-later
// What items are called: a name, attributes such as the channel, and since when. Renames add to the history of an item.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/event/time.h"

namespace tally {

using NameAttributes = std::vector<std::pair<std::string, std::string>>;  // in the order of the file; no NUL in either

// One statement about an item, to be kept.
struct NameRow {
    std::string item, name;
    NameAttributes attributes;
    std::optional<Micros> since;  // absent: from now on; and always, where the item had no name before
};

// One entry of an item's history. It holds in [since, until); `since` of a name that always held is kMinTime.
struct ItemName {
    std::string name;
    NameAttributes attributes;
    Micros since;
    std::optional<Micros> until;  // absent: still holds
};

struct NamesApplied {
    std::uint64_t added = 0;      // items that had no name
    std::uint64_t renamed = 0;    // items that had another name or other attributes then
    std::uint64_t unchanged = 0;
};

}  // namespace tally
