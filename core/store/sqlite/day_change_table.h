// SPDX-License-Identifier: GPL-3.0-or-later
// The table day_change: which batch was the last to touch a UTC day of event time. A few rows a commit; what they are for
// says core/store/change_feed.h.
#pragma once

#include <cstdint>
#include <set>
#include <span>

#include "core/base/result.h"
#include "core/store/change_feed.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Of the newest batch, which is in the table batch already. Inside the caller's transaction.
Result<void> markDays(const Connection& db, std::span<const BatchCell> cells);
Result<void> markDays(const Connection& db, const std::set<std::int32_t>& days);   // as Span::day of Tier::Minute

Result<std::uint64_t> readVersion(const Connection& db);
Result<bool> readTouched(const Connection& db, std::uint64_t version, const Footprint& cells);   // whatever item and type

}  // namespace tally::sqlite
