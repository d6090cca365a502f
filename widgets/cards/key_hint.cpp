// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/key_hint.h"

#include <QPainter>
#include <cmath>
#include <utility>

#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kCapHeight = 17;

}  // namespace

double keyCapWidth(const QString& key) { return std::max(17.0, std::ceil(textWidth(key, textFont(TextStyle::Badge))) + 9); }

double paintKeyCap(QPainter& painter, double left, double center, const QString& key) {
    const double width = keyCapWidth(key);
    const QRectF cap(left, std::round(center - kCapHeight / 2), width, kCapHeight);
    paintPanel(painter, cap, currentTheme().color(Role::Raised), currentTheme().color(Role::Border), metrics().radiusBadge - 1);
    paintText(painter, cap, key, textFont(TextStyle::Badge), currentTheme().color(Role::Muted), Qt::AlignHCenter | Qt::AlignVCenter);
    return width;
}

KeyHint::KeyHint(QStringList keys, QString text, QWidget* parent) : QWidget(parent), keys_(std::move(keys)), text_(std::move(text)) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(keys_.join(QLatin1Char(' ')) + QLatin1Char(' ') + text_);
}

void KeyHint::setHint(const QStringList& keys, const QString& text) {
    keys_ = keys;
    text_ = text;
    updateGeometry();
    update();
}

QSize KeyHint::sizeHint() const {
    double width = 0;
    for (const QString& key : keys_) width += keyCapWidth(key) + 4;
    if (text_.isEmpty()) width -= 4;
    else width += 2 + textWidth(text_, textFont(TextStyle::Small));
    return {static_cast<int>(std::ceil(std::max(0.0, width))), 20};
}

void KeyHint::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    double left = 0;
    for (const QString& key : keys_) left += paintKeyCap(painter, left, height() / 2.0, key) + 4;
    paintText(painter, QRectF(left + 2, 0, width() - left, height()), text_, textFont(TextStyle::Small), currentTheme().color(Role::Muted));
}

}  // namespace tally
