// SPDX-License-Identifier: GPL-3.0-or-later
// FollowClock: the event time of one followed log (or of the events that a program counts one by one), and what of a commit changes minutes that were final by it (DEFINITIONS
// section 2). A followed log is a recorded one: nothing in it is late, but what it adds to final minutes revises them.
//
// judge() looks at what is about to be committed; advance() moves the watermark once it is, so that a commit which failed and
// is read again meets the same watermark. Thread safety: none.
#pragma once

#include <cstdint>

#include "core/count/event_clock.h"
#include "core/engine/hot/committed.h"

namespace tally {

class FollowClock {
public:
    // `known` = the greatest event time that was committed of this log before (kNever: none was, and what is there when it is
    // begun is history, which revises nothing).
    FollowClock(const EventTimeRules& rules, Micros known);

    bool history() const { return history_; }
    void historyEnds() { history_ = false; }

    // Fills part->revises, part->revisedMinutes and part->revisions. `now` by the engine's clock.
    void judge(Committed* part) const;
    // Fills part->watermark.
    void advance(Micros now, Committed* part);

    Micros newest() const { return newest_; }
    Micros watermark() const { return newest_ == kNever ? kNever : Micros{newest_.us - rules_.outOfOrderness - 1}; }

private:
    EventTimeRules rules_;
    Micros newest_;   // of what is committed, stamps of the far future left out
    bool history_;
};

}  // namespace tally
