// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/heat_map.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kDayNames = 46, kRightOfCells = 12, kHourNames = 22, kScaleBelow = 20, kBetweenCells = 2;
constexpr int kShades = 5;

QString dayName(int day) { return QLocale().standaloneDayName(day + 1, QLocale::ShortFormat); }

// Steps rather than a ramp: five shades can be told apart.
QColor shade(double share) {
    const Theme& theme = currentTheme();
    const int step = std::clamp(static_cast<int>(share * kShades), 0, kShades - 1);
    constexpr double kOpacity[kShades] = {0.10, 0.28, 0.48, 0.70, 1.0};
    return blend(theme.series(0), theme.color(Role::Surface), kOpacity[step]);
}

}  // namespace

HeatMap::HeatMap(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void HeatMap::setData(const HeatData& data) {
    data_ = data;
    largest_ = 0;
    for (const auto& day : data_.values)
        for (const double value : day)
            if (std::isfinite(value)) largest_ = std::max(largest_, value);
    update();
}

QSize HeatMap::sizeHint() const { return {400, static_cast<int>(kHourNames + kScaleBelow) + 7 * 16}; }

QSize HeatMap::minimumSizeHint() const { return {280, static_cast<int>(kHourNames + kScaleBelow) + 7 * 10}; }

QRectF HeatMap::cellRect(int day, int hour) const {
    const double width = (this->width() - kDayNames - kRightOfCells) / 24, height = (this->height() - kHourNames - kScaleBelow) / 7;
    const double left = std::round(kDayNames + hour * width), top = std::round(kHourNames + day * height);
    return {left, top, std::round(kDayNames + (hour + 1) * width) - left - kBetweenCells, std::round(kHourNames + (day + 1) * height) - top - kBetweenCells};
}

QString HeatMap::cellText(int day, int hour) const {
    const double value = data_.values[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
    const QString when = QStringLiteral("%1 %2:00 – %3:00").arg(dayName(day)).arg(hour, 2, 10, QLatin1Char('0')).arg(hour + 1, 2, 10, QLatin1Char('0'));
    return when + QStringLiteral("   ") + (std::isfinite(value) ? groupedNumber(value, value < 100 ? 1 : 0) + QLatin1Char(' ') + data_.valueName : tr("no data"));
}

void HeatMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QFont small = textFont(TextStyle::Small);
    for (int day = 0; day < 7; ++day) {
        const QRectF first = cellRect(day, 0);
        paintText(painter, QRectF(0, first.top() - 2, kDayNames - 8, first.height() + 4), dayName(day), small, theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
        for (int hour = 0; hour < 24; ++hour) {
            const QRectF cell = cellRect(day, hour);
            const double value = data_.values[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            if (std::isfinite(value)) {
                paintPanel(painter, cell, shade(largest_ > 0 ? value / largest_ : 0), Qt::transparent, 2);
            } else {
                QPen pen(theme.color(Role::Border), 1);
                pen.setDashPattern({2, 2});
                painter.setPen(pen);
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5));
            }
            if (day == day_ && hour == hour_) paintPanel(painter, cell.adjusted(-1, -1, 1, 1), Qt::transparent, theme.color(Role::Text), 3, 1.5);
        }
    }
    for (int hour = 0; hour <= 24; hour += 6) {
        const double x = hour < 24 ? cellRect(6, hour).left() : cellRect(6, 23).right();
        const QString label = QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0'));
        const double width = textWidth(label, small);
        paintText(painter, QRectF(std::min(x - (hour == 0 ? 0 : width / 2), this->width() - kRightOfCells - width), height() - kScaleBelow + 2, width + 2, 16), label, small, theme.color(Role::Muted));
    }
    paintLegend(painter);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(2, 1, -2, -1), metrics().radiusControl);
}

void HeatMap::paintLegend(QPainter& painter) const {
    const Theme& theme = currentTheme();
    const QFont small = textFont(TextStyle::Small);
    if (day_ >= 0) {
        paintText(painter, QRectF(kDayNames, 1, width() - kDayNames - kRightOfCells, 18), cellText(day_, hour_), small, theme.color(Role::Text));
        return;
    }
    double right = width() - kRightOfCells;
    const double busy = textWidth(tr("busy"), small);
    paintText(painter, QRectF(right - busy, 1, busy + 1, 18), tr("busy"), small, theme.color(Role::Muted));
    right -= busy + 6;
    for (int step = kShades - 1; step >= 0; --step) {
        right -= 15;
        paintPanel(painter, QRectF(right, 5, 13, 10), shade((step + 0.5) / kShades), Qt::transparent, 2);
    }
    const double quiet = textWidth(tr("quiet"), small);
    paintText(painter, QRectF(right - 6 - quiet, 1, quiet + 1, 18), tr("quiet"), small, theme.color(Role::Muted));
}

void HeatMap::point(int day, int hour) {
    day_ = day;
    hour_ = hour;
    setAccessibleDescription(day < 0 ? QString() : cellText(day, hour));
    update();
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
    const int across = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (across == 0 && down == 0) return QWidget::keyPressEvent(event);
    point(std::clamp(std::max(0, day_) + (day_ < 0 ? 0 : down), 0, 6), std::clamp(std::max(0, hour_) + (hour_ < 0 ? 0 : across), 0, 23));
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) {
    for (int day = 0; day < 7; ++day)
        for (int hour = 0; hour < 24; ++hour)
            if (cellRect(day, hour).adjusted(0, 0, kBetweenCells, kBetweenCells).contains(event->position())) return point(day, hour);
    point(-1, -1);
}

void HeatMap::leaveEvent(QEvent*) {
    if (!hasFocus()) point(-1, -1);
}

void HeatMap::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (day_ < 0) point(0, 0);
}

ExportTable HeatMap::exportTable() const {
    ExportTable table;
    table.header = {tr("weekday"), tr("hour"), data_.valueName};
    table.numeric = {false, true, true};
    for (int day = 0; day < 7; ++day)
        for (int hour = 0; hour < 24; ++hour)
            table.rows.push_back({dayName(day), QString::number(hour), rawNumber(data_.values[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)])});
    return table;
}

}  // namespace tally
