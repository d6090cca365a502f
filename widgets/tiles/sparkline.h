// SPDX-License-Identifier: GPL-3.0-or-later
// Sparkline: a small painted curve without axes. NaN is a gap: line and fill stop, nothing is joined.
#pragma once

#include <QColor>
#include <QRectF>
#include <limits>
#include <span>

class QPainter;

namespace tally {

struct SparkStyle {
    QColor line;
    double fillOpacity = 0;                                       // 0 = no area
    double width = 1.4;                                           // px
    bool endDot = false;
    bool zeroBased = true;                                        // the lower edge is 0, or the smallest value
    double limit = std::numeric_limits<double>::quiet_NaN();      // dashed line; NaN = none
    QColor limitColor;
    std::span<const double> ghost;                                // previous period, dashed; may be empty
    QColor ghostColor;
};

// Draws min and max per pixel column when there are more values than pixels. Values that are not finite are gaps.
void paintSparkline(QPainter& painter, const QRectF& rect, std::span<const double> values, const SparkStyle& style);

}  // namespace tally
