// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/charts/chart_overlay.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kTipPadding = 10, kTipRow = 18, kTipGap = 10, kMarkWidth = 20, kWidestNote = 260;
constexpr qsizetype kMostNotes = 3;

QString tipText(const char* text) { return QCoreApplication::translate("tally::TimeChart", text); }

QSizeF tipSize(const Tip& tip) {
    double name = 0, value = 0;
    for (const TipRow& row : tip.rows) {
        name = std::max(name, textWidth(row.name, textFont(TextStyle::Small)));
        value = std::max(value, textWidth(row.value, textFont(TextStyle::Small, true)));
    }
    double width = kMarkWidth + std::min(name, 180.0) + 20 + value;
    width = std::max(width, textWidth(tip.time, textFont(TextStyle::Card, true)) + 8 + textWidth(tip.state, textFont(TextStyle::Small)) + 24);
    width = std::max(width, textWidth(tip.total, textFont(TextStyle::Small)));
    for (const QString& note : tip.notes) width = std::max(width, std::min(kWidestNote, kMarkWidth + textWidth(note, textFont(TextStyle::Small))));
    const double lines = static_cast<double>(tip.rows.size() + static_cast<std::size_t>(tip.notes.size())) + 1 + (tip.total.isEmpty() ? 0 : 1);
    return {std::ceil(width) + 2 * kTipPadding, lines * kTipRow + 14};
}

void paintTip(QPainter& painter, const QRectF& box, const Tip& tip) {
    const Theme& theme = currentTheme();
    paintPanel(painter, box, theme.color(Role::Tip), theme.color(Role::TipBorder), 6);
    QRectF line(box.left() + kTipPadding, box.top() + 7, box.width() - 2 * kTipPadding, kTipRow);
    const double used = paintText(painter, line, tip.time, textFont(TextStyle::Card, true), theme.color(Role::TipText));
    paintText(painter, line.adjusted(used + 8, 0, 0, 0), tip.state, textFont(TextStyle::Small), theme.color(Role::TipMuted));
    paintIcon(painter, QRectF(line.right() - 13, line.top() + 2, 13, 13), QStringLiteral("pin"), theme.color(Role::TipMuted));
    for (const TipRow& row : tip.rows) {
        line.translate(0, kTipRow);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(row.ghost ? QPen(row.color, 1.5, Qt::SolidLine, Qt::RoundCap) : seriesMarkPen(row.series, row.color, 3));
        painter.drawLine(QPointF(line.left() + 1.5, line.center().y()), QPointF(line.left() + 10.5, line.center().y()));
        const double value = textWidth(row.value, textFont(TextStyle::Small, true));
        const QColor ink = theme.color(row.ghost ? Role::TipMuted : Role::TipText);
        paintText(painter, QRectF(line.left() + kMarkWidth, line.top(), line.width() - kMarkWidth - value - 8, kTipRow), row.name, textFont(TextStyle::Small), ink);
        paintText(painter, line, row.value, textFont(TextStyle::Small, true), theme.color(Role::TipText), Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const QString& note : tip.notes) {
        line.translate(0, kTipRow);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Accent));
        const double x = line.left() + 1.5, y = line.center().y() - 5;
        painter.drawPolygon(QPolygonF({{x, y}, {x + 9, y}, {x + 9, y + 6}, {x + 4.5, y + 10}, {x, y + 6}}));
        paintText(painter, line.adjusted(kMarkWidth, 0, 0, 0), note, textFont(TextStyle::Small), theme.color(Role::TipText));
    }
    line.translate(0, kTipRow);
    paintText(painter, line, tip.total, textFont(TextStyle::Small), theme.color(Role::TipMuted));
}

