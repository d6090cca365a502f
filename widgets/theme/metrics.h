// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics: lengths, type scale and motion of tokens.json, in device-independent pixels (milliseconds for motion).
#pragma once

#include <QFont>
#include <QList>

namespace tally {

enum class TextStyle { Tile, Hero, Page, Figure, Item, Card, Body, Small, Badge, Mono };

struct TypeStep {
    int size = 0;      // px
    int line = 0;      // px
    int weight = 400;  // 400 or 500
};

struct Metrics {
    int railWide = 0, railNarrow = 0, railSwitchBelow = 0, topBar = 0, statusBar = 0, pageHeader = 0;
    int pageMarginX = 0, pageMarginTop = 0, gap = 0, cardHeader = 0, control = 0, controlSmall = 0, navRow = 0;
    int tableHead = 0, tableRow = 0, listRow = 0, alertRow = 0, banner = 0, tile = 0, icon = 0, iconNav = 0, border = 0, focusRing = 0;
    int radiusBadge = 0, radiusControl = 0, radiusCard = 0, radiusChip = 0;
    int fastMs = 0, normalMs = 0, rankMoveMs = 0;
};

struct ChartMetrics {
    int marginLeft = 0, marginRight = 0, marginTop = 0, marginBottom = 0, tick = 0, hatchStep = 0, barGap = 0;
    double line = 0, lineDecimated = 0, ghostWidth = 0, gridWidth = 0, hatchStroke = 0, markerRadius = 0;
    double limitBandOpacity = 0, barOpacity = 0, stackFirst = 0, stackOthers = 0, brushOpacity = 0;
    QList<qreal> ghostDash, limitDash, watermarkDash;
    QList<QList<qreal>> seriesDash;   // empty inner list = solid; in px, see dashPattern()
};

[[nodiscard]] const Metrics& metrics();
[[nodiscard]] const ChartMetrics& chartMetrics();
[[nodiscard]] TypeStep typeStep(TextStyle style);

// The embedded faces; the weight of the scale, or Medium when `medium`. Figures are tabular, hinting is off.
[[nodiscard]] QFont textFont(TextStyle style, bool medium = false);
// Registers the embedded faces once; applyTheme() does it. Returns false when a face did not load (then Qt falls back).
bool loadFonts();
// A dash in px as QPen wants it (multiples of the pen width). REQUIRES: penWidth > 0.
[[nodiscard]] QList<qreal> dashPattern(const QList<qreal>& px, double penWidth);

}  // namespace tally
