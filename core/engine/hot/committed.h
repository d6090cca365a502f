// SPDX-License-Identifier: GPL-3.0-or-later
// What whoever reads a log hands to the state, once it is certain.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/hot/delta.h"
#include "core/engine/hot/tail.h"
#include "core/event/ledger.h"
#include "core/event/letter.h"
#include "core/store/rollup_store.h"

namespace tally {

// What was counted since the last commit, once it is committed.
struct Committed {
    std::vector<std::shared_ptr<const SortedRun>> runs;
    std::vector<ColdRun> cold;               // what stands under Dictionary::other() in `runs`, item by item
    Revisions revisions;                     // what of both changed minutes that were final already
    std::optional<TailSummaries> tail;       // or, of a store that was loaded, its summaries
    Timeline timeline;
    std::optional<SecondsPart> seconds;      // the same by second; nothing where some of it was counted without
    KeptTiers kept;                          // of what a store had; for what lies before, cells are hours or days
    bool hasTimes = false, hasLatency = false, hasOutcome = false;
    Micros firstEvent, lastEvent;
    Ledger ledger;                           // delta
    std::array<std::uint64_t, kReasons> rejectedBy{};   // so far, of this reading
    std::vector<Letter> letters;             // new ones
    std::uint64_t lettersDropped = 0;        // beside them: there were too many
    std::uint64_t storedRead = 0;
    std::uint64_t ambiguousTimes = 0;        // new ones: local times that a clock change makes double or impossible
    // Of `revisions`, of a followed log and of what is counted one by one; of a live log see LivePortion.
    bool revises = false;   // of a followed log: what it adds to minutes that others made final revises them, too
    std::vector<std::int32_t> revisedMinutes;
    Micros watermark = kNever;               // of the same: now
    // Of what a LiveWriter hands on: what ends at or before it will be final in the store before this part is in it.
    Micros finalBefore = kNever;

    void take(Delta&& delta);                // cells, timeline and times; the ledger is the caller's
};

inline std::size_t cellsOf(const Committed& part)
{
    std::size_t cells = 0;
    for (const auto& run : part.runs) cells += run->cells();
    for (const ColdRun& cold : part.cold) cells += cold.run->cells();
    return cells;
}

}  // namespace tally
