// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/elided_label.h"

#include <QPainter>
#include <cmath>

#include "widgets/theme/paint.h"

namespace tally {

ElidedLabel::ElidedLabel(TextStyle style, Role role, bool medium, QWidget* parent)
    : QWidget(parent), style_(style), role_(role), medium_(medium) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
    if (text == text_) return;
    text_ = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setRole(Role role) {
    role_ = role;
    update();
}

void ElidedLabel::setElides(bool elides) {
    elides_ = elides;
    updateGeometry();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

QSize ElidedLabel::sizeHint() const {
    return {static_cast<int>(std::ceil(textWidth(text_, textFont(style_, medium_)))) + 1, typeStep(style_).line};
}

QSize ElidedLabel::minimumSizeHint() const { return {elides_ ? std::min(24, sizeHint().width()) : sizeHint().width(), typeStep(style_).line}; }

void ElidedLabel::updateToolTip() {
    const bool cut = sizeHint().width() > width() + 1;
    setToolTip(cut ? text_.toHtmlEscaped() : QString());
}

void ElidedLabel::resizeEvent(QResizeEvent*) { updateToolTip(); }

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintText(painter, rect(), text_, textFont(style_, medium_), currentTheme().color(isEnabled() ? role_ : Role::Strong), alignment_);
}

}  // namespace tally
