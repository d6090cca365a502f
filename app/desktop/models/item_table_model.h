// SPDX-License-Identifier: GPL-3.0-or-later
// ItemTableModel: shows an ItemList. A new list moves, adds and removes rows; the model is never reset on a tick.
#pragma once

#include <QAbstractTableModel>
#include <unordered_map>

#include "app/desktop/export/export_rows.h"
#include "app/desktop/models/item_list.h"

namespace tally {

class ItemTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Rank, Name, Item, Spark, Total, Share, Type0, ColumnEnd = Type0 + 4 };
    explicit ItemTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setList(std::shared_ptr<const ItemList> list);
    const std::shared_ptr<const ItemList>& list() const { return list_; }
    void setSparks(const std::unordered_map<std::uint32_t, std::vector<double>>& sparks, int firstRow, int lastRow);
    QString itemAt(int row) const;
    int rowOf(ItemId item) const;                 // -1: not in the list

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setTypes(int types);
    const ItemRow& rowAt(int row) const { return list_->rows()[list_->index[static_cast<std::size_t>(row)]]; }
    std::shared_ptr<const ItemList> list_;
    std::unordered_map<std::uint32_t, std::vector<double>> sparks_;   // by item, of the rows seen lately
    int shownRows_ = 0;          // of the list, while rows come and go
    int shownTypes_ = 0;
};

// What the table would copy of these columns, of all rows; the list cannot change, so any thread may ask.
ExportRows itemRows(std::shared_ptr<const ItemList> list, std::vector<int> columns, const QStringList& header);

}  // namespace tally
