// SPDX-License-Identifier: GPL-3.0-or-later
// TallyStyle: Fusion with our metrics, focus ring, check boxes and menus. applyTheme() installs it; nobody else creates it.
#pragma once

#include <QProxyStyle>

namespace tally {

class TallyStyle final : public QProxyStyle {
    Q_OBJECT
public:
    TallyStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
};

// The stylesheet of the current theme; exposed for tests.
[[nodiscard]] QString themeStyleSheet();

}  // namespace tally
