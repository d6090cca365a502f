// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>

#include "core/count/cell.h"

namespace tally {

// What later events added to minutes that were final already; a part of what was counted. By their texts: they are few, and
// must not take part in what decides which items have a place in memory.
struct RevisedCell {
    std::string item, type;
    std::int32_t minute = 0;
    auto operator<=>(const RevisedCell&) const = default;
};
using Revisions = std::map<RevisedCell, Tally>;

}  // namespace tally
