// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/source_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>

#include "core/store/kept_options.h"

namespace tally::sqlite {
namespace {

constexpr std::string_view kSourceColumns =
    "id, name, fingerprint, digest, hash_state, shape, position, lines, complete, "
    "received, valid, quarantined, duplicate, late, future, rejected, in_flight, newest, watermark, has_ids, "
    "read_as, arrival, active_until";

using LedgerColumn = std::uint64_t Ledger::*;
constexpr std::array<LedgerColumn, 8> kLedger{&Ledger::received,  &Ledger::valid, &Ledger::quarantined, &Ledger::duplicate,
                                              &Ledger::late,      &Ledger::future, &Ledger::rejected,   &Ledger::inFlight};

StoredSource sourceAt(const Statement& row)
{
    StoredSource s;
    s.id = row.integer(0);
    s.name = row.bytes(1);
    s.fingerprint = row.bytes(2);
    s.prefixDigest = row.bytes(3);
    s.hashState = row.bytes(4);
    s.shape = row.bytes(5);
    s.position = static_cast<std::uint64_t>(row.integer(6));
    s.lines = static_cast<std::uint64_t>(row.integer(7));
    s.complete = row.integer(8) != 0;
    int column = 9;
    for (const LedgerColumn member : kLedger) s.ledger.*member = static_cast<std::uint64_t>(row.integer(column++));
    s.newest = {row.integer(column++)};
    s.watermark = {row.integer(column++)};
    s.hasIds = row.integer(column++) != 0;
    s.readAs = row.bytes(column++);
    s.arrival = {row.integer(column++)};
    s.activeUntil = {row.integer(column)};
    return s;
}

// A recorded input is known by its fingerprint (its name may change), a listener by its name.
Result<std::optional<StoredSource>> findSource(const Connection& db, const SourceProgress& progress)
{
    if (progress.storedId == SourceProgress::kNewSource) return std::nullopt;
    const bool byId = progress.storedId != SourceProgress::kMatchSource;
    const bool byName = !byId && progress.fingerprint.empty();
    const char* where = byId ? "id = ?" : byName ? "fingerprint = x'' AND name = ?" : "fingerprint = ? ORDER BY id DESC";
    auto statement = db.prepare("SELECT " + std::string(kSourceColumns) + " FROM source WHERE " + where);
    if (!statement) return passOn(statement);
    if (byId) statement->bind(1, progress.storedId);
    else statement->bind(1, byName ? progress.name : progress.fingerprint);
    auto row = statement->step();
    if (!row) return passOn(row);
    if (byId && !*row) {
        return fail(ErrorCode::Store, fmt::format("The store knows no source {}.", progress.storedId), progress.name);
    }
    return *row ? std::optional(sourceAt(*statement)) : std::nullopt;
}

Result<void> write(const Connection& db, const StoredSource& s)
{
    auto statement = db.prepare("INSERT OR REPLACE INTO source(" + std::string(kSourceColumns) +
                                ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement) return passOn(statement);
    statement->bind(1, s.id).bind(2, s.name).bind(3, s.fingerprint).bind(4, s.prefixDigest).bind(5, s.hashState).bind(6, s.shape);
    statement->bind(7, static_cast<std::int64_t>(s.position)).bind(8, static_cast<std::int64_t>(s.lines)).bind(9, s.complete ? 1 : 0);
    int column = 10;
    for (const LedgerColumn member : kLedger) statement->bind(column++, static_cast<std::int64_t>(s.ledger.*member));
    statement->bind(column, s.newest.us).bind(column + 1, s.watermark.us).bind(column + 2, s.hasIds ? 1 : 0);
    statement->bind(column + 3, s.readAs).bind(column + 4, s.arrival.us).bind(column + 5, s.activeUntil.us);
    return statement->run();
}

}  // namespace

Result<std::vector<StoredSource>> readSources(const Connection& db)
{
    auto statement = db.prepare("SELECT " + std::string(kSourceColumns) + " FROM source ORDER BY id");
    if (!statement) return passOn(statement);
    std::vector<StoredSource> all;
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        all.push_back(sourceAt(*statement));
    }
}

Result<InputState> readInputs(const Connection& db)
{
    auto statement = db.prepare("SELECT coalesce(max(fingerprint = x''), 0), coalesce(max(fingerprint <> x'' AND complete = 0), 0) FROM source");
    if (!statement) return passOn(statement);
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    const auto finalBefore = readWatermark(db);
    if (!finalBefore) return tl::unexpected<Error>(finalBefore.error());
    const bool live = statement->integer(0) != 0;
    return InputState{live, statement->integer(1) != 0, *finalBefore, live ? *finalBefore : kNever};
}

Result<Micros> readWatermark(const Connection& db)
{
    const auto mark = db.integer("SELECT coalesce((SELECT value FROM meta WHERE name = 'final_before'), " + std::to_string(kNever.us) + ")");
    if (!mark) return tl::unexpected<Error>(mark.error());
    return Micros{*mark};
}

// A source that has not sent anything yet has no watermark, and one that fell silent does not hold up the others.
Result<void> raiseWatermark(const Connection& db, Micros claimed)
{
    const std::string never = std::to_string(kNever.us);
    const auto least = db.integer("SELECT coalesce(min(watermark), " + never + ") FROM source WHERE fingerprint = x'' AND watermark > " + never +
                                  " AND active_until > " + never + " AND active_until >= (SELECT max(arrival) FROM source WHERE fingerprint = x'')");
    if (!least) return tl::unexpected<Error>(least.error());
    const std::int64_t mark = std::max(*least, claimed.us);
    if (mark == kNever.us) return {};
    auto raise = db.prepare("INSERT INTO meta VALUES ('final_before', ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)");
    if (!raise) return passOn(raise);
    return raise->bind(1, mark).run();
}

Result<std::int64_t> advanceSource(const Connection& db, const SourceProgress& progress)
{
    auto found = findSource(db, progress);
    if (!found) return passOn(found);
    StoredSource source;
    if (*found) {
        source = std::move(**found);
    } else {
        const auto next = db.integer("SELECT coalesce(max(id), 0) + 1 FROM source");
        if (!next) return next;
        source.id = *next;
    }
    if (progress.from != source.position || progress.to < progress.from) {
        return fail(ErrorCode::Store,
                    fmt::format("Position gap: the batch covers [{}, {}) but the store has counted up to {}.", progress.from, progress.to, source.position),
                    progress.name);
    }
    source.name = progress.name;
    source.fingerprint = progress.fingerprint;
    source.prefixDigest = progress.prefixDigest;
    source.hashState = progress.hashState;
    source.shape = progress.shape;
    // Two readings of one source in different ways: neither of them alone would give the same counts again.
    const bool begins = source.position == 0 && source.ledger == Ledger{};
    if (begins) source.readAs = progress.readAs;
    else if (source.readAs != progress.readAs && !source.readAs.empty()) source.readAs = kReadInSeveralWays;
    source.position = progress.to;
    source.lines = progress.lines;
    source.complete = progress.complete;
    source.ledger += progress.ledger;
    source.newest = std::max(source.newest, progress.newest);
    source.watermark = std::max(source.watermark, progress.watermark);   // never goes back
    source.hasIds |= progress.hasIds;
    source.arrival = std::max(source.arrival, progress.arrival);
    source.activeUntil = std::max(source.activeUntil, progress.activeUntil);
    if (auto ok = write(db, source); !ok) return passOn(ok);
    return source.id;
}

}  // namespace tally::sqlite
