// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_overlay.h"

#include <QCoreApplication>
#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/axis_ticks.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kFlagWidth = 9, kFlagHeight = 10, kWidestWords = 180, kBandOpacity = 0.10;

QString words(const char* text) { return QCoreApplication::translate("tally::TimeChart", text); }

QPen dashedPen(QColor color, double width, const QList<qreal>& dash) {
    QPen pen(color, width);
    pen.setDashPattern(dashPattern(dash, width));
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void paintField(QPainter& painter, const QRectF& rect, const QString& word) {
    const Theme& theme = currentTheme();
    painter.fillRect(rect, theme.color(Role::Hover));
    painter.setPen(dashedPen(theme.color(Role::Strong), 1, chartMetrics().watermarkDash));
    painter.drawLine(rect.topLeft(), rect.bottomLeft());
    painter.drawLine(rect.topRight(), rect.bottomRight());
    const double width = textWidth(word, textFont(TextStyle::Small));
    if (width + 8 > rect.width()) return;
    paintText(painter, rect.adjusted(0, 0, 0, -6), word, textFont(TextStyle::Small), theme.color(Role::Muted), Qt::AlignHCenter | Qt::AlignBottom);
}

QRectF spanRect(const ChartFrame& frame, qint64 from, qint64 to) {
    const double left = std::clamp(frame.xOf(from), frame.plot.left(), frame.plot.right());
    const double right = std::clamp(frame.xOf(to), frame.plot.left(), frame.plot.right());
    return {left, frame.plot.top(), right - left, frame.plot.height()};
}

// `taken`: where the words of the flags before it end; words that would lie over others are left to the tooltip.
void paintFlag(QPainter& painter, const ChartFrame& frame, const ChartMark& mark, double* taken) {
    const QColor color = currentTheme().color(toneText(mark.tone));
    const double x = std::round(frame.xOf(mark.us)) + 0.5, top = frame.plot.top() + 6;
    painter.setPen(dashedPen(color, 1, {3, 3}));
    painter.drawLine(QPointF(x, top + kFlagHeight), QPointF(x, frame.plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double half = kFlagWidth / 2;
    painter.drawPolygon(QPolygonF({{x - half, top}, {x + half, top}, {x + half, top + 6}, {x, top + kFlagHeight}, {x - half, top + 6}}));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double width = std::min(kWidestWords, textWidth(mark.label, textFont(TextStyle::Small)));
    const bool right = x + half + 6 + width < frame.plot.right() && (x - frame.plot.left() < frame.plot.width() / 2 || x + width + 20 < frame.plot.right());
    const double left = right ? x + half + 4 : x - half - 4 - width;
    if (left < std::max(frame.plot.left(), *taken)) return;
    *taken = left + width + 6;
    paintText(painter, QRectF(left, top - 4, width + 2, 16), mark.label, textFont(TextStyle::Small), color);
}

}  // namespace

double ChartFrame::xOf(qint64 us) const {
    if (toUs <= fromUs) return plot.left();
    return plot.left() + plot.width() * static_cast<double>(us - fromUs) / static_cast<double>(toUs - fromUs);
}

double ChartFrame::scaled(double value) const {
    constexpr double kZeroLane = 0.35;   // decades between zero and the lowest one
    if (logFloor <= 0) return value;
    if (value == 0) return 0;
    return value > 0 ? std::max(0.0, kZeroLane + std::log10(value / logFloor)) : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> ChartFrame::ticks() const { return logFloor > 0 ? logTicks(logFloor, high) : valueTicks(low, high); }

double ChartFrame::yOf(double value) const { return plot.bottom() - plot.height() * (scaled(value) - scaled(low)) / (scaled(high) - scaled(low)); }

qint64 ChartFrame::usAt(double x) const {
    const double part = std::clamp((x - plot.left()) / std::max(1.0, plot.width()), 0.0, 1.0);
    return fromUs + static_cast<qint64>(std::llround(part * static_cast<double>(toUs - fromUs)));
}

QPen seriesMarkPen(int color, const QColor& ink, double width) {
    QPen pen(ink, width, Qt::SolidLine, Qt::RoundCap);
    if (color < currentTheme().seriesCount()) return pen;
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({1, 0.7});
    return pen;
}

namespace {

void paintHatchLines(QPainter& painter, const QRectF& rect, const QColor& color) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(withAlpha(color, 0.55), chartMetrics().hatchStroke * 0.8));
    const double step = chartMetrics().hatchStep;
    // Phase follows the device, so that neighbouring fields join without a seam.
    const double start = std::floor((rect.left() - rect.height()) / step) * step;
    for (double x = start; x < rect.right(); x += step) painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
}

// What repeats, in device pixels. Smooth lines over a whole chart are dear, and it is painted at every tick.
QImage hatchTile(const QColor& color, double ratio) {
    struct Tile {
        QRgb color = 0;
        double ratio = 0;
        QImage image;
    };
    static thread_local Tile last;
    if (last.image.isNull() || last.color != color.rgba() || last.ratio != ratio) {
        const int side = std::max(2, qRound(chartMetrics().hatchStep * ratio));
        last = {color.rgba(), ratio, QImage(side, side, QImage::Format_ARGB32_Premultiplied)};
        last.image.fill(Qt::transparent);
        QPainter painter(&last.image);
        painter.scale(side / chartMetrics().hatchStep, side / chartMetrics().hatchStep);
        const double step = chartMetrics().hatchStep;
        paintHatchLines(painter, {-step, -step, 3 * step, 3 * step}, color);
    }
    return last.image;
}

}  // namespace

void paintHatch(QPainter& painter, const QRectF& rect, QColor color) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, withAlpha(color, 0.08));
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        const double ratio = painter.device()->devicePixelRatioF();
        QBrush brush(hatchTile(color, ratio));
        if (ratio != 1) brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
        painter.fillRect(rect, brush);
    } else {
        paintHatchLines(painter, rect, color);
    }
    painter.restore();
}

