// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/welcome_cards.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/cards/buttons.h"
#include "widgets/cards/key_hint.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/tiles/sparkline.h"

namespace tally {
namespace {

constexpr int kLowHeight = 110;
constexpr double kBelowPicture = 58;   // border, name and time

}  // namespace

WelcomeAction::WelcomeAction(QString icon, const QString& title, QString text, QString key, bool suggested, QWidget* parent)
    : QAbstractButton(parent), icon_(std::move(icon)), text_(std::move(text)), key_(std::move(key)), suggested_(suggested) {
    setText(title);
    setAccessibleDescription(text_);
    setFixedHeight(sizeHint().height());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void WelcomeAction::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QRectF area = rect();
    paintPanel(painter, area, theme.color(underMouse() ? Role::Raised : Role::Surface), theme.color(suggested_ ? Role::Accent : Role::Border), metrics().radiusCard);
    if (hasFocus()) paintFocusRing(painter, area.adjusted(1, 1, -1, -1), metrics().radiusCard);
    const QRectF tile(18, 18, 40, 40);
    paintPanel(painter, tile, theme.color(Role::AccentBg), Qt::transparent, metrics().radiusControl);
    paintIcon(painter, tile.adjusted(10, 10, -10, -10), icon_, theme.color(Role::Accent));
    const double cap = keyCapWidth(key_);
    paintKeyCap(painter, width() - 18 - cap, 38, key_);
    paintText(painter, QRectF(18, 72, width() - 36, 20), text(), textFont(TextStyle::Item), theme.color(Role::Text));
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRectF(18, 97, width() - 36, 40), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text_);
}

DropField::DropField(QWidget* parent) : QWidget(parent) { setFixedHeight(64); }

void DropField::setActive(bool active) {
    active_ = active;
    update();
}

void DropField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(active_ ? Role::Accent : Role::Strong), active_ ? 2 : 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(active_ ? theme.color(Role::AccentBg) : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics().radiusCard, metrics().radiusCard);
    const QString text = active_ ? tr("Drop to open") : tr("Drop a file anywhere in this window");
    const double width = textWidth(text, textFont(TextStyle::Body));
    const double left = (this->width() - width - 26) / 2;
    paintIcon(painter, QRectF(left, height() / 2.0 - 8, 16, 16), QStringLiteral("export"), theme.color(Role::Muted));
    paintText(painter, QRectF(left + 26, 0, width + 4, height()), text, textFont(TextStyle::Body), theme.color(active_ ? Role::Text : Role::Muted));
}

RecentCard::RecentCard(RecentItem item, QWidget* parent) : QAbstractButton(parent), item_(std::move(item)) {
    setText(item_.name);
    setAccessibleDescription(item_.when + QStringLiteral(", ") + item_.amount);
    setFixedHeight(sizeHint().height());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    auto* more = new IconButton(QStringLiteral("more"), tr("More for %1").arg(item_.name), this);
    more->setSmall(true);
    more->setIconRole(Role::Muted);
    more->setObjectName(QStringLiteral("more"));
    connect(more, &QToolButton::clicked, this, [this, more] { emit menuRequested(more->mapToGlobal(QPoint(0, more->height()))); });
}

void RecentCard::setLow(bool low) { setFixedHeight(low ? kLowHeight : sizeHint().height()); }

void RecentCard::contextMenuEvent(QContextMenuEvent* event) { emit menuRequested(event->globalPos()); }

void RecentCard::paintPicture(QPainter& painter, const QRectF& area) const {
    const QColor color = currentTheme().series(item_.color);
    if (!item_.bars) {
        SparkStyle style;
        style.line = color;
        style.fillOpacity = currentTheme().areaFillOpacity();
        style.width = 1.4;
        paintSparkline(painter, area, item_.shape, style);
        return;
    }
    double best = 0;
    for (const double v : item_.shape)
        if (std::isfinite(v)) best = std::max(best, v);
    const double slot = area.width() / static_cast<double>(std::max<std::size_t>(1, item_.shape.size()));
    for (std::size_t i = 0; i < item_.shape.size() && best > 0; ++i) {
        if (!std::isfinite(item_.shape[i])) continue;
        const double height = area.height() * item_.shape[i] / best;
        painter.fillRect(QRectF(area.left() + static_cast<double>(i) * slot + 1, area.bottom() - height, std::max(1.0, slot - 2), height), withAlpha(color, chartMetrics().barOpacity * 0.85));
    }
}

void RecentCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const QRectF area = rect();
    paintPanel(painter, area, theme.color(underMouse() ? Role::Raised : Role::Surface), theme.color(Role::Border), metrics().radiusCard);
    QPainterPath clip;
    clip.addRoundedRect(area.adjusted(1, 1, -1, -1), metrics().radiusCard - 1, metrics().radiusCard - 1);
    painter.save();
    painter.setClipPath(clip);
    const double picture = height() - kBelowPicture;
    painter.fillRect(QRectF(1, 1, width() - 2, picture), theme.color(Role::Window));
    paintPicture(painter, QRectF(1, 15, width() - 2, picture - 14));
    painter.restore();
    painter.fillRect(QRectF(1, picture + 1, width() - 2, 1), theme.color(Role::Border));
    if (hasFocus()) paintFocusRing(painter, area.adjusted(1, 1, -1, -1), metrics().radiusCard);
    paintIcon(painter, QRectF(13, picture + 11, 16, 16), item_.icon, theme.color(item_.icon == QLatin1String("live") ? Role::Ok : Role::Muted));
    paintText(painter, QRectF(36, picture + 9, width() - 36 - 44, 20), item_.name, textFont(TextStyle::Card, true), theme.color(Role::Text));
    const double amount = textWidth(item_.amount, textFont(TextStyle::Small));
    paintText(painter, QRectF(13, picture + 30, width() - 26 - amount - 10, 18), item_.when, textFont(TextStyle::Small), theme.color(Role::Muted));
    paintText(painter, QRectF(13, picture + 30, width() - 26, 18), item_.amount, textFont(TextStyle::Small), theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    if (auto* more = findChild<QWidget*>(QStringLiteral("more"))) more->move(width() - 34, static_cast<int>(picture) + 7);
}

}  // namespace tally
