// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded store: DIR/tally.db (SQLite, WAL, synchronous=FULL) and DIR/lock.
#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/rollup_store.h"

namespace tally {

// What a writer may hold in memory besides the batch it is given, in bytes.
struct StoreMemory {
    std::size_t pages = 64u << 20;    // of the database
    std::size_t items = 192u << 20;   // texts of items and where they are found; looked up in the database beyond
};

// Creates the directory and the database where they are missing and takes the write lock until the store is destroyed.
// ErrorCode::Busy: another process (named by its id) or another store of this process writes. Store: the database is of a newer
// version or not ours; SQLite refuses. `clock` (null = the system's) says what is of the future. Use from one thread.
Result<std::unique_ptr<RollupStore>> openSqliteStore(const std::string& directory, std::shared_ptr<const Clock> clock = {}, const StoreMemory& memory = {});

// Read-only, on a connection of its own; works beside a writer. A store of an older version is migrated first, as by
// openSqliteStore(). ErrorCode::Store where directory or database is missing.
Result<std::unique_ptr<StoreReader>> openSqliteReader(const std::string& directory);

// Sets how long minutes and hours are kept, and drops what is due at once; from then on whoever writes the store does so.
// Takes the write lock. ErrorCode::Usage: hours would go before minutes.
Result<KeptTiers> setSqliteRetention(const std::string& directory, const Retention& retention, std::shared_ptr<const Clock> clock = {});

}  // namespace tally
