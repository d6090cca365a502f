// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/paint.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace tally {

void paintPanel(QPainter& painter, const QRectF& rect, QColor fill, QColor border, double radius, double borderWidth) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, borderWidth));
    painter.setBrush(fill);
    const double inset = border.alpha() == 0 ? 0 : borderWidth / 2;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, double radius) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(currentTheme().color(Role::Accent), metrics().focusRing));
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
}

double paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, QColor color, Qt::Alignment alignment) {
    if (text.isEmpty() || rect.width() <= 0) return 0;
    const QFontMetricsF fm(font);
    const double width = fm.horizontalAdvance(text);
    const bool fits = width <= rect.width() + 0.5;
    const QString shown = fits ? text : fm.elidedText(text, Qt::ElideRight, rect.width());
    const double shownWidth = fits ? width : fm.horizontalAdvance(shown);
    double x = rect.left();
    if (alignment & Qt::AlignRight) x = rect.right() - shownWidth;
    else if (alignment & Qt::AlignHCenter) x = rect.center().x() - shownWidth / 2;
    double y = rect.center().y() + (fm.ascent() - fm.descent()) / 2;
    if (alignment & Qt::AlignTop) y = rect.top() + fm.ascent();
    else if (alignment & Qt::AlignBottom) y = rect.bottom() - fm.descent();
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(x, std::round(y)), shown);
    return shownWidth;
}

double textWidth(const QString& text, const QFont& font) { return QFontMetricsF(font).horizontalAdvance(text); }

}  // namespace tally
