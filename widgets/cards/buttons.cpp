// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/buttons.h"

#include <QPainter>
#include <QStyle>

#include "widgets/theme/icons.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

void polish(QWidget& widget) {
    if (!widget.testAttribute(Qt::WA_WState_Polished)) return;   // it will be when it is first shown
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.updateGeometry();
    widget.update();
}

}  // namespace

ActionButton::ActionButton(const QString& text, QWidget* parent) : ActionButton({}, text, ButtonKind::Normal, parent) {}

ActionButton::ActionButton(const QString& iconName, const QString& text, ButtonKind kind, QWidget* parent)
    // The style leaves two pixels between icon and text.
    : QPushButton(iconName.isEmpty() || text.isEmpty() ? text : QChar(0x2009) + text, parent), iconName_(iconName) {
    setAccessibleName(text);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, &ActionButton::restyle);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setKind(kind);
}

void ActionButton::setKind(ButtonKind kind) {
    kind_ = kind;
    setProperty("kind", kind == ButtonKind::Primary ? QStringLiteral("primary") : kind == ButtonKind::Quiet ? QStringLiteral("quiet") : QString());
    restyle();
}

void ActionButton::setSmall(bool small) {
    small_ = small;
    setProperty("small", small);
    restyle();
}

void ActionButton::setIconName(const QString& name) {
    iconName_ = name;
    restyle();
}

void ActionButton::restyle() {
    const Role role = kind_ == ButtonKind::Primary ? Role::OnAccent : kind_ == ButtonKind::Quiet ? Role::Muted : Role::Text;
    setIcon(iconName_.isEmpty() ? QIcon() : themedIcon(iconName_, role));
    polish(*this);
}

IconButton::IconButton(const QString& iconName, const QString& toolTip, QWidget* parent) : QToolButton(parent), iconName_(iconName) {
    setToolTip(toolTip);
    setAccessibleName(toolTip);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, &IconButton::restyle);
    restyle();
}

void IconButton::setIconName(const QString& name) {
    iconName_ = name;
    restyle();
}

void IconButton::setFramed(bool framed) {
    framed_ = framed;
    setProperty("framed", framed);
    restyle();
}

void IconButton::setSmall(bool small) {
    small_ = small;
    restyle();
}

void IconButton::setDot(bool dot) {
    dot_ = dot;
    update();
}

void IconButton::setIconRole(Role role) {
    role_ = role;
    restyle();
}

void IconButton::restyle() {
    const int side = small_ ? metrics().controlSmall : metrics().control;
    setFixedSize(side, side);
    setIconSize({metrics().icon, metrics().icon});
    polish(*this);
}

void IconButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, QRectF(0, 0, width(), height()).adjusted((width() - 16) / 2.0, (height() - 16) / 2.0, -(width() - 16) / 2.0, -(height() - 16) / 2.0),
              iconName_, currentTheme().color(isEnabled() ? role_ : Role::Strong));
    if (!dot_) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentTheme().color(Role::Crit));
    painter.drawEllipse(QPointF(width() / 2.0 + 6, height() / 2.0 - 6), 3, 3);
}

}  // namespace tally
