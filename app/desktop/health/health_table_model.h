// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/engine/hot/health_breakdown.h"

namespace tally {

// The golden signals item by item or type by type, the worst first; the last row is Other, whatever the order.
class HealthTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Key, Events, Rate, Errors, Client, Slow, P50, P95, P99, ErrorP99, ColumnEnd };
    explicit HealthTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setBreakdown(Breakdown table, BreakdownBy by, double seconds);   // of the range
    void sortBy(int column, Qt::SortOrder order);                         // -1: the worst first
    QString keyAt(int row) const;                 // empty: Other, or no such row
    const std::vector<BreakdownRow>& rows() const { return rows_; }       // as shown, without Other

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const BreakdownRow& rowAt(int row) const { return row < static_cast<int>(rows_.size()) ? rows_[static_cast<std::size_t>(row)] : other_; }
    double valueOf(const BreakdownRow& row, int column) const;   // NaN: not known
    QString shownText(const BreakdownRow& row, int column) const;
    QString tip(const BreakdownRow& row) const;
    void order();
    std::vector<BreakdownRow> rows_;
    BreakdownRow other_;
    BreakdownBy by_ = BreakdownBy::Item;
    double seconds_ = 0;
    int column_ = -1, shown_ = 0;
    Qt::SortOrder order_ = Qt::DescendingOrder;
};

}  // namespace tally
