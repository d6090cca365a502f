// SPDX-License-Identifier: GPL-3.0-or-later
// SortedRows: a small model (thousands of rows) in the order of a column and narrowed to what was typed, for a DataTable.
#pragma once

#include <QSortFilterProxyModel>

namespace tally {

class DataTable;

class SortedRows final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit SortedRows(QAbstractItemModel* rows, QObject* parent = nullptr);
    // Shows the rows in `table` and sorts them by clicks on its head; the third click gives them back their own order.
    void showIn(DataTable* table);
    void setText(const QString& text);   // rows that hold it in some column, whatever its case; empty = all
    const QString& text() const { return text_; }

protected:
    // Numbers by their value, all else as people of this language sort it; by the raw text (CopyRole) where there is one.
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString text_;
    int clicks_ = 0;   // on the head of the column that sorts
};

}  // namespace tally
