// SPDX-License-Identifier: GPL-3.0-or-later
// SourceTable: how far each source is counted, and its ledger. Here lives the guard of exactly-once: a batch must begin
// where the stored position of its source ends.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

Result<std::vector<StoredSource>> readSources(const Connection& db);
Result<InputState> readInputs(const Connection& db);
Result<Micros> readWatermark(const Connection& db);   // InputState::watermark
// To what the listeners say now, or to what somebody claims; it never goes back. Inside the caller's transaction.
Result<void> raiseWatermark(const Connection& db, Micros claimed);

// Moves the source forward (or creates it) and returns its id. ErrorCode::Store "position gap" when `progress` does not
// begin at the stored position. Inside the caller's transaction.
Result<std::int64_t> advanceSource(const Connection& db, const SourceProgress& progress);

}  // namespace tally::sqlite
