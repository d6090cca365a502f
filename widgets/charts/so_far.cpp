// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/so_far.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/charts/chart_overlay.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kStroke = 2, kLeast = 4, kRoomForDots = 12;   // px
constexpr double kBarOpacity = 0.4, kAreaOpacity = 0.16;

void paintMark(QPainter& painter, const ChartFrame& frame, const SoFarMark& mark, const QColor& color, ChartMode mode) {
    double left = std::max(frame.xOf(mark.fromUs), frame.plot.left()), right = std::min(frame.xOf(mark.toUs), frame.plot.right());
    const double inset = right - left > 4 * kLeast ? 1 : 0;
    left += inset, right -= inset;
    if (right - left < kLeast) left = std::max(frame.plot.left(), std::min((left + right - kLeast) / 2, frame.plot.right() - kLeast)), right = left + kLeast;
    const double y = frame.yOf(mark.high);
    if (!std::isfinite(y)) return;
    if (mode != ChartMode::Lines && mark.high > mark.low)
        painter.fillRect(QRectF(QPointF(left, y), QPointF(right, frame.yOf(mark.low))), withAlpha(color, mode == ChartMode::Bars ? kBarOpacity : kAreaOpacity));
    QPen pen(color, kStroke);
    pen.setCapStyle(Qt::FlatCap);
    if (right - left >= kRoomForDots) pen.setDashPattern({1, 1});
    painter.setPen(pen);
    const double line = std::clamp(std::round(y), frame.plot.top() + 1, frame.plot.bottom() - 1);
    painter.drawLine(QPointF(left, line), QPointF(right, line));
}

// The greatest value that is drawn from `fromUs` on.
double highestFrom(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode, qint64 fromUs) {
    double highest = 0;
    for (std::size_t i = data.x.size(); i-- > 0 && data.x[i] + data.stepUs > fromUs;) {
        double sum = 0;
        for (const ChartSeries& series : data.series) {
            if (i >= series.y.size() || !std::isfinite(series.y[i]) || std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
            sum = mode == ChartMode::Lines || series.ghost ? std::max(sum, series.y[i]) : sum + series.y[i];
        }
        highest = std::max(highest, sum);
    }
    return highest;
}

// In the upper right corner, where nothing is drawn below them.
void paintWords(QPainter& painter, const ChartFrame& frame, const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    const QString words = QCoreApplication::translate("tally::TimeChart", "so far");
    const QFont font = textFont(TextStyle::Small);
    double right = frame.plot.right();
    if (data.watermarkUs != kNoTime && data.watermarkUs < data.toUs) right = std::min(right, frame.xOf(data.watermarkUs) - 2);   // left of its line
    const QRectF place(right - textWidth(words, font) - 6, frame.plot.top() - 1, textWidth(words, font) + 4, 16);
    if (place.left() < frame.plot.left() || frame.yOf(highestFrom(data, hidden, mode, frame.usAt(place.left()))) < place.bottom() + 1) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(currentTheme().color(Role::Surface), 0.85));
    painter.drawRoundedRect(place.adjusted(-2, 0, 0, 0), 3, 3);
    paintText(painter, place, words, font, currentTheme().color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace

std::size_t firstOpenBucket(const ChartData& data) {
    if (data.provisionalFromUs == kNoTime) return data.x.size();
    return static_cast<std::size_t>(std::lower_bound(data.x.begin(), data.x.end(), data.provisionalFromUs) - data.x.begin());
}

std::vector<SoFarMark> soFarMarks(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    std::vector<SoFarMark> marks;
    const bool stacked = mode != ChartMode::Lines;
    for (std::size_t i = firstOpenBucket(data); i < data.x.size(); ++i) {
        if (data.x[i] + data.stepUs <= data.fromUs || data.x[i] >= data.toUs) continue;
        double sum = 0;
        for (const ChartSeries& series : data.series) {
            if (series.ghost || i >= series.y.size() || !std::isfinite(series.y[i])) continue;
            if (std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
            const double low = stacked ? sum : series.y[i];
            sum = stacked ? sum + series.y[i] : series.y[i];
            marks.push_back({data.x[i], data.x[i] + data.stepUs, low, sum, series.color});
        }
    }
    return marks;
}

void paintSoFar(QPainter& painter, const ChartFrame& frame, const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    const std::vector<SoFarMark> marks = soFarMarks(data, hidden, mode);
    if (marks.empty()) return;
    const Theme& theme = currentTheme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(frame.plot.adjusted(0, 0, 1, 1), Qt::IntersectClip);
    for (const SoFarMark& mark : marks) paintMark(painter, frame, mark, data.stale ? theme.color(Role::Strong) : theme.series(mark.color), mode);
    painter.restore();
    paintWords(painter, frame, data, hidden, mode);
}

}  // namespace tally
