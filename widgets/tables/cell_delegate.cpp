// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/cell_delegate.h"

#include <QPainter>
#include <QVector>
#include <algorithm>

#include "widgets/cards/badge.h"
#include "widgets/theme/paint.h"
#include "widgets/tiles/sparkline.h"

namespace tally {
namespace {

constexpr double kCellPadding = 8, kDisabledOpacity = 0.45;

QColor inkOf(const QModelIndex& index) {
    const QVariant tone = index.data(ToneRole);
    if (tone.isValid() && static_cast<Tone>(tone.toInt()) != Tone::Neutral) return currentTheme().color(toneText(static_cast<Tone>(tone.toInt())));
    return currentTheme().color(index.data(MutedRole).toBool() ? Role::Muted : Role::Text);
}

void paintCheck(QPainter& painter, QRectF& rect, Qt::CheckState state, QStyle& style, const QWidget* widget) {
    QStyleOptionViewItem box;
    box.rect = QRect(static_cast<int>(rect.left()), static_cast<int>(rect.center().y()) - 6, 14, 14);
    box.state = QStyle::State_Enabled | (state == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    style.drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &painter, widget);
    rect.setLeft(rect.left() + 22);
}

}  // namespace

CellDelegate::CellDelegate(ColumnKind kind, QObject* parent) : QStyledItemDelegate(parent), kind_(kind) {}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, metrics().tableRow}; }

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    const QRectF cell = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) painter->fillRect(cell, theme.color(Role::Sel));
    painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), theme.color(Role::Grid));
    QRectF inner = cell.adjusted(kCellPadding, 0, -kCellPadding, -1);
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid() && option.widget != nullptr) paintCheck(*painter, inner, static_cast<Qt::CheckState>(check.toInt()), *option.widget->style(), option.widget);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (!enabled) painter->setOpacity(kDisabledOpacity);
    paintContent(*painter, inner, index, selected);
    if (!enabled) painter->setOpacity(1);
    if ((option.state & QStyle::State_HasFocus) && option.widget != nullptr && option.widget->hasFocus()) paintFocusRing(*painter, cell.adjusted(1, 1, -1, -2), 3);
}

void CellDelegate::paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index, bool) const {
    const Theme& theme = currentTheme();
    if (kind_ == ColumnKind::Spark) {
        const auto values = index.data(SparkRole).value<QVector<double>>();
        SparkStyle style;
        style.line = theme.series(0);
        style.fillOpacity = theme.areaFillOpacity() * 1.4;
        style.width = 1.3;
        style.zeroBased = false;
        paintSparkline(painter, rect.adjusted(0, 5, 0, -5), {values.constData(), static_cast<std::size_t>(values.size())}, style);
        return;
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    if (kind_ == ColumnKind::Number) {
        paintText(painter, rect, text, textFont(TextStyle::Body, index.data(MediumRole).toBool()), inkOf(index), Qt::AlignRight | Qt::AlignVCenter);
        return;
    }
    const QString badgeText = index.data(BadgeRole).toString();
    const BadgeText badge{badgeText, static_cast<Tone>(index.data(BadgeToneRole).toInt()), {}};
    const QSize size = badgeSize(badge);
    const double reserve = badgeText.isEmpty() ? 0 : size.width() + 8;
    const QFont font = kind_ == ColumnKind::Id ? textFont(TextStyle::Mono) : textFont(TextStyle::Body, index.data(MediumRole).toBool());
    const QColor ink = kind_ == ColumnKind::Id && !index.data(ToneRole).isValid() ? theme.color(Role::Muted) : inkOf(index);
    const double used = paintText(painter, rect.adjusted(0, 0, -reserve, 0), text, font, ink);
    if (!badgeText.isEmpty()) paintBadge(painter, QRectF(rect.left() + used + 8, rect.center().y() - size.height() / 2.0, size.width(), size.height()), badge);
}

}  // namespace tally
