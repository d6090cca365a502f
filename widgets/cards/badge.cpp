// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/badge.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <utility>

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kBadgeHeight = 18;
constexpr int kBadgePadding = 6;
constexpr int kBadgeIcon = 12;
constexpr int kChipHeight = 22;
constexpr int kChipPadding = 9;

}  // namespace

QSize badgeSize(const BadgeText& badge) {
    if (badge.text.isEmpty()) return {0, 0};
    const double text = textWidth(badge.text, textFont(TextStyle::Badge));
    const double icon = badge.icon.isEmpty() ? 0 : kBadgeIcon + 4;
    return {static_cast<int>(std::ceil(text + icon)) + 2 * kBadgePadding, kBadgeHeight};
}

void paintBadge(QPainter& painter, const QRectF& rect, const BadgeText& badge) {
    if (badge.text.isEmpty()) return;
    const Theme& theme = currentTheme();
    const QColor ink = theme.color(toneText(badge.tone));
    if (badge.tone == Tone::Possible) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.color(Role::Strong), 1, Qt::CustomDashLine));
        QPen pen(theme.color(Role::Strong), 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
        painter.restore();
    } else {
        paintPanel(painter, rect, theme.color(toneFill(badge.tone)), Qt::transparent, metrics().radiusBadge);
    }
    double left = rect.left() + kBadgePadding;
    if (!badge.icon.isEmpty()) {
        paintIcon(painter, QRectF(left, rect.center().y() - kBadgeIcon / 2.0, kBadgeIcon, kBadgeIcon), badge.icon, ink);
        left += kBadgeIcon + 4;
    }
    paintText(painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), badge.text, textFont(TextStyle::Badge), ink);
}

Badge::Badge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Badge::setBadge(const BadgeText& badge) {
    badge_ = badge;
    setAccessibleName(badge_.text);
    setVisible(!badge_.text.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const { return badgeSize(badge_); }

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBadge(painter, rect(), badge_);
}

Chip::Chip(QString label, QString value, bool removable, QString icon, QWidget* parent)
    : QAbstractButton(parent), label_(std::move(label)), value_(std::move(value)), icon_(std::move(icon)), removable_(removable) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName((label_ + QLatin1Char(' ') + value_).trimmed());
}

void Chip::setValue(const QString& value) {
    value_ = value;
    setAccessibleName((label_ + QLatin1Char(' ') + value_).trimmed());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    double width = 2 * kChipPadding;
    if (!icon_.isEmpty()) width += 16;
    width += textWidth(label_, textFont(TextStyle::Small));
    if (!value_.isEmpty()) width += textWidth(value_, textFont(TextStyle::Small, true)) + (label_.isEmpty() ? 0 : 4);
    if (removable_) width += 17;
    return {static_cast<int>(std::ceil(width)), kChipHeight};
}

QRect Chip::closeRect() const { return removable_ ? QRect(width() - 23, 0, 23, height()) : QRect(); }

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QRectF area = rect();
    paintPanel(painter, area, theme.color(underMouse() ? Role::Hover : Role::Surface), theme.color(Role::Border), metrics().radiusChip - 0.5);
    if (hasFocus()) paintFocusRing(painter, area.adjusted(1, 1, -1, -1), metrics().radiusChip - 1);
    double left = kChipPadding;
    const double right = removable_ ? closeRect().left() : width() - kChipPadding;
    if (!icon_.isEmpty()) {
        paintIcon(painter, QRectF(left, (height() - 14) / 2.0, 14, 14), icon_, theme.color(Role::Muted));
        left += 16;
    }
    left += paintText(painter, QRectF(left, 0, right - left + 1, height()), label_, textFont(TextStyle::Small), theme.color(Role::Muted));
    if (!label_.isEmpty()) left += 4;
    paintText(painter, QRectF(left, 0, right - left + 1, height()), value_, textFont(TextStyle::Small, true), theme.color(Role::Text));
    if (removable_) {
        const QPointF center = QRectF(closeRect()).center();
        paintIcon(painter, QRectF(center.x() - 8, center.y() - 6, 13, 13), QStringLiteral("close"), theme.color(Role::Text));
    }
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
    if (removable_ && event->button() == Qt::LeftButton && closeRect().contains(event->position().toPoint())) {
        setDown(false);
        emit removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event) {
    if (removable_ && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

}  // namespace tally
