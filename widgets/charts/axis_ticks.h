// SPDX-License-Identifier: GPL-3.0-or-later
// Ticks of both axes: round moments of the shown zone from years down to seconds, and 3 to 5 round values.
#pragma once

#include <QString>
#include <QtGlobal>
#include <vector>

namespace tally {

struct TimeTick {
    qint64 us = 0;
    QString label;
};

// About one tick per `minSpacingPx`; on round steps (1, 2, 5, 10, 15, 30 s/min, 1, 2, 3, 6, 12 h, days, months, years).
// REQUIRES: fromUs < toUs, widthPx > 0.
[[nodiscard]] std::vector<TimeTick> timeTicks(qint64 fromUs, qint64 toUs, int widthPx, int minSpacingPx = 62);

// Round values from 0 (or below, for negative data) to the first round value >= high or just under it: 3 to 5 of them.
[[nodiscard]] std::vector<double> valueTicks(double low, double high);
// The top of the axis for data up to `high`: leaves a little room above the data.
// Of a logarithmic axis whose lowest decade is `floor`: 0, the decades, and 2 and 5 of each where there are few. REQUIRES: floor > 0.
[[nodiscard]] std::vector<double> logTicks(double floor, double high);
[[nodiscard]] double axisTop(double high);

}  // namespace tally
