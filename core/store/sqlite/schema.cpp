// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/schema.h"

#include <array>
#include <filesystem>
#include <fmt/format.h>

#include "core/store/sqlite/cell_table.h"
#include "core/store/sqlite/extent_table.h"

namespace tally::sqlite {
namespace {

Result<void> createVersion1(const Connection& db)
{
    return db.exec(R"(
        CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        INSERT INTO meta VALUES ('hash_key', randomblob(16)), ('letter_bytes', 0), ('letters_dropped', 0);
        CREATE TABLE item(id INTEGER PRIMARY KEY, name BLOB NOT NULL);
        CREATE TABLE item_hash(hash INTEGER, item INTEGER, PRIMARY KEY(hash, item)) WITHOUT ROWID;
        CREATE TABLE type(id INTEGER PRIMARY KEY, name BLOB NOT NULL);
        CREATE TABLE batch(seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
        CREATE TABLE source(
            id INTEGER PRIMARY KEY, name BLOB NOT NULL, fingerprint BLOB NOT NULL, digest BLOB NOT NULL,
            hash_state BLOB NOT NULL, shape BLOB NOT NULL, position INTEGER, lines INTEGER, complete INTEGER,
            received INTEGER, valid INTEGER, quarantined INTEGER, duplicate INTEGER, late INTEGER, future INTEGER,
            rejected INTEGER, in_flight INTEGER);
        CREATE INDEX source_fingerprint ON source(fingerprint);
        CREATE INDEX source_name ON source(name);
        CREATE TABLE letter(
            id INTEGER PRIMARY KEY, source INTEGER, line INTEGER, offset INTEGER, reason INTEGER,
            detail BLOB NOT NULL, raw BLOB NOT NULL);
        CREATE INDEX letter_place ON letter(source, offset);
        CREATE TABLE health(
            minute INTEGER PRIMARY KEY, events INTEGER, errors INTEGER, client_errors INTEGER, latency BLOB NOT NULL);
        CREATE TABLE minute_cell(
            minute INTEGER, item INTEGER, type INTEGER, tally BLOB NOT NULL, PRIMARY KEY(minute, item, type)) WITHOUT ROWID;
        CREATE TABLE segment(
            id INTEGER PRIMARY KEY, day INTEGER, level INTEGER, cells INTEGER, first_minute INTEGER, last_minute INTEGER,
            first_block INTEGER, last_block INTEGER);
        CREATE INDEX segment_day ON segment(day, level);
        CREATE TABLE block(id INTEGER PRIMARY KEY, cells BLOB NOT NULL);
        CREATE TABLE block_key(
            segment INTEGER, last_item INTEGER, block INTEGER, first_item INTEGER,
            PRIMARY KEY(segment, last_item, block)) WITHOUT ROWID;
    )");
}

// Hours and days beside the minutes; they are built from them afterwards, see migrate().
Result<void> toVersion2(const Connection& db)
{
    return db.exec(R"(
        CREATE TABLE cell(
            tier INTEGER, slot INTEGER, item INTEGER, type INTEGER, tally BLOB NOT NULL,
            PRIMARY KEY(tier, slot, item, type)) WITHOUT ROWID;
        INSERT INTO cell SELECT 0, minute, item, type, tally FROM minute_cell;
        DROP TABLE minute_cell;
        DROP INDEX segment_day;
        ALTER TABLE segment RENAME COLUMN day TO span;
        ALTER TABLE segment RENAME COLUMN first_minute TO first_slot;
        ALTER TABLE segment RENAME COLUMN last_minute TO last_slot;
        ALTER TABLE segment ADD COLUMN tier INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX segment_span ON segment(tier, span, level);
        CREATE TABLE extent(type INTEGER PRIMARY KEY, first_minute INTEGER, last_minute INTEGER);
        CREATE TABLE name(
            item BLOB NOT NULL, since INTEGER NOT NULL, name BLOB NOT NULL, attributes BLOB NOT NULL, until INTEGER,
            PRIMARY KEY(item, since)) WITHOUT ROWID;
        ALTER TABLE source ADD COLUMN newest INTEGER NOT NULL DEFAULT -9223372036854775808;
        ALTER TABLE source ADD COLUMN watermark INTEGER NOT NULL DEFAULT -9223372036854775808;
        ALTER TABLE source ADD COLUMN has_ids INTEGER NOT NULL DEFAULT 0;
    )");
}

// Revisions, and days with the batch that touched them last. What a store of before revised is not known: since when they
// are, whoever opens it to write says by its clock.
Result<void> toVersion3(const Connection& db)
{
    return db.exec(R"(
        CREATE TABLE revision(
            minute INTEGER, item INTEGER, type INTEGER, committed INTEGER, tally BLOB NOT NULL,
            PRIMARY KEY(minute, item, type, committed)) WITHOUT ROWID;
        CREATE INDEX revision_committed ON revision(committed);
        CREATE TABLE day_change(day INTEGER PRIMARY KEY, batch INTEGER NOT NULL);
        INSERT INTO meta SELECT 'revisions_since', NULL WHERE EXISTS (SELECT 1 FROM batch);
    )");
}

// What was decided about dead letters. Their ids are given once only, so that a decision never meets another letter.
Result<void> toVersion4(const Connection& db)
{
    return db.exec(R"(
        CREATE TABLE letter_fate(
            source INTEGER, fate INTEGER, letters INTEGER NOT NULL, PRIMARY KEY(source, fate)) WITHOUT ROWID;
        INSERT INTO meta SELECT 'letter_next', coalesce(max(id), 0) + 1 FROM letter;
    )");
}

// How each source is read, and which listeners were sending when anything came last. Of sources of before, neither is known.
Result<void> toVersion5(const Connection& db)
{
    return db.exec(R"(
        ALTER TABLE source ADD COLUMN read_as BLOB NOT NULL DEFAULT x'';
        ALTER TABLE source ADD COLUMN arrival INTEGER NOT NULL DEFAULT -9223372036854775808;
        ALTER TABLE source ADD COLUMN active_until INTEGER NOT NULL DEFAULT -9223372036854775808;
    )");
}

// Hashes of items may lie apart; programs of before would not find them there.
Result<void> toVersion6(const Connection&) { return {}; }

// Entry i leads from version i to version i + 1.
using Migration = Result<void> (*)(const Connection&);
constexpr std::array<Migration, kSchemaVersion> kMigrations{createVersion1, toVersion2, toVersion3, toVersion4, toVersion5, toVersion6};

Result<std::int64_t> versionOf(const Connection& db, const std::string& path)
{
    const auto application = db.integer("PRAGMA application_id");
    if (!application) return application;
    const auto version = db.integer("PRAGMA user_version");
    if (!version) return version;
    const auto tables = db.integer("SELECT count(*) FROM sqlite_master");
    if (!tables) return tables;
    constexpr std::int64_t kNoVersion = 1000;   // ahead of ours, nobody will ever be: flipped bits
    const auto ours = db.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('meta', 'source', 'segment', 'block', 'letter')");
    if (!ours) return ours;
    const bool versioned = *application == kApplicationId && *version > 0 && *version < kNoVersion;
    if (*ours == 5 && !versioned) return fail(ErrorCode::Damaged, "The store is damaged: its head is not as it was written.", path);
    if (*application != kApplicationId && (*application != 0 || *version != 0 || *tables != 0)) {
        return fail(ErrorCode::Store, "The database belongs to another program, not to Tallyscope.", path);
    }
    if (*version > kSchemaVersion) {
        return fail(ErrorCode::Store,
                    fmt::format("The store was written by a newer version of Tallyscope (schema {}); this version reads schemas up to {}.", *version, kSchemaVersion),
                    path);
    }
    return version;
}

Result<void> migrate(const Connection& db, std::int64_t from)
{
    if (from == kSchemaVersion) return {};
    auto transaction = Transaction::begin(db, Transaction::Kind::Write);
    if (!transaction) return passOn(transaction);
    for (std::int64_t version = from; version < kSchemaVersion; ++version) {
        if (auto ok = kMigrations[static_cast<std::size_t>(version)](db); !ok) return ok;
    }
    // With the code of today, whose tables are those of the last version: behind all entries, not in one of them.
    if (from == 1) {
        if (auto ok = buildCoarserTiers(db); !ok) return ok;
        if (auto ok = buildExtents(db); !ok) return ok;
    }
    const std::string stamp = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                              "; PRAGMA user_version=" + std::to_string(kSchemaVersion);
    if (auto ok = db.exec(stamp.c_str()); !ok) return ok;
    return transaction->commit();
}

}  // namespace

std::string databasePath(const std::string& directory)
{
    return (std::filesystem::path(directory) / "tally.db").string();
}

// A log without its database: SQLite would remove it and begin anew, and what is only in the log would be gone.
static Result<void> refuseOrphanedLog(const std::string& path)
{
    std::error_code error;
    const auto database = std::filesystem::file_size(path, error);
    if (!error && database > 0) return {};
    const auto log = std::filesystem::file_size(path + "-wal", error);
    if (error || log == 0) return {};
    return fail(ErrorCode::Damaged, "The database is missing or empty, but its log tally.db-wal holds data. Put the database back, or move the log away to begin anew.", path);
}

Result<Connection> openForWriting(const std::string& directory, std::size_t pageMemory)
{
    const std::string path = databasePath(directory);
    if (auto ok = refuseOrphanedLog(path); !ok) return passOn(ok);
    auto db = Connection::open(path, Connection::Mode::CreateAndWrite);
    if (!db) return db;
    // Looked at before anything is changed: journal_mode alone would already write into a stranger's file.
    auto version = versionOf(*db, path);
    if (!version) return passOn(version);
    // WAL of 16 MiB between checkpoints: a bulk batch fits, and a page that several batches touch is written back once.
    const std::string settings = "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-" +
                                 std::to_string(pageMemory / 1024) + "; PRAGMA wal_autocheckpoint=4096; PRAGMA journal_size_limit=67108864; PRAGMA trusted_schema=OFF";
    if (auto ok = db->exec(settings.c_str()); !ok) return passOn(ok);
    if (auto ok = migrate(*db, *version); !ok) return passOn(ok);
    return db;
}

Result<Connection> openForReading(const std::string& directory)
{
    const std::string path = databasePath(directory);
    std::error_code error;
    if (!std::filesystem::is_directory(directory, error)) return fail(ErrorCode::Store, "There is no such store directory.", directory);
    if (!std::filesystem::is_regular_file(path, error)) return fail(ErrorCode::Store, "The directory holds no store.", path);
    if (auto ok = refuseOrphanedLog(path); !ok) return passOn(ok);
    auto db = Connection::open(path, Connection::Mode::ReadOnly);
    if (!db) return db;
    const auto version = versionOf(*db, path);
    if (!version) return tl::unexpected<Error>(version.error());
    if (*version == 0) return fail(ErrorCode::Store, "The store is empty: nothing was ever written to it.", path);
    if (auto ok = db->exec("PRAGMA cache_size=-32768; PRAGMA trusted_schema=OFF"); !ok) return passOn(ok);
    return db;
}

bool isOlder(const Connection& db)
{
    return db.integer("PRAGMA user_version").value_or(kSchemaVersion) < kSchemaVersion;
}

}  // namespace tally::sqlite
