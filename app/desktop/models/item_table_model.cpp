// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/item_table_model.h"

#include <QThreadPool>
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "app/desktop/text.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/number_text.h"

namespace tally {

// Rows of the list by item, for the few items that somebody holds an index of: one pass, no table of all rows.
static std::unordered_map<std::uint32_t, int> rowsOf(const ItemList& list, const std::vector<ItemId>& items)
{
    std::unordered_map<std::uint32_t, int> rows;
    for (const ItemId item : items) rows.emplace(raw(item), -1);
    std::size_t missing = rows.size();
    for (std::size_t i = 0; i < list.index.size() && missing > 0; ++i) {
        const auto found = rows.find(raw(list.rows()[list.index[i]].item));
        if (found == rows.end()) continue;
        found->second = static_cast<int>(i);
        --missing;
    }
    return rows;
}

int ItemTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : shownRows_;
}

int ItemTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Type0 + shownTypes_;
}

int ItemTableModel::rowOf(ItemId item) const
{
    return list_ ? rowsOf(*list_, {item}).at(raw(item)) : -1;
}

QString ItemTableModel::itemAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : text(list_->text(static_cast<std::size_t>(row)));
}

void ItemTableModel::setTypes(int types)
{
    if (types > shownTypes_) {
        beginInsertColumns({}, Type0 + shownTypes_, Type0 + types - 1);
        shownTypes_ = types;
        endInsertColumns();
    } else if (types < shownTypes_) {
        beginRemoveColumns({}, Type0 + types, Type0 + shownTypes_ - 1);
        shownTypes_ = types;
        endRemoveColumns();
    }
}

void ItemTableModel::setList(std::shared_ptr<const ItemList> list)
{
    // Persistent indexes follow their items.
    const QModelIndexList old = persistentIndexList();
    std::vector<ItemId> items;
    for (const QModelIndex& index : old) items.push_back(rowAt(index.row()).item);
    const int before = rowCount(), after = static_cast<int>(list->index.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        shownRows_ = after;
        endRemoveRows();
    }
    setTypes(static_cast<int>(list->all->types.size()));
    const std::shared_ptr<const ItemList> previous = std::exchange(list_, std::move(list));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        shownRows_ = after;
        endInsertRows();
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList now = persistentIndexList();
    const auto rows = now.isEmpty() ? std::unordered_map<std::uint32_t, int>() : rowsOf(*list_, items);
    for (const QModelIndex& index : now) {
        const auto place = std::find(old.begin(), old.end(), index) - old.begin();
        const auto found = place < old.size() ? rows.find(raw(items[static_cast<std::size_t>(place)])) : rows.end();
        const int row = found == rows.end() ? -1 : found->second;
        changePersistentIndex(index, row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    emit layoutChanged({}, VerticalSortHint);
    // Half a million rows take a while to give back.
    QThreadPool::globalInstance()->start([previous] {});
}

void ItemTableModel::setSparks(const std::unordered_map<std::uint32_t, std::vector<double>>& sparks, int firstRow, int lastRow)
{
    sparks_ = sparks;
    lastRow = std::min(lastRow, rowCount() - 1);
    if (firstRow <= lastRow) emit dataChanged(index(firstRow, Spark), index(lastRow, Spark), {SparkRole});
}

// Of one cell; `raw`: for exports and copies.
static QString cellText(const ItemList& list, int row, int column, bool raw)
{
    const std::uint32_t at = list.index[static_cast<std::size_t>(row)];
    const ItemRow& item = list.rows()[at];
    const auto number = [raw](std::uint64_t value) {
        return raw ? QString::number(value) : groupedNumber(static_cast<qint64>(value));
    };
    switch (column) {
    case ItemTableModel::Rank: return number(static_cast<std::uint64_t>(row) + 1);
    case ItemTableModel::Item: return text(list.text(static_cast<std::size_t>(row)));
    case ItemTableModel::Name: return list.all->names.empty() ? QString() : text(list.all->names[at]);
    case ItemTableModel::Spark: return {};
    case ItemTableModel::Total: return number(item.total);
    case ItemTableModel::Share: {
        const double share = list.all->total == 0 ? 0 : static_cast<double>(item.total) / static_cast<double>(list.all->total);
        return raw ? rawNumber(share) : percentText(share, 2);
    }
    default: return number(item.byType[static_cast<std::size_t>(column - ItemTableModel::Type0)]);
    }
}

ExportTable itemTable(const ItemList& list, const std::vector<int>& columns, const QStringList& header)
{
    ExportTable table;
    table.header = header;
    for (const int column : columns) table.numeric.push_back(column != ItemTableModel::Item && column != ItemTableModel::Name);
    table.rows.reserve(list.index.size());
    for (int row = 0; row < static_cast<int>(list.index.size()); ++row) {
        QStringList cells;
        cells.reserve(static_cast<qsizetype>(columns.size()));
        for (const int column : columns) cells += cellText(list, row, column, true);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::DisplayRole) return cellText(*list_, index.row(), index.column(), false);
    if (role == CopyRole) return cellText(*list_, index.row(), index.column(), true);
    if (role == MediumRole) return index.column() == Total;
    if (role == MutedRole) return index.column() == Rank || index.column() > Total;
    if (role == Qt::TextAlignmentRole && index.column() != Item && index.column() != Name && index.column() != Spark) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != SparkRole || index.column() != Spark) return {};
    const auto found = sparks_.find(raw(rowAt(index.row()).item));
    if (found == sparks_.end()) return {};
    return QVariant::fromValue(QVector<double>(found->second.begin(), found->second.end()));
}

QVariant ItemTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Rank: return tr("#");
    case Item: return tr("Item");
    case Name: return tr("Name");
    case Spark: return tr("In range");
    case Total: return tr("Events");
    case Share: return tr("Share");
    default: break;
    }
    const auto type = static_cast<std::size_t>(section - Type0);
    return list_ && type < list_->all->types.size() ? text(list_->all->types[type]) : QString();
}

}  // namespace tally
