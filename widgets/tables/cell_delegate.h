// SPDX-License-Identifier: GPL-3.0-or-later
// CellDelegate: paints one cell of a DataTable: text, right-aligned number, mono id, or a curve. Never interprets markup.
#pragma once

#include <QStyledItemDelegate>

#include "widgets/tables/data_table.h"

namespace tally {

class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(ColumnKind kind, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index, bool selected) const;
    ColumnKind kind_;
};

}  // namespace tally
