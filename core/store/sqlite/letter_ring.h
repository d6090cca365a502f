// SPDX-License-Identifier: GPL-3.0-or-later
// LetterRing: dead letters, at most limits::kLetterBytes of them; the oldest make room and are counted as dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/event/letter.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Inside the caller's transaction. `dropped`: letters that were there beside these and are counted as such. `sources`: ids of
// the store, indexed by Letter::source.
Result<void> addLetters(const Connection& db, const std::vector<Letter>& letters, std::uint64_t dropped, const std::vector<std::int64_t>& sources);

enum class LetterOrder { BySource, Newest };   // by source and offset, oldest first; the newest, in the order they came
Result<std::vector<std::pair<std::string, Letter>>> readLetters(const Connection& db, std::size_t limit,
                                                                LetterOrder order = LetterOrder::BySource);
// Takes letters out, inside the caller's transaction; they are not counted as dropped.
Result<void> removeLetters(const Connection& db, const std::vector<LetterId>& ids);
Result<Letter> letterAt(const Statement& row, int column);   // source, line, offset, reason, detail, raw, id from `column` on
Result<std::uint64_t> readLettersDropped(const Connection& db);

}  // namespace tally::sqlite
