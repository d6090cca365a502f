// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/letter_fates.h"

#include <algorithm>
#include <string>

#include "core/store/sqlite/letter_ring.h"

namespace tally::sqlite {
namespace {

constexpr const char* columnOf(Reason reason)
{
    return reason == Reason::Late ? "late" : reason == Reason::Future ? "future" : "rejected";
}

// From its column to `valid`. A ledger that does not have the record is damaged, and must not be made to balance by wrapping.
Result<void> moveToValid(const Connection& db, const DeadLetter& letter)
{
    const std::string column = columnOf(letter.letter.reason);
    const std::string id = std::to_string(letter.storedSource);
    const auto left = db.integer("SELECT " + column + " FROM source WHERE id = " + id);
    if (!left) return tl::unexpected<Error>(left.error());
    if (*left <= 0) return fail(ErrorCode::Store, "The ledger does not have the dead letter that is to be counted.", letter.source);
    auto move = db.prepare("UPDATE source SET " + column + " = " + column + " - 1, valid = valid + 1 WHERE id = ?");
    if (!move) return passOn(move);
    return move->bind(1, letter.storedSource).run();
}

// A declared sender's row says nothing of its format: that is its listener's, whose name its own begins with.
Result<void> asItsListener(const Connection& db, DeadLetter* letter)
{
    if (!letter->live || !letter->shape.empty()) return {};
    auto listener = db.prepare("SELECT shape, read_as FROM source WHERE fingerprint = x'' AND length(shape) > 0 "
                               "AND substr(?1, 1, length(name) + 1) = CAST(name || ' ' AS BLOB) ORDER BY length(name) DESC LIMIT 1");
    if (!listener) return passOn(listener);
    const auto row = listener->bind(1, letter->source).step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return {};
    letter->shape = listener->bytes(0);
    letter->readAs = listener->bytes(1);
    return {};
}

}  // namespace

Result<std::vector<DeadLetter>> findLetters(const Connection& db, std::span<const LetterId> ids)
{
    std::vector<LetterId> wanted(ids.begin(), ids.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    auto row = db.prepare(
        "SELECT source, line, offset, reason, detail, raw, letter.id, source.name, shape, fingerprint = x'', complete, watermark, read_as "
        "FROM letter JOIN source ON source.id = letter.source WHERE letter.id = ?");
    if (!row) return passOn(row);
    std::vector<DeadLetter> found;
    for (const LetterId id : wanted) {
        const auto there = row->bind(1, static_cast<std::int64_t>(raw(id))).step();
        if (!there) return tl::unexpected<Error>(there.error());
        if (*there) {
            auto letter = letterAt(*row, 0);
            if (!letter) return tl::unexpected<Error>(letter.error());
            found.push_back({std::move(*letter), std::string(row->bytes(7)), row->integer(0), std::string(row->bytes(8)),
                             std::string(row->bytes(12)), row->integer(9) != 0, row->integer(10) != 0, {row->integer(11)}});
            if (auto ok = asItsListener(db, &found.back()); !ok) return passOn(ok);
        }
        row->reset();
    }
    return found;
}

Result<void> settle(const Connection& db, std::span<const DeadLetter> letters, std::span<const LetterFate> fates)
{
    auto count = db.prepare("INSERT INTO letter_fate(source, fate, letters) VALUES (?, ?, 1) "
                            "ON CONFLICT(source, fate) DO UPDATE SET letters = letters + 1");
    if (!count) return passOn(count);
    std::vector<LetterId> gone;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (fates[i] == LetterFate::Kept) continue;
        if (fates[i] == LetterFate::Counted)
            if (auto ok = moveToValid(db, letters[i]); !ok) return ok;
        if (auto ok = count->bind(1, letters[i].storedSource).bind(2, static_cast<std::int64_t>(fates[i])).run(); !ok) return ok;
        gone.push_back(letters[i].letter.id);
    }
    return removeLetters(db, gone);
}

Result<LetterTotals> readLetterTotals(const Connection& db)
{
    LetterTotals totals;
    const auto dropped = readLettersDropped(db);
    if (!dropped) return tl::unexpected<Error>(dropped.error());
    totals.dropped = *dropped;
    auto rows = db.prepare("SELECT 0, reason, count(*) FROM letter GROUP BY reason "
                           "UNION ALL SELECT 1, fate, sum(letters) FROM letter_fate GROUP BY fate");
    if (!rows) return passOn(rows);
    for (;;) {
        const auto row = rows->step();
        if (!row) return tl::unexpected<Error>(row.error());
        if (!*row) return totals;
        const auto which = static_cast<std::size_t>(rows->integer(1));
        const auto letters = static_cast<std::uint64_t>(rows->integer(2));
        if (rows->integer(0) == 0 && which < totals.byReason.size()) totals.byReason[which] = letters;
        else if (which == static_cast<std::size_t>(LetterFate::Counted)) totals.counted = letters;
        else if (which == static_cast<std::size_t>(LetterFate::Discarded)) totals.discarded = letters;
    }
}

}  // namespace tally::sqlite
