// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tiles/golden_tile.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <utility>

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/tiles/sparkline.h"

namespace tally {

GoldenTile::GoldenTile(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void GoldenTile::setData(TileData data) {
    data_ = std::move(data);
    setAccessibleName(data_.title);
    setAccessibleDescription(QStringList{data_.value + QLatin1Char(' ') + data_.unit, data_.change, data_.badge.text, data_.detail}.join(QStringLiteral(", ")));
    update();
}

void GoldenTile::setCompact(bool compact) {
    compact_ = compact;
    updateGeometry();
}

QSize GoldenTile::sizeHint() const { return {280, compact_ ? metrics().tile - 10 : metrics().tile}; }

QSize GoldenTile::minimumSizeHint() const { return {180, sizeHint().height()}; }

void GoldenTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const bool over = data_.state == TileState::OverLimit;
    paintPanel(painter, rect(), theme.color(hovered_ ? Role::Raised : Role::Surface), theme.color(over ? Role::Crit : Role::Border), metrics().radiusCard);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), metrics().radiusCard);
    const QRectF area = QRectF(rect()).adjusted(13, 9, -13, -8);
    paintHead(painter, area);
    if (data_.state == TileState::Empty) {
        const QRectF body(area.left(), area.top() + 26, area.width(), area.height() - 26);
        paintText(painter, body, data_.detail, textFont(TextStyle::Body), theme.color(Role::Muted), Qt::AlignHCenter | Qt::AlignVCenter);
        return;
    }
    paintValue(painter, area);
    paintCurve(painter, area);
    const QRectF foot(area.left(), area.bottom() - 18, area.width(), 18);
    paintText(painter, foot, data_.detail, textFont(TextStyle::Small), theme.color(Role::Muted));
}

void GoldenTile::paintHead(QPainter& painter, const QRectF& area) const {
    const Theme& theme = currentTheme();
    const QRectF head(area.left(), area.top(), area.width(), 20);
    paintIcon(painter, QRectF(head.left(), head.top(), 16, 20), data_.icon, theme.color(Role::Muted));
    const QSize badge = badgeSize(data_.badge);
    const double left = head.left() + (data_.icon.isEmpty() ? 0 : 24);
    paintText(painter, QRectF(left, head.top(), head.right() - badge.width() - 8 - left, 20), data_.title, textFont(TextStyle::Card, true), theme.color(Role::Muted));
    if (badge.width() > 0) paintBadge(painter, QRectF(head.right() - badge.width(), head.top() + 1, badge.width(), badge.height()), data_.badge);
}

void GoldenTile::paintValue(QPainter& painter, const QRectF& area) const {
    const Theme& theme = currentTheme();
    const bool stale = data_.state == TileState::Stale;
    const QFont big = textFont(TextStyle::Tile), small = textFont(TextStyle::Body), medium = textFont(TextStyle::Body, true);
    const QFontMetricsF bigMetrics(big);
    const double baseline = std::round(area.top() + 24 + (34 + bigMetrics.ascent() - bigMetrics.descent()) / 2 - 1);
    const double valueWidth = bigMetrics.horizontalAdvance(data_.value);
    painter.setFont(big);
    painter.setPen(theme.color(stale ? Role::Muted : Role::Text));
    painter.drawText(QPointF(area.left() - 1, baseline), data_.value);
    const double changeWidth = textWidth(data_.change, medium);
    painter.setFont(medium);
    painter.setPen(theme.color(toneText(data_.changeTone)));
    painter.drawText(QPointF(area.right() - changeWidth, baseline), data_.change);
    const double left = area.left() + valueWidth + 5, room = area.right() - changeWidth - 8 - left;
    if (room < 12) return;
    painter.setFont(small);
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QPointF(left, baseline), QFontMetricsF(small).elidedText(data_.unit, Qt::ElideRight, room));
}

void GoldenTile::paintCurve(QPainter& painter, const QRectF& area) const {
    const Theme& theme = currentTheme();
    SparkStyle style;
    style.line = data_.state == TileState::Stale ? theme.color(Role::Strong) : theme.series(0);
    style.fillOpacity = theme.areaFillOpacity();
    style.width = chartMetrics().line;
    style.endDot = true;
    style.limit = data_.limit;
    style.limitColor = theme.color(toneText(data_.limitTone));
    style.ghost = data_.ghost;
    style.ghostColor = theme.color(Role::Ghost);
    paintSparkline(painter, QRectF(area.left(), area.top() + 60, area.width() - 4, area.height() - 60 - 21), data_.spark, style);
}

void GoldenTile::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) emit clicked();
}

void GoldenTile::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) emit clicked();
    else QWidget::keyPressEvent(event);
}

void GoldenTile::enterEvent(QEnterEvent*) {
    hovered_ = true;
    update();
}

void GoldenTile::leaveEvent(QEvent*) {
    hovered_ = false;
    update();
}

}  // namespace tally
