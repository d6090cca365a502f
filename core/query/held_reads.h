// SPDX-License-Identifier: GPL-3.0-or-later
// HeldReads: the read transactions of one answer. An answer is of one moment, but a transaction that is held for long holds
// up the writer's checkpoints, so none is longer than a second:
// - What is read within a quarter of a second is read in one transaction.
// - A longer scan goes day by day; between two days the transaction may be ended and another begun. It goes on when nothing
//   that it has read so far was changed in between (StoreReader::touchedSince: batches are atomic, and each marks the days it
//   touches); then all of it is of the moment of the last transaction. Else the answer is begun anew, a few times.
// - One day that takes longer than a second ends with TimedOut; so does a store that changes all the time below a long scan.
#pragma once

#include <chrono>
#include <memory>

#include "core/store/rollup_store.h"

namespace tally {

struct ReadPatience {
    std::chrono::milliseconds cut{250};           // a transaction that is older ends before the next day
    std::chrono::milliseconds transaction{1000};  // none is longer
    std::chrono::milliseconds answer{0};          // for all of it; 0 = as long as it takes
    int restarts = 3;
};

class HeldReads {
public:
    HeldReads(const StoreReader& reader, const ReadPatience& patience, ReadLimit::Clock::time_point asked, std::stop_token stop);

    Result<void> begin();
    // Before the next piece. `read`: the cells read so far; `kept`: as planned by. False: some of it changed, begin anew.
    // `last`: what follows is read in the same transaction up to the end.
    Result<bool> goOn(const Footprint& read, const KeptTiers& kept, bool last);

    bool changed() const { return changed_; }
    Error explained(const Error& error) const;   // why reading ended: told to stop, or too slow

private:
    const StoreReader* reader_;
    ReadPatience patience_;
    ReadLimit::Clock::time_point asked_, begun_;
    ReadLimit limit_;
    std::shared_ptr<void> held_;
    bool changed_ = false;
};

}  // namespace tally
