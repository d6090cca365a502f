// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/set_aside.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "core/base/file_system.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/lock_file.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

std::string markOf(const std::string& databasePath) { return databasePath + ".is-damaged"; }

// A name that neither the database nor its log has had before.
Result<std::string> freeName(const std::string& path, Micros now)
{
    for (std::int64_t second = now.us / kSecond; second < now.us / kSecond + 1000; ++second) {
        std::string name = fmt::format("{}.damaged-{}", path, second);
        std::error_code error;
        if (!fs::exists(name, error) && !fs::exists(name + "-wal", error)) return name;
    }
    return fail(ErrorCode::Store, "There is no free name to set the damaged store aside.", path);
}

// The database last: before it is gone, whoever looks again finds the damage again.
Result<void> moveAway(const std::string& path, const std::string& aside)
{
    const auto files = systemFileSystem();
    for (const char* ending : {"-shm", "-wal", ""}) {
        std::error_code error;
        if (!fs::exists(path + ending, error)) continue;
        if (auto ok = files->rename(path + ending, aside + ending); !ok) return ok;
    }
    return files->syncDirectory(fs::path(path).parent_path().string());
}

// Of another connection: SQLite reads the log beside the database that was renamed with it.
bool takeOver(const std::string& directory, const std::string& aside)
{
    auto db = sqlite::openForWriting(directory, 1 << 20);
    if (!db) return false;
    auto attach = db->prepare("ATTACH ? AS old");
    if (!attach || !attach->bind(1, aside).run()) return false;
    auto transaction = sqlite::Transaction::begin(*db, sqlite::Transaction::Kind::Write);
    if (!transaction) return false;
    return db->exec("INSERT OR IGNORE INTO name SELECT * FROM old.name;"
                    "INSERT OR REPLACE INTO meta SELECT name, value FROM old.meta WHERE name IN ('keep_minutes', 'keep_hours', 'keep_of_store')") &&
           transaction->commit();
}

}  // namespace

namespace sqlite {

void markDamaged(const std::string& databasePath, const std::string& why)
{
    if (!damageOf(databasePath).empty()) return;
    std::ofstream(markOf(databasePath), std::ios::binary) << why;
}

std::string damageOf(const std::string& databasePath)
{
    std::string why;
    std::ifstream mark(markOf(databasePath), std::ios::binary);
    std::getline(mark, why);
    return why.substr(0, 1000);
}

}  // namespace sqlite

Result<SetAside> setAsideSqliteStore(const std::string& directory, const Clock& clock)
{
    const std::string path = sqlite::databasePath(directory);
    auto aside = freeName(path, {clock.nowMicros()});
    if (!aside) return tl::unexpected(aside.error());
    {
        auto lock = sqlite::LockFile::take((fs::path(directory) / "lock").string());
        if (!lock) return tl::unexpected(lock.error());
        if (auto ok = moveAway(path, *aside); !ok) return tl::unexpected(ok.error());
        std::error_code error;
        fs::remove(markOf(path), error);
    }
    SetAside done;
    done.file = fs::path(*aside).filename().string();
    std::error_code error;
    if (const auto made = openSqliteStore(directory); !made) return tl::unexpected(made.error());
    const auto size = fs::file_size(*aside, error);
    done.names = !error && size > 0 && takeOver(directory, *aside);   // beside an empty database SQLite would remove the log
    return done;
}

}  // namespace tally
