// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tally_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {

TallyStyle::TallyStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int TallyStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 14;
        case PM_ScrollBarExtent: return 10;
        case PM_SmallIconSize:
        case PM_ButtonIconSize: return metrics().icon;
        case PM_MenuButtonIndicator: return 0;
        case PM_FocusFrameHMargin: return 2;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int TallyStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_DitherDisabledText: return 0;
        case SH_ToolTip_WakeUpDelay: return 400;
        case SH_Menu_MouseTracking: return 1;
        case SH_ItemView_ShowDecorationSelected: return 1;
        default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void TallyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Theme& theme = currentTheme();
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton || element == PE_IndicatorItemViewItemCheck) {
        const bool on = option->state & (State_On | State_NoChange);
        const bool enabled = option->state & State_Enabled;
        const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        const double radius = element == PE_IndicatorRadioButton ? box.width() / 2 : 3;
        const QColor accent = theme.color(enabled ? Role::Accent : Role::Strong);
        paintPanel(*painter, box, on && element != PE_IndicatorRadioButton ? accent : theme.color(Role::Field),
                   on ? accent : theme.color(Role::Strong), radius);
        if (on && element == PE_IndicatorRadioButton) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(accent);
            painter->drawEllipse(box.center(), 3.5, 3.5);
            painter->restore();
        } else if (on) {
            paintIcon(*painter, box, QStringLiteral("tick"), theme.color(Role::OnAccent));
        }
        if (option->state & State_HasFocus) paintFocusRing(*painter, box.adjusted(-2, -2, 2, 2), radius + 2);
        return;
    }
    if (element == PE_FrameFocusRect) {
        if (option->state & State_KeyboardFocusChange) paintFocusRing(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), metrics().radiusControl);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void TallyStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    if (element == CE_PushButtonBevel && (option->state & State_HasFocus)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        paintFocusRing(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), metrics().radiusControl);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

}  // namespace tally
