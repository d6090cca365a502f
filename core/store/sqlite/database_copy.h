// SPDX-License-Identifier: GPL-3.0-or-later
// Copying a store's database while its writer goes on, and proving a database sound.
#pragma once

#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// The database as of one moment, for as long as this lives. It holds up nobody but the writer's checkpoints, so that its
// WAL grows meanwhile.
class DatabaseSnapshot {
public:
    // The moment lies within this call. Errors: Store.
    static Result<DatabaseSnapshot> take(const std::string& directory);
    // To a new database, synced. Errors: Store, Cancelled.
    Result<void> copyTo(const std::string& path, std::stop_token stop) const;

private:
    explicit DatabaseSnapshot(Connection db) : db_(std::move(db)) {}
    Connection db_;  // inside a read transaction
};

// Everything that checkSqliteStore() checks; of a store of an older version SQLite's own integrity check. Errors: Store naming
// the first damage, Cancelled. REQUIRES: nobody else has the database open.
Result<void> checkDatabase(const std::string& directory, std::stop_token stop);

}  // namespace tally::sqlite
