// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tiles/sparkline.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

#include "widgets/charts/decimate.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/theme.h"

namespace tally {
namespace {

struct Bounds {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void add(double v) {
        if (!std::isfinite(v)) return;
        low = std::min(low, v);
        high = std::max(high, v);
    }
};

using Run = std::vector<QPointF>;

// Pieces between gaps, in pixels.
std::vector<Run> runsOf(const QRectF& rect, std::span<const double> values, double low, double high) {
    std::vector<double> x(values.size());
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
    const Decimated points = decimateMinMax(x, values, std::max(1, static_cast<int>(rect.width())));
    const double stepX = values.size() > 1 ? rect.width() / static_cast<double>(values.size() - 1) : 0;
    const double scale = high > low ? rect.height() / (high - low) : 0;
    std::vector<Run> runs(1);
    for (std::size_t i = 0; i < points.y.size(); ++i) {
        if (!std::isfinite(points.y[i])) {
            if (!runs.back().empty()) runs.emplace_back();
            continue;
        }
        runs.back().emplace_back(rect.left() + points.x[i] * stepX, rect.bottom() - (points.y[i] - low) * scale);
    }
    if (runs.back().empty()) runs.pop_back();
    return runs;
}

void drawRuns(QPainter& painter, const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (run.size() == 1) painter.drawLine(run[0] - QPointF(0.5, 0), run[0] + QPointF(0.5, 0));
        else painter.drawPolyline(run.data(), static_cast<int>(run.size()));
    }
}

void fillRuns(QPainter& painter, const std::vector<Run>& runs, double bottom, QColor color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const Run& run : runs) {
        Run shape = run;
        shape.emplace_back(run.back().x(), bottom);
        shape.emplace_back(run.front().x(), bottom);
        painter.drawPolygon(shape.data(), static_cast<int>(shape.size()));
    }
    painter.setBrush(Qt::NoBrush);
}

}  // namespace

void paintSparkline(QPainter& painter, const QRectF& rect, std::span<const double> values, const SparkStyle& style) {
    Bounds bounds;
    for (const double v : values) bounds.add(v);
    for (const double v : style.ghost) bounds.add(v);
    bounds.add(style.limit);
    if (!std::isfinite(bounds.low)) return;
    double low = style.zeroBased ? std::min(0.0, bounds.low) : bounds.low, high = bounds.high;
    if (high <= low) high = low + 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<Run> runs = runsOf(rect, values, low, high);
    if (style.fillOpacity > 0) fillRuns(painter, runs, rect.bottom(), withAlpha(style.line, style.fillOpacity));
    if (!style.ghost.empty()) {
        QPen pen(style.ghostColor, 1);
        pen.setDashPattern(dashPattern(chartMetrics().ghostDash, 1));
        painter.setPen(pen);
        drawRuns(painter, runsOf(rect, style.ghost, low, high));
    }
    if (std::isfinite(style.limit)) {
        QPen pen(style.limitColor, 1);
        pen.setDashPattern({4, 3});
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        const double y = std::round(rect.bottom() - (style.limit - low) / (high - low) * rect.height()) + 0.5;
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    }
    painter.setPen(QPen(style.line, style.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    drawRuns(painter, runs);
    if (style.endDot && !runs.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.line);
        painter.drawEllipse(runs.back().back(), 2.5, 2.5);
    }
    painter.restore();
}

}  // namespace tally
