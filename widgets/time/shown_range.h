// SPDX-License-Identifier: GPL-3.0-or-later
// ShownRange: the one range of the window. [fromUs, toUs) in µs UTC; relative ranges follow "now" or the end of the data.
#pragma once

#include <QString>
#include <QtGlobal>
#include <optional>

#include "widgets/text/time_text.h"

namespace tally {

enum class RangeKind { Absolute, Relative, Everything };

struct ShownRange {
    RangeKind kind = RangeKind::Absolute;
    qint64 fromUs = 0;
    qint64 toUs = 0;             // exclusive
    qint64 spanUs = 0;           // of a relative range; toUs - fromUs otherwise

    [[nodiscard]] bool live() const { return kind != RangeKind::Absolute; }
    [[nodiscard]] static ShownRange absolute(qint64 fromUs, qint64 toUs);
    [[nodiscard]] static ShownRange last(qint64 spanUs, qint64 nowUs);
    [[nodiscard]] static ShownRange everything(qint64 dataFromUs, qint64 dataToUs);
    friend bool operator==(const ShownRange&, const ShownRange&) = default;
};

// "Last 1 h", "Everything" or "Range".
[[nodiscard]] QString rangeName(const ShownRange& range);

// Reads `YYYY-MM-DD[ HH:MM[:SS]]`, RFC 3339 (offset or Z; the shown zone when absent), `now`, `now-6h` (s m h d w). Nothing when it is none of these.
[[nodiscard]] std::optional<qint64> parseMoment(const QString& text, qint64 nowUs);

}  // namespace tally
