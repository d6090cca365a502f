// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/settings.h"

namespace tally {

// Something that was asked for and is open, so that it can be opened again.
struct OpenSource {
    enum class Kind { Log, Follow, Listen, Demo };
    Kind kind = Kind::Log;
    RecentLog how;                           // path (or pattern, or address) and how it is read
    bool operator==(const OpenSource&) const = default;
};

}  // namespace tally
