// SPDX-License-Identifier: GPL-3.0-or-later
// The table `name`: the history of what items are called, by (item text, since). Items need not have been counted yet.
// Attributes are kept as key NUL value NUL …
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/store/item_name.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Inside the caller's transaction. `now` is when names without a `since` begin to hold.
Result<NamesApplied> writeNames(const Connection& db, std::span<const NameRow> rows, Micros now);

// For each item its newest name, or the one that held at `asOf`; nothing where there is none.
Result<std::vector<std::optional<ItemName>>> readNames(const Connection& db, std::span<const std::string> items,
                                                       std::optional<Micros> asOf);

// Oldest first.
Result<std::vector<ItemName>> readNameHistory(const Connection& db, const std::string& item);

}  // namespace tally::sqlite
