// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/set_aside.h"

#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>

#include "core/base/file_system.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/lock_file.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDamaged = "tally.db.damaged-", kReady = "tally.db.next-", kMaking = "tally.db.next.tmp";
constexpr std::string_view kNoNames = ".without-names";

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::exists(path, error);
}

// A moment by which neither a database nor a log was set aside before.
std::string freeMoment(const fs::path& directory, Micros now)
{
    for (std::int64_t second = now.us / kSecond;; ++second) {
        const fs::path name = directory / fmt::format("{}{}", kDamaged, second);
        if (!isThere(name) && !isThere(name.string() + "-wal")) return std::to_string(second);
    }
}

// By a connection of its own that only reads and leaves the log as it is.
Result<void> takeOver(const std::string& old, const sqlite::Connection& db)
{
    auto from = sqlite::Connection::open(old, sqlite::Connection::Mode::ReadOnly);
    if (!from) return tl::unexpected(from.error());
    from->keepLog();
    auto transaction = sqlite::Transaction::begin(db, sqlite::Transaction::Kind::Write);
    if (!transaction) return tl::unexpected(transaction.error());
    auto name = db.prepare("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?)");
    auto names = from->prepare("SELECT item, since, name, attributes, until, until IS NULL FROM name");
    auto metas = from->prepare("SELECT name, value FROM meta WHERE name IN ('keep_minutes', 'keep_hours', 'keep_of_store')");
    for (const auto* each : {&name, &names, &metas})
        if (!*each) return tl::unexpected(each->error());
    for (auto row = names->step();; row = names->step()) {
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        name->bind(1, names->bytes(0)).bind(2, names->integer(1)).bind(3, names->bytes(2)).bind(4, names->bytes(3));
        if (names->integer(5) != 0) name->bindNull(5);
        else name->bind(5, names->integer(4));
        if (auto ok = name->run(); !ok) return ok;
    }
    for (auto row = metas->step();; row = metas->step()) {
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        const std::string key(metas->bytes(0));
        if (auto ok = db.exec(fmt::format("INSERT OR REPLACE INTO meta VALUES ('{}', {})", key, metas->integer(1)).c_str()); !ok) return ok;
    }
    return transaction->commit();
}

// The new store, in a directory of its own. True: names went over.
Result<bool> make(const fs::path& directory, const fs::path& making)
{
    std::error_code error;
    fs::remove_all(making, error);
    if (const auto made = openSqliteStore(making.string()); !made) return tl::unexpected(made.error());
    const fs::path old = sqlite::databasePath(directory.string());
    const auto size = fs::file_size(old, error);
    if (error || size == 0) return false;   // beside an empty database SQLite would remove the log
    auto db = sqlite::openForWriting(making.string(), 1 << 20);
    if (!db) return tl::unexpected(db.error());
    return takeOver(old.string(), *db).has_value();
}

// The database last: before it is gone, whoever looks again finds the damage again.
Result<SetAside> swap(const fs::path& directory, const std::string& moment, const fs::path& ready)
{
    const auto files = systemFileSystem();
    const std::string path = sqlite::databasePath(directory.string()), aside = (directory / (std::string(kDamaged) + moment)).string();
    for (const char* ending : {"-shm", "-wal", ""}) {
        if (!isThere(path + ending) || isThere(aside + ending)) continue;   // what lies there is the new one already
        if (auto ok = files->rename(path + ending, aside + ending); !ok) return tl::unexpected(ok.error());
    }
    const SetAside done{fs::path(aside).filename().string(), !isThere(ready / kNoNames)};
    if (isThere(ready / "tally.db"))
        if (auto ok = files->rename((ready / "tally.db").string(), path); !ok) return tl::unexpected(ok.error());
    if (auto ok = files->syncDirectory(directory.string()); !ok) return tl::unexpected(ok.error());
    std::error_code error;
    fs::remove_all(ready, error);
    return done;
}

}  // namespace

std::uint64_t databaseIdentity(const std::string& directory)
{
    struct stat found {};
    return ::stat(sqlite::databasePath(directory).c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_ino) : 0;
}

Result<SetAside> setAsideSqliteStore(const std::string& directory, std::uint64_t damaged, const Clock& clock)
{
    const fs::path folder = directory, making = folder / kMaking;
    auto lock = sqlite::LockFile::take((folder / "lock").string());
    if (!lock) return tl::unexpected(lock.error());
    if (databaseIdentity(directory) != damaged) return fail(ErrorCode::Busy, "The store was replaced while it was opened.", directory);
    const auto names = make(folder, making);
    if (!names) return tl::unexpected(names.error());
    const auto files = systemFileSystem();
    if (!*names)
        if (const auto mark = files->open((making / kNoNames).string(), FileSystem::Open::Create); !mark) return tl::unexpected(mark.error());
    const std::string moment = freeMoment(folder, {clock.nowMicros()});
    if (auto ok = files->syncDirectory(making.string()); !ok) return tl::unexpected(ok.error());
    const fs::path ready = folder / fmt::format("{}{}.{}", kReady, moment, damaged);
    if (auto ok = files->rename(making.string(), ready.string()); !ok) return tl::unexpected(ok.error());
    if (auto ok = files->syncDirectory(directory); !ok) return tl::unexpected(ok.error());
    return swap(folder, moment, ready);
}

Result<std::optional<SetAside>> finishSettingAside(const std::string& directory)
{
    std::error_code error;
    std::string found;
    for (const auto& entry : fs::directory_iterator(directory, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(kReady) && name.find_first_not_of("0123456789.", kReady.size()) == std::string::npos) found = name;
    }
    const std::size_t dot = found.find('.', kReady.size());
    if (dot == std::string::npos) return std::nullopt;
    auto lock = sqlite::LockFile::take((fs::path(directory) / "lock").string());
    if (!lock) return tl::unexpected(lock.error());
    const fs::path ready = fs::path(directory) / found;
    const std::string moment = found.substr(kReady.size(), dot - kReady.size());
    // Somebody put another database there meanwhile: that one stays.
    const bool replaced = isThere(ready / "tally.db") && isThere(sqlite::databasePath(directory)) && std::to_string(databaseIdentity(directory)) != found.substr(dot + 1);
    if (replaced) {
        fs::remove_all(ready, error);
        return std::nullopt;
    }
    return swap(directory, moment, ready).map([](SetAside&& done) { return std::optional(std::move(done)); });
}

}  // namespace tally
