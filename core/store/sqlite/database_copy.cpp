// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/database_copy.h"

#include <sqlite3.h>

#include <filesystem>
#include <memory>

#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/store_check.h"

namespace tally::sqlite {
namespace {

constexpr int kPagesPerStep = 4096;  // between two looks at the stop token

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

tl::unexpected<Error> copyFailed(sqlite3* db, const std::string& path)
{
    return fail(ErrorCode::Store, std::string("The database cannot be copied: ") + sqlite3_errmsg(db) + ".", path);
}

}  // namespace

Result<DatabaseSnapshot> DatabaseSnapshot::take(const std::string& directory)
{
    auto db = openForReading(directory);
    if (!db) return passOn(db);
    // BEGIN alone reads nothing yet; the first read decides which moment is seen.
    if (auto ok = db->exec("BEGIN; SELECT count(*) FROM meta"); !ok) return passOn(ok);
    return DatabaseSnapshot(std::move(*db));
}

Result<void> DatabaseSnapshot::copyTo(const std::string& path, std::stop_token stop) const
{
    auto copy = Connection::open(path, Connection::Mode::CreateAndWrite);
    if (!copy) return passOn(copy);
    if (auto ok = copy->exec("PRAGMA synchronous=FULL"); !ok) return ok;
    std::unique_ptr<sqlite3_backup, FinishBackup> backup(sqlite3_backup_init(copy->handle(), "main", db_.handle(), "main"));
    if (!backup) return copyFailed(copy->handle(), path);
    for (;;) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", path);
        const int code = sqlite3_backup_step(backup.get(), kPagesPerStep);
        if (code == SQLITE_DONE) break;
        if (code == SQLITE_OK) continue;
        sqlite3_backup_finish(backup.release());  // hands its error to the connection
        return copyFailed(copy->handle(), path);
    }
    if (sqlite3_backup_finish(backup.release()) != SQLITE_OK) return copyFailed(copy->handle(), path);
    return {};
}

namespace {

Result<void> damaged(const std::string& what, const std::string& directory)
{
    return fail(ErrorCode::Damaged, "The store is damaged: " + what + ".", databasePath(directory));
}

// Of a schema that the checks of today do not know: SQLite's own, which holds for any.
Result<void> checkOlder(const Connection& db, const std::string& directory)
{
    auto check = db.prepare("PRAGMA integrity_check(1)");
    if (!check) return passOn(check);
    auto row = check->step();
    if (!row) return passOn(row);
    if (*row && check->bytes(0) == "ok") return {};
    return damaged(std::string(check->bytes(0)), directory);
}

Result<void> check(const std::string& directory, std::stop_token stop)
{
    {
        auto db = openForReading(directory);
        if (!db) return passOn(db);
        if (isOlder(*db)) return checkOlder(*db, directory);
    }
    const auto checks = checkSqliteStore(directory, stop);
    if (!checks) return tl::unexpected<Error>(checks.error());
    for (const StoreCheck& done : *checks) {
        if (done.failed > 0) return damaged(done.name + ": " + (done.problems.empty() ? "" : done.problems.front()), directory);
    }
    return {};
}

}  // namespace

Result<void> checkDatabase(const std::string& directory, std::stop_token stop)
{
    auto sound = check(directory, stop);
    // Readers leave these two behind. A WAL with anything in it is part of the database and stays.
    std::error_code ignored;
    const std::string path = databasePath(directory);
    if (std::filesystem::file_size(path + "-wal", ignored) == 0) std::filesystem::remove(path + "-wal", ignored);
    if (!std::filesystem::exists(path + "-wal", ignored)) std::filesystem::remove(path + "-shm", ignored);
    return sound;
}

}  // namespace tally::sqlite
