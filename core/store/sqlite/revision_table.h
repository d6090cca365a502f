// SPDX-License-Identifier: GPL-3.0-or-later
// The table revision: what later events added to minutes that were final already, each with the time of the commit that
// brought it; kept for 24 hours of commit time. "As known at T" is what is there now without the revisions committed after T.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/store/rollup_store.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

inline constexpr std::int64_t kKeepRevisions = kDay;

// `items` and `types` turn the indexes of the cells into ids of the store. Drops what is older than a day at `now`. Inside the
// caller's transaction.
Result<void> addRevisions(const Connection& db, std::span<const BatchCell> cells, std::span<const std::uint32_t> items,
                          std::span<const std::uint16_t> types, Micros now);
// The revisions of a batch of listeners, when everything that ends at or before `finalBefore` was called final: whatever it adds
// there, also what its sender's own clock took for on time (one who is new, or comes back late). Nothing: as the batch says.
std::optional<std::vector<BatchCell>> withFinalCells(const RollupBatch& batch, Micros finalBefore);
// A store from before there were revisions knows none until `now`.
Result<void> beginRevisions(const Connection& db, Micros now);

Result<Micros> readRevisionsSince(const Connection& db);
// Those of the cells asked that were committed after a moment: visited with their minute. Tier::Minute only.
Result<void> readRevisions(const Connection& db, const CellQuery& query, Micros after, const StoreReader::Visit& visit);
Result<bool> readIsRevised(const Connection& db, std::int32_t fromMinute, std::int32_t toMinute, std::optional<Micros> knownAt);
Result<std::vector<RevisedMinute>> readRevisedMinutes(const Connection& db);

}  // namespace tally::sqlite
