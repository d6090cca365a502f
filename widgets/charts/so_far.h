// SPDX-License-Identifier: GPL-3.0-or-later
// SoFar: the values of buckets that are not final yet, drawn apart from the curve.
//
// A bucket that is still filling is always too low, and a line down to it looks like an outage. So curves, areas and bars end
// with the last final bucket; each later one is a short dotted stroke at the value it has so far, joined to nothing.
#pragma once

#include <QColor>
#include <QtGlobal>
#include <vector>

#include "widgets/charts/chart_data.h"

class QPainter;

namespace tally {

struct ChartFrame;

struct SoFarMark {
    qint64 fromUs = 0, toUs = 0;  // its bucket
    double low = 0, high = 0;     // low: where its part of a stack begins; the same as high where nothing is stacked
    int color = 0;
};

// Index of the first bucket that is not final; the number of buckets when all are.
[[nodiscard]] std::size_t firstOpenBucket(const ChartData& data);
// Of visible buckets and series (`hidden` by key); what belongs to an earlier period is complete and has none.
[[nodiscard]] std::vector<SoFarMark> soFarMarks(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode);
// With the words "so far" where there is room.
void paintSoFar(QPainter& painter, const ChartFrame& frame, const ChartData& data, const std::vector<QString>& hidden, ChartMode mode);

}  // namespace tally
