// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tiles/signal_strip.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>
#include <utility>

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kHeight = 72;

struct Mark {
    const char* icon;
    Role role;
};
Mark markOf(SignalState state) {
    switch (state) {
    case SignalState::Ok: return {"tick", Role::Ok};
    case SignalState::Warn: return {"clock", Role::Warn};
    case SignalState::Crit: return {"error", Role::Crit};
    case SignalState::Stale: return {"warn", Role::Warn};
    default: return {"", Role::Muted};
    }
}

}  // namespace

SignalStrip::SignalStrip(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void SignalStrip::setCells(std::vector<SignalCell> cells) {
    cells_ = std::move(cells);
    QStringList spoken;
    for (const SignalCell& cell : cells_)
        spoken += QStringList{cell.title, (cell.value + QLatin1Char(' ') + cell.unit).trimmed(), cell.stateWord, cell.tip.isEmpty() ? cell.detail : cell.tip}.join(QStringLiteral(", "));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QSize SignalStrip::sizeHint() const { return {480, kHeight}; }

QSize SignalStrip::minimumSizeHint() const { return {320, kHeight}; }

QRectF SignalStrip::cellRect(std::size_t index) const {
    const double each = width() / static_cast<double>(std::max<std::size_t>(1, cells_.size()));
    const double left = std::round(each * static_cast<double>(index)), right = std::round(each * static_cast<double>(index + 1));
    return {left, 0, right - left, static_cast<double>(height())};
}

void SignalStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor line = currentTheme().color(Role::Border);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const QRectF area = cellRect(i);
        if (i > 0) painter.fillRect(QRectF(area.left(), 0, 1, height() - 1.0), line);
        paintCell(painter, area.adjusted(12, 7, -10, -8), cells_[i]);
    }
    painter.fillRect(QRectF(0, height() - 1.0, width(), 1), line);
}

void SignalStrip::paintCell(QPainter& painter, const QRectF& area, const SignalCell& cell) const {
    const Theme& theme = currentTheme();
    const QRectF head(area.left(), area.top(), area.width(), 16);
    double left = head.left(), right = head.right();
    if (!cell.icon.isEmpty()) {
        paintIcon(painter, QRectF(left, head.top() + 1, 14, 14), cell.icon, theme.color(Role::Muted));
        left += 20;
    }
    const Mark mark = markOf(cell.state);
    if (cell.state != SignalState::Neutral) {
        right -= 14;
        paintIcon(painter, QRectF(right, head.top() + 1, 14, 14), QLatin1String(mark.icon), theme.color(mark.role));
        right -= 4;
    }
    paintText(painter, QRectF(left, head.top(), right - left, 16), cell.title, textFont(TextStyle::Small, true), theme.color(Role::Muted));
    const QFont figure = textFont(TextStyle::Figure), small = textFont(TextStyle::Small);
    const bool none = cell.value.isEmpty();
    const QRectF row(area.left(), area.top() + 17, area.width(), 24);
    const QFontMetricsF fm(figure);
    const double baseline = std::round(row.center().y() + (fm.ascent() - fm.descent()) / 2);
    const QString value = none ? QStringLiteral("–") : cell.value;
    painter.setFont(figure);
    painter.setPen(theme.color(none || cell.state == SignalState::Stale ? Role::Muted : Role::Text));
    painter.drawText(QPointF(row.left(), baseline), value);
    const double from = row.left() + fm.horizontalAdvance(value) + 5, room = row.right() - from;
    if (!none && room > 8) {
        painter.setFont(small);
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(QPointF(from, baseline), QFontMetricsF(small).elidedText(cell.unit, Qt::ElideRight, room));
    }
    paintText(painter, QRectF(area.left(), area.top() + 42, area.width(), 16), cell.detail, textFont(TextStyle::Badge), theme.color(Role::Muted));
}

bool SignalStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t i = 0; i < cells_.size(); ++i)
        if (cellRect(i).contains(help->pos())) {
            const QString words = cells_[i].title + QStringLiteral(": ") + (cells_[i].tip.isEmpty() ? cells_[i].detail : cells_[i].tip);
            QToolTip::showText(help->globalPos(), words.toHtmlEscaped(), this, cellRect(i).toRect());
        }
    return true;
}

}  // namespace tally
