// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshot.h"
#include "widgets/shell/status_bar.h"

namespace tally {

StatusData statusLine(const Snapshot& snapshot, bool paused, std::uint64_t unseen = 0);
// Name, number and state of what is open, for the top bar.
struct SourceLine {
    QString name, count;
    Tone tone = Tone::Neutral;
};
SourceLine sourceLine(const Snapshot& snapshot);
QString shortName(const SourceState& source);    // file name, or address

}  // namespace tally
