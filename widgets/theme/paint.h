// SPDX-License-Identifier: GPL-3.0-or-later
// Small painting helpers shared by the painted widgets. All lengths in device-independent pixels.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

#include "widgets/theme/metrics.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace tally {

// A surface with a 1 px border drawn inside `rect`.
void paintPanel(QPainter& painter, const QRectF& rect, QColor fill, QColor border, double radius, double borderWidth = 1.0);
// The 2 px accent ring 1 px outside `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, double radius);
// Plain text, elided at the right, vertically centred in `rect`. Returns the width that was painted.
double paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, QColor color,
                 Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
[[nodiscard]] double textWidth(const QString& text, const QFont& font);

}  // namespace tally
