// SPDX-License-Identifier: GPL-3.0-or-later
// ExtentTable: the first and last minute with events of each type. It says where an open range begins and ends without
// reading minutes, and how old minutes are against the newest event.
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Of one type, or of all. Nothing where no event has a time. CellTable::add() keeps it up.
Result<std::optional<MinuteExtent>> readExtent(const Connection& db, const std::optional<std::string>& type);

// From all minutes, for stores from before there was the table.
Result<void> buildExtents(const Connection& db);

}  // namespace tally::sqlite
