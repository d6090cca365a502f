// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide about dead letters: some are counted after all, some are put away. Nothing vanishes silently: a letter
// that is counted moves from its column of the ledger to `valid`, one that is put away stays in its column and is counted as
// discarded, so that of each source
//   rejected + late + future = letters that are kept + discarded + pushed out of the ring or never kept.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/letter.h"
#include "core/event/time.h"

namespace tally {

struct RollupBatch;

// A letter as a store keeps it, with what is known of its source.
struct DeadLetter {
    Letter letter;
    std::string source;          // its name
    std::int64_t storedSource = 0;
    std::string shape;           // the bytes by which its format was found; empty: not known. A declared sender's is its listener's
    std::string readAs;          // how it is read (core/store/kept_options.h); likewise
    bool live = false;           // a listener's
    bool complete = false;       // a recorded input's that was read to its end
    Micros watermark = kNever;   // of a listener
};

enum class LetterFate : std::uint8_t {
    Kept,        // stays what and where it is
    Counted,
    Discarded,
};

// One verdict for each letter, in their order, and what those that count add up to. `commit` false: only looked at.
struct LetterVerdicts {
    std::vector<LetterFate> fates;
    const RollupBatch* counted = nullptr;   // id, items, types, cells, revisions, health; null: nothing counts. Read during the call.
    bool commit = true;
};
// Called with those of the letters that are still there, by id. May be called once only.
using JudgeLetters = std::function<Result<LetterVerdicts>(std::span<const DeadLetter> letters)>;

struct LetterTotals {
    std::array<std::uint64_t, kReasons> byReason{};   // of those that are kept
    std::uint64_t dropped = 0;                        // pushed out of the ring, or never in it: there were too many at once
    std::uint64_t counted = 0, discarded = 0;         // by people
};

}  // namespace tally
