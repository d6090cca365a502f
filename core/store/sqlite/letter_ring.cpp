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

Result<void> countDropped(const Connection& db, std::int64_t more)
{
    if (more == 0) return {};
    const auto before = meta(db, "letters_dropped");
    if (!before) return tl::unexpected<Error>(before.error());
    return setMeta(db, "letters_dropped", *before + more);
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

Result<void> addLetters(const Connection& db, const std::vector<Letter>& letters, std::uint64_t dropped, const std::vector<std::int64_t>& sources)
{
    if (auto ok = countDropped(db, static_cast<std::int64_t>(dropped)); !ok || letters.empty()) return ok;
    auto bytes = meta(db, "letter_bytes");
    if (!bytes) return passOn(bytes);
    auto insert = db.prepare(
        "INSERT INTO letter(source, line, offset, reason, detail, raw, id) VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return passOn(insert);
    auto next = meta(db, "letter_next");
    if (!next) return passOn(next);
    for (const Letter& letter : letters) {
        const std::uint32_t source = raw(letter.source);
        if (source >= sources.size()) return fail(ErrorCode::Store, "A dead letter of the batch names a source that is not in it.");
        const std::string_view text = std::string_view(letter.raw).substr(0, limits::kLetterRaw);
        const std::string_view detail = std::string_view(letter.detail).substr(0, limits::kLetterRaw);
        insert->bind(1, sources[source]).bind(2, static_cast<std::int64_t>(letter.line));
        insert->bind(3, static_cast<std::int64_t>(letter.offset)).bind(4, static_cast<std::int64_t>(letter.reason));
        if (auto ok = insert->bind(5, detail).bind(6, text).bind(7, (*next)++).run(); !ok) return ok;
        *bytes += static_cast<std::int64_t>(text.size() + detail.size()) + kOverhead;
    }
    if (auto ok = setMeta(db, "letter_next", *next); !ok) return ok;
    if (*bytes > static_cast<std::int64_t>(limits::kLetterBytes)) {
        const auto gone = makeRoom(db, *bytes);
        if (!gone) return tl::unexpected<Error>(gone.error());
        if (auto ok = countDropped(db, *gone); !ok) return ok;
    }
    return setMeta(db, "letter_bytes", *bytes);
}

Result<void> removeLetters(const Connection& db, const std::vector<LetterId>& ids)
{
    auto bytes = meta(db, "letter_bytes");
    if (!bytes) return passOn(bytes);
    auto size = db.prepare("SELECT length(detail) + length(raw) FROM letter WHERE id = ?");
    if (!size) return passOn(size);
    auto remove = db.prepare("DELETE FROM letter WHERE id = ?");
    if (!remove) return passOn(remove);
    for (const LetterId id : ids) {
        const auto key = static_cast<std::int64_t>(raw(id));
        const auto there = size->bind(1, key).step();
        if (!there) return tl::unexpected<Error>(there.error());
        if (*there) *bytes -= size->integer(0) + kOverhead;
        size->reset();
        if (auto ok = remove->bind(1, key).run(); !ok) return ok;
    }
    return setMeta(db, "letter_bytes", *bytes);
}

Result<Letter> letterAt(const Statement& row, int column)
{
    const std::int64_t reason = row.integer(column + 3);
    if (reason < 0 || reason >= kReasons) return fail(ErrorCode::Damaged, "The store is damaged: a dead letter has no valid reason.");
    Letter letter;
    letter.source = SourceId{static_cast<std::uint32_t>(row.integer(column))};
    letter.line = static_cast<std::uint64_t>(row.integer(column + 1));
    letter.offset = static_cast<std::uint64_t>(row.integer(column + 2));
    letter.reason = static_cast<Reason>(reason);
    letter.detail = row.bytes(column + 4);
    letter.raw = row.bytes(column + 5);
    letter.id = LetterId{static_cast<std::uint64_t>(row.integer(column + 6))};
    return letter;
}

Result<std::vector<std::pair<std::string, Letter>>> readLetters(const Connection& db, std::size_t limit, LetterOrder order)
{
    const bool newest = order == LetterOrder::Newest;
    auto rows = db.prepare(std::string("SELECT source.name, source, line, offset, reason, detail, raw, letter.id FROM letter "
                                       "JOIN source ON source.id = letter.source ORDER BY ") +
                           (newest ? "letter.id DESC" : "letter.source, letter.offset") + " LIMIT ?");
    if (!rows) return passOn(rows);
    rows->bind(1, static_cast<std::int64_t>(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max())));
    std::vector<std::pair<std::string, Letter>> all;
    for (;;) {
        auto row = rows->step();
        if (!row) return passOn(row);
        if (!*row) break;
        auto letter = letterAt(*rows, 1);
        if (!letter) return tl::unexpected<Error>(letter.error());
        all.emplace_back(rows->bytes(0), std::move(*letter));
    }
    if (newest) std::reverse(all.begin(), all.end());
    return all;
}

Result<std::uint64_t> readLettersDropped(const Connection& db)
{
    const auto dropped = meta(db, "letters_dropped");
    if (!dropped) return tl::unexpected<Error>(dropped.error());
    return static_cast<std::uint64_t>(*dropped);
}

}  // namespace tally::sqlite
