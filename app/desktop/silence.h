// SPDX-License-Identifier: GPL-3.0-or-later
// Silence: live sources that have sent and send no more. What they fed is stale, and must not look like a quiet hour.
#pragma once

#include <QString>

#include "app/desktop/pages/page_context.h"
#include "core/engine/snapshot.h"
#include "widgets/cards/state_pane.h"

namespace tally {

inline constexpr qint64 kSilentAfterUs = 30'000'000;   // the idle time of DEFINITIONS: from then on the watermark goes without it

struct Silence {
    int silent = 0, live = 0;   // sources
    qint64 forUs = 0;           // all are silent: since anything came; else of the one that fell silent last
    QString who;                // when it is one
    bool any() const { return silent > 0; }
    bool all() const { return silent > 0 && silent == live; }
    QString age() const;        // "2 min"
    QString badge() const;      // "stale, 2 min", "1 of 3 silent"
    QString cause() const;      // one sentence
};

// A source that has not sent anything yet is waited for, and not counted.
Silence silenceOf(const Snapshot& snapshot);
// Ready, or stale. A chosen time that is over is never stale.
StateInfo readyOrStale(const PageContext& context);
// Why nothing is in a time that goes on: the silence when there is one, else what the panel says.
QString whyNothing(const PageContext& context, const QString& quiet);

}  // namespace tally
