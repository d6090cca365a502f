// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/sorted_rows.h"

#include "widgets/tables/data_table.h"

namespace tally {

namespace {

QString sortKey(const QModelIndex& index)
{
    const QVariant raw = index.data(CopyRole);
    return (raw.isValid() ? raw : index.data()).toString();
}

}  // namespace

SortedRows::SortedRows(QAbstractItemModel* rows, QObject* parent) : QSortFilterProxyModel(parent)
{
    setSourceModel(rows);
}

void SortedRows::showIn(DataTable* table)
{
    table->setModel(this);
    table->setSortable(true);
    connect(table, &DataTable::sortRequested, this, [this, table](int column, Qt::SortOrder order) {
        clicks_ = column == sortColumn() ? clicks_ + 1 : 1;
        const int by = clicks_ > 2 ? -1 : column;
        sort(by, order);
        table->setSortIndicator(by, order);
    });
}

void SortedRows::setText(const QString& text)
{
    text_ = text;
    invalidateFilter();
}

bool SortedRows::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QString a = sortKey(left), b = sortKey(right);
    bool numberA = false, numberB = false;
    const double x = a.toDouble(&numberA), y = b.toDouble(&numberB);
    if (numberA && numberB) return x < y;
    if (numberA != numberB) return numberB;   // what is no number ("–") before all that are
    return QString::localeAwareCompare(a, b) < 0;
}

bool SortedRows::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (text_.isEmpty()) return true;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
        const QModelIndex cell = sourceModel()->index(row, column, parent);
        if (cell.data().toString().contains(text_, Qt::CaseInsensitive) || cell.data(CopyRole).toString().contains(text_, Qt::CaseInsensitive)) return true;   // what is shown may be cut
    }
    return false;
}

}  // namespace tally