void paintPlate(QPainter& painter, const ChartFrame& frame, double x, const QString& text) {
    const Theme& theme = currentTheme();
    const double width = std::ceil(textWidth(text, textFont(TextStyle::Small, true))) + 14;
    const double left = std::clamp(x - width / 2, 1.0, std::max(1.0, frame.plot.right() + chartMetrics().marginRight - width - 1));
    const QRectF plate(std::round(left), std::round(frame.plot.bottom()) + 3, width, 19);
    paintPanel(painter, plate, theme.color(Role::Tip), theme.color(Role::TipBorder), 4);
    paintText(painter, plate, text, textFont(TextStyle::Small, true), theme.color(Role::TipText), Qt::AlignHCenter | Qt::AlignVCenter);
}

}  // namespace

Tip buildTip(const ChartData& data, std::size_t index, const std::vector<QString>& hidden, bool stacked) {
    Tip tip;
    if (index >= data.x.size()) return tip;
    const Theme& theme = currentTheme();
    tip.time = momentText(data.x[index], data.toUs - data.fromUs);
    const bool provisional = data.provisionalFromUs != kNoTime && data.x[index] >= data.provisionalFromUs;
    tip.state = provisional ? tipText(QT_TRANSLATE_NOOP("tally::TimeChart", "so far, not final")) : tipText(QT_TRANSLATE_NOOP("tally::TimeChart", "final"));
    tip.notes = marksAt(data, index);
    if (tip.notes.size() > kMostNotes) tip.notes = tip.notes.mid(0, kMostNotes - 1) << QStringLiteral("+%1").arg(tip.notes.size() - kMostNotes + 1);
    double sum = 0;
    bool any = false;
    for (const ChartSeries& series : data.series) {
        if (std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
        const double value = index < series.y.size() ? series.y[index] : std::numeric_limits<double>::quiet_NaN();
        TipRow row;
        row.name = series.name;
        row.value = std::isfinite(value) ? groupedNumber(value, data.decimals) + data.valueUnit : tipText(QT_TRANSLATE_NOOP("tally::TimeChart", "no data"));
        row.ghost = series.ghost;
        row.series = series.color;
        row.color = series.ghost ? theme.color(Role::Ghost) : theme.series(series.color);
        row.sort = std::isfinite(value) ? value : -std::numeric_limits<double>::infinity();
        if (!series.ghost && std::isfinite(value)) {
            sum += value;
            any = true;
        }
        row.y = stacked || series.ghost ? std::numeric_limits<double>::quiet_NaN() : value;
        tip.rows.push_back(row);
    }
    std::stable_sort(tip.rows.begin(), tip.rows.end(), [](const TipRow& a, const TipRow& b) { return a.ghost != b.ghost ? b.ghost : a.sort > b.sort; });
    if (stacked && any) tip.total = tipText(QT_TRANSLATE_NOOP("tally::TimeChart", "total %1")).arg(groupedNumber(sum, data.decimals) + data.valueUnit);
    return tip;
}

void paintCrosshair(QPainter& painter, const ChartFrame& frame, qint64 us, const Tip& tip, bool showTip, const QSizeF& canvas) {
    const Theme& theme = currentTheme();
    const double x = std::round(frame.xOf(us)) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.color(Role::Text), 1));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TipRow& row : tip.rows) {
        const double y = frame.yOf(row.y);
        if (!std::isfinite(row.y) || row.y > frame.high || !std::isfinite(y)) continue;   // a logarithm has no place for what is below zero
        painter.setPen(QPen(row.color, 2));
        painter.setBrush(theme.color(Role::Surface));
        painter.drawEllipse(QPointF(x, y), chartMetrics().markerRadius, chartMetrics().markerRadius);
    }
    paintPlate(painter, frame, x, tip.time);
    if (!showTip || tip.rows.empty()) return;
    const QSizeF size = tipSize(tip);
    const bool right = x + kTipGap + size.width() <= canvas.width() - 2;
    double left = right ? x + kTipGap : x - kTipGap - size.width();
    left = std::clamp(left, 2.0, std::max(2.0, canvas.width() - size.width() - 2));
    const double top = std::clamp(frame.plot.top() + 10, 0.0, std::max(0.0, canvas.height() - size.height()));
    paintTip(painter, QRectF(QPointF(std::round(left), std::round(top)), size), tip);
}

}  // namespace tally
