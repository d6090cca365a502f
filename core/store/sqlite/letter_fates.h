// SPDX-License-Identifier: GPL-3.0-or-later
// LetterFates: what becomes of dead letters when people decide (core/store/dead_letters.h).
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/store/dead_letters.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Those of the letters that are there, by id; each once.
Result<std::vector<DeadLetter>> findLetters(const Connection& db, std::span<const LetterId> ids);

// Takes out those that are not kept, moves the counted ones to `valid` in the ledgers of their sources, and counts the fates.
// Inside the caller's transaction, which also writes what is counted. REQUIRES: one fate for each letter.
Result<void> settle(const Connection& db, std::span<const DeadLetter> letters, std::span<const LetterFate> fates);

Result<LetterTotals> readLetterTotals(const Connection& db);

}  // namespace tally::sqlite
