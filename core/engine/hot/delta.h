// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/count/dictionary.h"
#include "core/count/sorted_run.h"
#include "core/engine/hot/timeline.h"
#include "core/event/ledger.h"
#include "core/event/letter.h"

namespace tally {

// Events of items that the shared dictionary had no room for, each item by itself: for a store, which has room for all, and
// for the summaries of the tail (tail.h).
struct ColdRun {
    std::shared_ptr<const Dictionary> items;   // of the run alone
    std::shared_ptr<const SortedRun> run;
};

// Delta: what one worker counted since its last one. Sealed, so that only the state thread ever merges.
struct Delta {
    std::shared_ptr<const SortedRun> run;   // null = no cells
    std::optional<ColdRun> cold;            // what stands under Dictionary::other() in `run`
    Timeline timeline;
    bool hasTimes = false, hasLatency = false, hasOutcome = false;
    Micros firstEvent, lastEvent;
    std::uint64_t events = 0;

    void see(Micros time)
    {
        firstEvent = hasTimes ? std::min(firstEvent, time) : time;
        lastEvent = hasTimes ? std::max(lastEvent, time) : time;
        hasTimes = true;
    }
};

}  // namespace tally
