// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/drop_button.h"

#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/cards/key_hint.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kPadding = 10, kBetween = 7, kArrow = 14;

QFont strongFont(const DropText& text) { return textFont(TextStyle::Body, !text.plainText); }

}  // namespace

DropButton::DropButton(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void DropButton::setContent(const DropText& text) {
    const QSize before = sizeHint();
    text_ = text;
    setAccessibleName((text.strong + QLatin1Char(' ') + text.muted).trimmed());
    if (sizeHint() != before) updateGeometry();
    update();
}

QMenu* DropButton::menu() {
    if (menu_ != nullptr) return menu_;
    menu_ = new QMenu(this);
    connect(this, &QAbstractButton::clicked, this, [this] { menu_->popup(mapToGlobal(QPoint(0, height() + 4))); });
    return menu_;
}

void DropButton::setMaximumText(int px) {
    maximumText_ = px;
    updateGeometry();
}

void DropButton::setFlat(bool flat) {
    flat_ = flat;
    update();
}

QSize DropButton::sizeHint() const {
    double width = 2 * kPadding;
    if (text_.dot) width += 8 + kBetween;
    if (!text_.icon.isEmpty()) width += metrics().icon + kBetween;
    width += std::min<double>(maximumText_, textWidth(text_.strong, strongFont(text_)));
    if (!text_.muted.isEmpty()) width += kBetween + textWidth(text_.muted, textFont(TextStyle::Body));
    if (!text_.key.isEmpty()) width += kBetween + keyCapWidth(text_.key);
    else if (text_.arrow) width += kBetween + kArrow;
    return {static_cast<int>(std::ceil(width)) + 1, metrics().control};
}

QSize DropButton::minimumSizeHint() const { return {std::min(110, sizeHint().width()), metrics().control}; }

void DropButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const double radius = metrics().radiusControl;
    const QColor border = flat_ ? QColor(Qt::transparent) : theme.color(Role::Border);
    paintPanel(painter, rect(), theme.color(underMouse() && isEnabled() ? Role::Hover : text_.plainText ? Role::Field : Role::Raised), border, radius);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), radius);
    double left = kPadding, right = width() - kPadding;
    const double mid = height() / 2.0;
    if (text_.dot) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(text_.dotTone == Tone::Neutral ? Role::Strong : toneText(text_.dotTone)));
        painter.drawEllipse(QPointF(left + 4, mid), 4, 4);
        left += 8 + kBetween;
    }
    if (!text_.icon.isEmpty()) {
        paintIcon(painter, QRectF(left, mid - 8, 16, 16), text_.icon, theme.color(text_.plainText ? Role::Muted : Role::Text));
        left += metrics().icon + kBetween;
    }
    if (!text_.key.isEmpty()) {
        right -= keyCapWidth(text_.key);
        paintKeyCap(painter, right, mid, text_.key);
        right -= kBetween;
    } else if (text_.arrow) {
        right -= kArrow;
        paintIcon(painter, QRectF(right, mid - kArrow / 2, kArrow, kArrow), QStringLiteral("down"), theme.color(Role::Muted));
        right -= kBetween;
    }
    const double strongRoom = std::min<double>(maximumText_, right - left);
    const QColor ink = theme.color(!isEnabled() ? Role::Strong : text_.plainText ? Role::Muted : Role::Text);
    left += paintText(painter, QRectF(left, 0, strongRoom + 1, height()), text_.strong, strongFont(text_), ink) + kBetween;
    paintText(painter, QRectF(left, 0, right - left + 2, height()), text_.muted, textFont(TextStyle::Body), theme.color(Role::Muted));
}

}  // namespace tally
