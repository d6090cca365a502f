// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>

#include "widgets/text/number_text.h"
#include "widgets/tiles/signal_strip.h"

namespace tally {

// A cell of a strip of signals, before anything is known of it.
inline SignalCell namedCell(QString title, const char* icon)
{
    SignalCell made;
    made.title = std::move(title);
    made.icon = QLatin1String(icon);
    return made;
}

inline QString secondsText(double seconds) { return durationText(static_cast<qint64>(seconds * 1e6)); }

}  // namespace tally
