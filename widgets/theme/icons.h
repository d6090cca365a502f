// SPDX-License-Identifier: GPL-3.0-or-later
// Icons: the SVGs of resources/icons, drawn in any colour at any density. Names are file names without ".svg".
//
// An unknown name gives an empty picture and a line in the debug log. Pixmaps are cached by name, size, colour and density.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "widgets/theme/theme.h"

class QPainter;
class QRectF;

namespace tally {

[[nodiscard]] QPixmap iconPixmap(const QString& name, int sizePx, QColor color, double devicePixelRatio);
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, QColor color);
// A QIcon with the colour of `role` (disabled: Strong). It keeps the colours of the theme it was made under.
[[nodiscard]] QIcon themedIcon(const QString& name, Role role = Role::Text);
[[nodiscard]] bool hasIcon(const QString& name);
// The product's mark: four tally strokes and a crossing one, in accent and the second series colour.
void paintLogo(QPainter& painter, const QRectF& rect);

}  // namespace tally