void paintGrid(QPainter& painter, const ChartFrame& frame) {
    painter.setPen(QPen(currentTheme().color(Role::Grid), chartMetrics().gridWidth));
    for (const double value : frame.ticks()) {
        const double y = std::round(frame.yOf(value)) + 0.5;
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    }
}

void paintFields(QPainter& painter, const ChartFrame& frame, const ChartData& data, const std::vector<std::pair<qint64, qint64>>& gaps) {
    const Theme& theme = currentTheme();
    if (std::isfinite(data.limit.value)) {
        const double y = std::clamp(frame.yOf(data.limit.value), frame.plot.top(), frame.plot.bottom());
        QRectF band = frame.plot;
        if (data.limit.badAbove) band.setBottom(y);
        else band.setTop(y);
        painter.fillRect(band, withAlpha(theme.color(toneText(data.limit.tone)), chartMetrics().limitBandOpacity));
    }
    for (const auto& [from, to] : gaps) paintField(painter, spanRect(frame, from, to), words(QT_TRANSLATE_NOOP("tally::TimeChart", "no data")));
    if (data.unreadFromUs != kNoTime) paintField(painter, spanRect(frame, data.unreadFromUs, data.unreadToUs), words(QT_TRANSLATE_NOOP("tally::TimeChart", "not read yet")));
    if (data.provisionalFromUs != kNoTime && data.provisionalFromUs < data.toUs)
        paintHatch(painter, spanRect(frame, data.provisionalFromUs, data.toUs), theme.color(Role::Prov));
}

