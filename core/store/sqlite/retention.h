// SPDX-License-Identifier: GPL-3.0-or-later
// Retention: how long minutes and hours are kept, by event time against the newest event of the same source (one that claims
// to be of the future counts as one of now). Until somebody sets it: 35 days and 400, but nothing is dropped from a store that
// holds recorded logs, so that one of ten years ago stays whole. Whole UTC days go; days themselves are kept for ever, and so
// are health, ledgers and names. How far it went is part of the same commit, so no reader ever misses cells unknowingly.
#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/cell_block.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/sqlite_retention.h"

namespace tally::sqlite {

Result<RetentionRule> readRetention(const Connection& db);
// Usage: minutes are to be kept longer than hours. Drops nothing yet. Inside the caller's transaction.
Result<void> writeRetention(const Connection& db, const RetentionRule& rule);

// The minute against which ages are told: that of the newest event of the source where it is oldest, at most `now`; nothing
// where nothing is to be dropped. A source whose newest event is not known counts by the newest of the store.
Result<std::optional<std::int32_t>> ageFrom(const Connection& db, const RetentionRule& rule, std::int32_t now);

Result<KeptTiers> readKept(const Connection& db);
// Whether the cells of a span are among what is kept.
bool keeps(const KeptTiers& kept, Span span);

// Up to when cells are due: nothing is to be dropped when this equals `kept`.
KeptTiers dueBy(const Retention& retention, const KeptTiers& kept, std::int32_t newestMinute);
// Drops what lies before `due`. Inside the caller's transaction.
Result<void> dropBefore(const Connection& db, const KeptTiers& due);

}  // namespace tally::sqlite
