// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/engine/hot/revisions.h"
#include "core/engine/hot/seconds.h"
#include "core/engine/hot/timeline.h"
#include "core/event/ledger.h"
#include "core/event/letter.h"

namespace tally {

// Delta: what one worker counted since its last one. Sealed, so that only the state thread ever merges.
struct Delta {
    std::shared_ptr<const SortedRun> run;   // null = no cells
    std::optional<ColdRun> cold;            // what stands under Dictionary::other() in `run`
    Revisions revisions;                    // what of both changed minutes that were final
    Timeline timeline;
    std::optional<SecondsPart> seconds;     // the same by second, where the sink keeps them
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
