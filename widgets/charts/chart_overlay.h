// SPDX-License-Identifier: GPL-3.0-or-later
// ChartOverlay: what a TimeChart paints around its curves: fields and hatch below; limit, flags, crosshair, plate and tooltip above.
//
// Plain painting on a QPainter from a ChartFrame; knows nothing of the plot library. Times in µs UTC, lengths in px.
#pragma once

#include <QPen>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QtGlobal>
#include <vector>

#include "widgets/charts/chart_data.h"

class QPainter;

namespace tally {

// Where the plot area is and what its axes mean.
struct ChartFrame {
    QRectF plot;
    qint64 fromUs = 0, toUs = 0;
    double low = 0, high = 1;
    // Over 0: a logarithmic axis; this is its lowest decade. Zero has a place of its own below it, so that it is neither lost
    // nor drawn as something small.
    double logFloor = 0;
    [[nodiscard]] double scaled(double value) const;   // what yOf() is linear in; NaN where the axis has no place
    [[nodiscard]] std::vector<double> ticks() const;
    [[nodiscard]] double xOf(qint64 us) const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] qint64 usAt(double x) const;
};

struct TipRow {
    QString name, value;
    QColor color;
    bool ghost = false;
    int series = 0;            // its place in the palette
    double sort = 0;
    double y = 0;              // value on the axis (stacked: the top), for the ring; NaN = none
};

struct Tip {
    QString time, state;       // "14:07", "final"
    std::vector<TipRow> rows;  // sorted by value, ghosts last
    QStringList notes;         // annotations of the bucket
    QString total;             // "total 12,042/s"; empty = none
};

// The mark of a series in legends and tooltips: dashed where its line is.
[[nodiscard]] QPen seriesMarkPen(int color, const QColor& ink, double width);
void paintHatch(QPainter& painter, const QRectF& rect, QColor color);
// Below the curves: limit band, gaps, "not read yet", hatch.
void paintFields(QPainter& painter, const ChartFrame& frame, const ChartData& data, const std::vector<std::pair<qint64, qint64>>& gaps);
// Above the curves: limit line, watermark, flags.
void paintMarks(QPainter& painter, const ChartFrame& frame, const ChartData& data);
// Both axes with their labels; the time labels within 44 px of `plateX` give way (NaN = none).
void paintAxes(QPainter& painter, const ChartFrame& frame, double plateX);
void paintGrid(QPainter& painter, const ChartFrame& frame);
void paintCrosshair(QPainter& painter, const ChartFrame& frame, qint64 us, const Tip& tip, bool showTip, const QSizeF& canvas);

// The tooltip of bucket `index`. `hidden` by key. `stacked` gives ring heights and the total.
[[nodiscard]] Tip buildTip(const ChartData& data, std::size_t index, const std::vector<QString>& hidden, bool stacked);

}  // namespace tally