void paintMarks(QPainter& painter, const ChartFrame& frame, const ChartData& data) {
    const Theme& theme = currentTheme();
    if (std::isfinite(data.limit.value) && data.limit.value < frame.high && data.limit.value > frame.low) {
        const QColor color = theme.color(toneText(data.limit.tone));
        const double y = std::round(frame.yOf(data.limit.value)) + 0.5;
        painter.setPen(dashedPen(color, 1, chartMetrics().limitDash));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
        paintText(painter, QRectF(frame.plot.left() + 5, y - 18, frame.plot.width() - 10, 16), data.limit.label, textFont(TextStyle::Small), color);
    }
    if (data.watermarkUs != kNoTime && data.watermarkUs > data.fromUs && data.watermarkUs < data.toUs) {
        const double x = std::round(frame.xOf(data.watermarkUs)) + 0.5;
        painter.setPen(dashedPen(theme.color(Role::Text), 1, chartMetrics().watermarkDash));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
        if (data.provisionalFromUs != kNoTime && frame.plot.right() - frame.xOf(data.provisionalFromUs) > 60) {
            const double width = textWidth(words(QT_TRANSLATE_NOOP("tally::TimeChart", "watermark")), textFont(TextStyle::Small));
            paintText(painter, QRectF(x - width - 4, frame.plot.top() + 17, width + 2, 16), words(QT_TRANSLATE_NOOP("tally::TimeChart", "watermark")), textFont(TextStyle::Small), theme.color(Role::Text));
        }
    }
    double taken = frame.plot.left();
    for (const ChartMark& mark : data.marks) {
        const bool band = mark.toUs != kNoTime;
        if (mark.us >= data.toUs || (band ? mark.toUs : mark.us + 1) <= data.fromUs) continue;
        const QColor color = theme.color(toneText(mark.tone));
        if (band) {
            const QRectF area = spanRect(frame, mark.us, mark.toUs);
            painter.fillRect(area, withAlpha(color, kBandOpacity));
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 2), color);
        }
        // A band that began before the range has its flag at the left edge.
        ChartMark flag = mark;
        flag.us = std::max(mark.us, data.fromUs);
        paintFlag(painter, frame, flag, &taken);
    }
}

void paintAxes(QPainter& painter, const ChartFrame& frame, double plateX) {
    const Theme& theme = currentTheme();
    const QFont font = textFont(TextStyle::Small);
    const double base = std::round(frame.plot.bottom()) + 0.5;
    const std::vector<double> ticks = frame.ticks();
    const double largest = std::max(std::abs(ticks.front()), std::abs(ticks.back()));
    for (const double value : ticks) {
        const QRectF area(0, std::round(frame.yOf(value)) - 8, frame.plot.left() - 7, 16);
        paintText(painter, area, frame.logFloor > 0 ? axisNumber(value, value) : axisNumber(value, largest), font, theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    painter.setPen(QPen(theme.color(Role::Axis), 1));
    painter.drawLine(QPointF(frame.plot.left(), base), QPointF(frame.plot.right(), base));
    if (frame.logFloor > 0) {   // the axis is broken between zero and its lowest decade
        const double y = std::round((frame.yOf(0) + frame.yOf(frame.logFloor)) / 2) + 0.5;
        for (const double up : {-2.0, 2.0}) painter.drawLine(QPointF(frame.plot.left() - 4, y + up + 2), QPointF(frame.plot.left() + 4, y + up - 2));
    }
    for (const TimeTick& tick : timeTicks(frame.fromUs, frame.toUs, static_cast<int>(frame.plot.width()))) {
        const double x = std::round(frame.xOf(tick.us)) + 0.5;
        painter.setPen(QPen(theme.color(Role::Axis), 1));
        painter.drawLine(QPointF(x, base), QPointF(x, base + chartMetrics().tick));
        const double half = textWidth(tick.label, font) / 2;
        if (std::abs(x - plateX) < 44 || x - half < frame.plot.left() - 16 || x + half > frame.plot.right() + 10) continue;
        paintText(painter, QRectF(x - half - 1, base + 5, 2 * half + 4, 16), tick.label, font, theme.color(Role::Muted));
    }
}

}  // namespace tally
