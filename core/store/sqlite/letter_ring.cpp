// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/letter_ring.h"

#include <algorithm>
#include <limits>

#include "core/base/limits.h"

namespace tally::sqlite {
namespace {

// What a letter costs beside its texts: its row and its entry in the index.
constexpr std::int64_t kOverhead = 64;

Result<std::int64_t> meta(const Connection& db, const char* name)
{
    return db.integer("SELECT value FROM meta WHERE name = '" + std::string(name) + "'");
}

Result<void> setMeta(const Connection& db, const char* name, std::int64_t value)
{
    auto statement = db.prepare("UPDATE meta SET value = ? WHERE name = '" + std::string(name) + "'");
    if (!statement) return passOn(statement);
    return statement->bind(1, value).run();
}

// Removes the oldest letters until `bytes` fits; returns how many went.
Result<std::int64_t> makeRoom(const Connection& db, std::int64_t& bytes)
{
    constexpr auto kLimit = static_cast<std::int64_t>(limits::kLetterBytes);
    auto oldest = db.prepare("SELECT id, length(detail) + length(raw) FROM letter ORDER BY id");
    if (!oldest) return passOn(oldest);
    std::int64_t last = -1, gone = 0;
    while (bytes > kLimit) {
        auto row = oldest->step();
        if (!row) return passOn(row);
        if (!*row) break;
        last = oldest->integer(0);
        bytes -= oldest->integer(1) + kOverhead;
        ++gone;
    }
    oldest->reset();
    auto remove = db.prepare("DELETE FROM letter WHERE id <= ?");
    if (!remove) return passOn(remove);
    if (auto ok = remove->bind(1, last).run(); !ok) return passOn(ok);
    return gone;
}

}  // namespace

Result<void> addLetters(const Connection& db, const std::vector<Letter>& letters, const std::vector<std::int64_t>& sources)
{
    if (letters.empty()) return {};
    auto bytes = meta(db, "letter_bytes");
    if (!bytes) return passOn(bytes);
    auto insert = db.prepare(
        "INSERT INTO letter(source, line, offset, reason, detail, raw) VALUES (?, ?, ?, ?, ?, ?)");
    if (!insert) return passOn(insert);
    for (const Letter& letter : letters) {
        const std::uint32_t source = raw(letter.source);
        if (source >= sources.size()) return fail(ErrorCode::Store, "A dead letter of the batch names a source that is not in it.");
        const std::string_view text = std::string_view(letter.raw).substr(0, limits::kLetterRaw);
        const std::string_view detail = std::string_view(letter.detail).substr(0, limits::kLetterRaw);
        insert->bind(1, sources[source]).bind(2, static_cast<std::int64_t>(letter.line));
        insert->bind(3, static_cast<std::int64_t>(letter.offset)).bind(4, static_cast<std::int64_t>(letter.reason));
        if (auto ok = insert->bind(5, detail).bind(6, text).run(); !ok) return ok;
        *bytes += static_cast<std::int64_t>(text.size() + detail.size()) + kOverhead;
    }
    if (*bytes > static_cast<std::int64_t>(limits::kLetterBytes)) {
        const auto gone = makeRoom(db, *bytes);
        if (!gone) return tl::unexpected<Error>(gone.error());
        const auto before = meta(db, "letters_dropped");
        if (!before) return tl::unexpected<Error>(before.error());
        if (auto ok = setMeta(db, "letters_dropped", *before + *gone); !ok) return ok;
    }
    return setMeta(db, "letter_bytes", *bytes);
}

Result<std::vector<std::pair<std::string, Letter>>> readLetters(const Connection& db, std::size_t limit)
{
    auto rows = db.prepare(
        "SELECT source.name, source, line, offset, reason, detail, raw FROM letter JOIN source ON source.id = letter.source "
        "ORDER BY letter.source, letter.offset LIMIT ?");
    if (!rows) return passOn(rows);
    rows->bind(1, static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max())));
    std::vector<std::pair<std::string, Letter>> all;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) return all;
        const std::int64_t reason = rows->integer(4);
        if (reason < 0 || reason >= kReasons) return fail(ErrorCode::Store, "The store is damaged: a dead letter has no valid reason.");
        Letter letter;
        letter.source = static_cast<SourceId>(rows->integer(1));
        letter.line = static_cast<std::uint64_t>(rows->integer(2));
        letter.offset = static_cast<std::uint64_t>(rows->integer(3));
        letter.reason = static_cast<Reason>(reason);
        letter.detail = rows->bytes(5);
        letter.raw = rows->bytes(6);
        all.emplace_back(rows->bytes(0), std::move(letter));
    }
}

Result<std::uint64_t> readLettersDropped(const Connection& db)
{
    const auto dropped = meta(db, "letters_dropped");
    if (!dropped) return tl::unexpected<Error>(dropped.error());
    return static_cast<std::uint64_t>(*dropped);
}

}  // namespace tally::sqlite
