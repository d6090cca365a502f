// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/nav_rail.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <utility>

#include "widgets/cards/badge.h"
#include "widgets/cards/key_hint.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kHead = 48, kCaption = 24, kSide = 8, kSectionGap = 9, kFootMargin = 8;

}  // namespace

NavRail::NavRail(QWidget* parent) : QWidget(parent) {
    setFixedWidth(metrics().railWide);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Pages"));
}

void NavRail::setSections(std::vector<NavSection> sections, std::vector<NavItem> foot) {
    sections_ = std::move(sections);
    foot_ = std::move(foot);
    relayout();
}

void NavRail::setCurrent(const QString& id) {
    current_ = cursor_ = id;
    for (const Row& row : rows_)
        if (row.item != nullptr && row.item->id == id) setAccessibleDescription(row.item->text);
    update();
}

void NavRail::setBadge(const QString& id, const QString& text, Tone tone) {
    for (NavSection& section : sections_)
        for (NavItem& item : section.items)
            if (item.id == id) item.badge = text, item.badgeTone = tone;
    update();
}

void NavRail::setNarrow(bool narrow) {
    narrow_ = narrow;
    setFixedWidth(narrow ? metrics().railNarrow : metrics().railWide);
    relayout();
}

QSize NavRail::sizeHint() const { return {narrow_ ? metrics().railNarrow : metrics().railWide, 400}; }

void NavRail::relayout() {
    rows_.clear();
    const int rowHeight = metrics().navRow, width = this->width() - 2 * kSide;
    int top = kHead + 8;
    for (std::size_t s = 0; s < sections_.size(); ++s) {
        if (narrow_) {
            rows_.push_back({nullptr, {}, QRect(16, top, this->width() - 32, 1)});
            top += 8;
        } else {
            rows_.push_back({nullptr, sections_[s].caption, QRect(16, top, width, kCaption)});
            top += kCaption + 2;
        }
        for (const NavItem& item : sections_[s].items) {
            rows_.push_back({&item, {}, QRect(kSide, top, width, rowHeight)});
            top += rowHeight + 2;
        }
        top += kSectionGap;
    }
    int bottom = height() - kFootMargin - static_cast<int>(foot_.size()) * (rowHeight + 2);
    for (const NavItem& item : foot_) {
        rows_.push_back({&item, {}, QRect(kSide, bottom, width, rowHeight)});
        bottom += rowHeight + 2;
    }
    update();
}

const NavRail::Row* NavRail::rowAt(const QPoint& pos) const {
    for (const Row& row : rows_)
        if (row.item != nullptr && row.rect.contains(pos)) return &row;
    return nullptr;
}

void NavRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.fillRect(rect(), theme.color(Role::Rail));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Role::Border));
    const double logo = narrow_ ? (width() - 20) / 2.0 : 16;
    paintLogo(painter, QRectF(logo, 14, 20, 20));
    if (!narrow_) paintText(painter, QRectF(48, 0, width() - 52, kHead), tr("Tallyscope"), textFont(TextStyle::Item), theme.color(Role::Text));
    for (const Row& row : rows_) {
        if (row.item != nullptr) paintItem(painter, row);
        else if (narrow_) painter.fillRect(row.rect, theme.color(Role::Border));
        else paintText(painter, row.rect, row.caption, textFont(TextStyle::Badge), theme.color(Role::Muted));
    }
}

void NavRail::paintItem(QPainter& painter, const Row& row) const {
    const Theme& theme = currentTheme();
    const QRectF area = row.rect;
    const bool current = row.item->id == current_;
    if (current) {
        paintPanel(painter, area, theme.color(Role::Sel), Qt::transparent, metrics().radiusControl);
        painter.fillRect(QRectF(0, area.top() + 8, 2, area.height() - 16), theme.color(Role::Accent));
    } else if (row.item->id == hovered_) {
        paintPanel(painter, area, theme.color(Role::Hover), Qt::transparent, metrics().radiusControl);
    }
    if (hasFocus() && row.item->id == cursor_) paintFocusRing(painter, area.adjusted(1, 1, -1, -1), metrics().radiusControl);
    const double size = metrics().iconNav;
    const double left = narrow_ ? area.center().x() - size / 2 : area.left() + 8;
    paintIcon(painter, QRectF(left, area.center().y() - size / 2, size, size), row.item->icon, theme.color(current ? Role::Accent : Role::Muted));
    paintItemBadge(painter, area, *row.item);
    if (narrow_) return;
    const QColor ink = theme.color(current ? Role::Text : Role::Muted);
    paintText(painter, area.adjusted(36, 0, -36, 0), row.item->text, textFont(TextStyle::Body, current), current ? ink : blend(theme.color(Role::Text), ink, 0.25));
}

void NavRail::paintItemBadge(QPainter& painter, const QRectF& row, const NavItem& item) const {
    const Theme& theme = currentTheme();
    if (!item.keyHint.isEmpty() && !narrow_) {
        const double width = keyCapWidth(item.keyHint);
        paintKeyCap(painter, row.right() - 8 - width, row.center().y(), item.keyHint);
    }
    if (item.badge.isEmpty()) return;
    const QFont font = textFont(TextStyle::Badge);
    const double width = std::max(18.0, textWidth(item.badge, font) + 10), height = 16;
    QRectF box(row.right() - 8 - width, row.center().y() - height / 2, width, height);
    if (narrow_) box.moveTopLeft(QPointF(row.center().x() + 1, row.top() + 1));
    paintPanel(painter, box, theme.color(toneFill(item.badgeTone)), Qt::transparent, height / 2);
    paintText(painter, box, item.badge, font, theme.color(toneText(item.badgeTone)), Qt::AlignHCenter | Qt::AlignVCenter);
}

void NavRail::mousePressEvent(QMouseEvent* event) {
    const Row* row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row != nullptr) emit pageRequested(row->item->id);
}

void NavRail::mouseMoveEvent(QMouseEvent* event) {
    const Row* row = rowAt(event->position().toPoint());
    const QString id = row == nullptr ? QString() : row->item->id;
    setCursor(row == nullptr ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (id == hovered_) return;
    hovered_ = id;
    update();
}

void NavRail::leaveEvent(QEvent*) {
    hovered_.clear();
    update();
}

void NavRail::moveCursor(int step) {
    std::vector<QString> ids;
    int at = -1;
    for (const Row& row : rows_) {
        if (row.item == nullptr) continue;
        if (row.item->id == cursor_) at = static_cast<int>(ids.size());
        ids.push_back(row.item->id);
    }
    const int next = at + step;
    if (next < 0 || next >= static_cast<int>(ids.size())) return;
    cursor_ = ids[static_cast<std::size_t>(next)];
    update();
}

void NavRail::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Up) moveCursor(-1);
    else if (event->key() == Qt::Key_Down) moveCursor(1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) && !cursor_.isEmpty()) emit pageRequested(cursor_);
    else QWidget::keyPressEvent(event);
}

bool NavRail::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && narrow_) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Row* row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(), row == nullptr ? QString() : row->item->text.toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

void NavRail::resizeEvent(QResizeEvent*) { relayout(); }

}  // namespace tally
