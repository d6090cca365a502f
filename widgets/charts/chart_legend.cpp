// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_legend.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/charts/chart_overlay.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kMark = 12, kAfterMark = 6, kGap = 14;

}  // namespace

ChartLegend::ChartLegend(TimeChart* chart, QWidget* parent) : QWidget(parent), chart_(chart) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(chart, &TimeChart::visibilityChanged, this, &ChartLegend::refresh);
    refresh();
}

void ChartLegend::refresh() {
    if (chart_.isNull()) return;
    const ChartData& shown = chart_->data();
    const std::vector<QString> hidden = chart_->hiddenSeries();
    const QSize before = sizeHint();
    entries_.clear();
    squares_ = chart_->mode() == ChartMode::Bars;
    for (const ChartSeries& series : shown.series) {
        Entry entry;
        entry.key = seriesKey(series);
        entry.name = series.name;
        entry.color = series.color;
        entry.ghost = series.ghost;
        entry.hidden = std::find(hidden.begin(), hidden.end(), entry.key) != hidden.end();
        const double value = lastFinalValue(shown, series);
        if (showValues_ && std::isfinite(value)) entry.value = groupedNumber(value, shown.decimals);
        if (!showNotes_ && series.ghost) continue;
        entries_.push_back(entry);
    }
    if (showNotes_ && shown.provisionalFromUs != kNoTime && shown.provisionalFromUs < shown.toUs) {
        Entry entry;
        entry.name = tr("provisional");
        entry.hatch = true;
        entries_.push_back(entry);
    }
    if (sizeHint() != before) updateGeometry();
    update();
}

void ChartLegend::setShowValues(bool on) {
    showValues_ = on;
    refresh();
}

void ChartLegend::setShowNotes(bool on) {
    showNotes_ = on;
    refresh();
}

void ChartLegend::setSquares(bool on) {
    squares_ = on;
    update();
}

double ChartLegend::entryWidth(const Entry& entry) const {
    double width = kMark + kAfterMark + textWidth(entry.name, textFont(TextStyle::Small));
    if (!entry.value.isEmpty()) width += 6 + textWidth(entry.value, textFont(TextStyle::Small, true));
    return std::ceil(width);
}

QSize ChartLegend::sizeHint() const {
    double width = 0;
    for (const Entry& entry : entries_) width += entryWidth(entry) + kGap;
    return {static_cast<int>(std::max(0.0, width - kGap)) + 1, 20};
}

QSize ChartLegend::minimumSizeHint() const { return {40, 20}; }

std::size_t ChartLegend::visibleCount() const {
    double used = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        used += entryWidth(entries_[i]);
        if (used > width() + 1) return i;
        used += kGap;
    }
    return entries_.size();
}

void ChartLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    double left = 0;
    const double mid = height() / 2.0;
    for (std::size_t i = 0, n = visibleCount(); i < n; ++i) {
        const Entry& entry = entries_[i];
        const QColor color = entry.ghost || entry.hidden ? theme.color(Role::Ghost) : theme.series(entry.color);
        const QRectF mark(left, mid - 5, kMark, 10);
        if (entry.hatch) {
            paintHatch(painter, mark, theme.color(Role::Prov));
        } else if (squares_ && !entry.ghost) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(entry.hidden ? QColor(Qt::transparent) : color);
            painter.drawRoundedRect(QRectF(left + 1, mid - 5, 10, 10), 2, 2);
        } else {
            painter.setPen(QPen(color, entry.ghost || entry.hidden ? 1.5 : 3, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(left + 1.5, mid), QPointF(left + kMark - 1.5, mid));
        }
        const QColor ink = theme.color(entry.hidden ? Role::Strong : Role::Muted);
        double x = left + kMark + kAfterMark;
        x += paintText(painter, QRectF(x, 0, width() - x, height()), entry.name, textFont(TextStyle::Small), ink);
        if (!entry.value.isEmpty()) {
            const QColor valueInk = theme.color(entry.hidden ? Role::Strong : Role::Text);
            paintText(painter, QRectF(x + 6, 0, width() - x, height()), entry.value, textFont(TextStyle::Small, true), valueInk);
        }
        left += entryWidth(entry) + kGap;
    }
}

void ChartLegend::mousePressEvent(QMouseEvent* event) {
    double left = 0;
    for (std::size_t i = 0, n = visibleCount(); i < n; ++i) {
        const double width = entryWidth(entries_[i]);
        if (event->position().x() >= left && event->position().x() < left + width && !entries_[i].hatch && !chart_.isNull()) {
            const QString key = entries_[i].key;
            if (event->modifiers() & Qt::ControlModifier) chart_->toggleSeries(key);
            else chart_->isolateSeries(key);
            return;
        }
        left += width + kGap;
    }
}

}  // namespace tally
