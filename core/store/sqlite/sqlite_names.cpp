// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite lets one transaction write at a time, and each waits for the other's end.
#include "core/store/sqlite/sqlite_names.h"

#include <utility>

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/name_table.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

using sqlite::passOn;
using sqlite::Transaction;

struct SqliteNames::Database {
    std::string path;
    sqlite::Connection db;
};

// Whether there is a store that can be written to as it is. Looked at first: opening for writing makes a database where there
// is none, and whether somebody else's database is there is found by openForReading().
static bool isReady(const std::string& directory)
{
    const auto db = sqlite::openForReading(directory);
    return db && !sqlite::isOlder(*db);
}

Result<std::unique_ptr<SqliteNames>> SqliteNames::open(const std::string& directory)
{
    if (!isReady(directory))
        if (auto made = openSqliteStore(directory); !made) return passOn(made);
    const std::string path = sqlite::databasePath(directory);
    auto db = sqlite::Connection::open(path, sqlite::Connection::Mode::CreateAndWrite);
    if (!db) return passOn(db);
    if (sqlite::isOlder(*db)) return fail(ErrorCode::Store, "The store was replaced while it was opened.", path);
    if (auto ok = db->exec("PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF"); !ok) return passOn(ok);
    return std::unique_ptr<SqliteNames>(new SqliteNames(std::make_unique<Database>(Database{path, std::move(*db)})));
}

SqliteNames::SqliteNames(std::unique_ptr<Database> database) : database_(std::move(database)) {}
SqliteNames::~SqliteNames() = default;

Result<NamesApplied> SqliteNames::applyNames(std::span<const NameRow> rows, Micros now)
{
    if (database_->db.isAway()) return fail(ErrorCode::Store, "The store was moved or deleted while it was in use.", database_->path);
    auto transaction = Transaction::begin(database_->db, Transaction::Kind::Write);
    if (!transaction) return passOn(transaction);
    auto applied = sqlite::writeNames(database_->db, rows, now);
    if (!applied) return applied;
    if (auto ok = transaction->commit(); !ok) return passOn(ok);
    return applied;
}

}  // namespace tally
