// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/stale_badge.h"

#include <QEvent>
#include <QPainter>

#include "widgets/theme/icons.h"
#include "widgets/theme/metrics.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/theme.h"

namespace tally {

namespace {
constexpr int kBadgeHeight = 44, kIcon = 22, kPad = 14, kBadgeMargin = 16;
}

StaleBadge::StaleBadge(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    hide();
}

void StaleBadge::setText(const QString& text)
{
    if (text == text_) return;
    text_ = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    place();
    update();
}

void StaleBadge::place()
{
    const int width = static_cast<int>(textWidth(text_, textFont(TextStyle::Page, true))) + kIcon + 3 * kPad;
    setGeometry(parentWidget()->width() - width - kBadgeMargin, kBadgeMargin, width, kBadgeHeight);
    raise();
}

bool StaleBadge::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == parent()) place();
    return QWidget::eventFilter(watched, event);
}

void StaleBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    paintPanel(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.color(Role::WarnBg), theme.color(Role::Warn), metrics().radiusCard);
    paintIcon(painter, QRectF(kPad, (kBadgeHeight - kIcon) / 2.0, kIcon, kIcon), QStringLiteral("clock"), theme.color(Role::Warn));
    paintText(painter, QRectF(2 * kPad + kIcon, 0, width(), kBadgeHeight), text_, textFont(TextStyle::Page, true), theme.color(Role::Warn));
}

}  // namespace tally
