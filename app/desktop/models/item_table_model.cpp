// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/item_table_model.h"

#include "app/desktop/text.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/number_text.h"

namespace tally {

int ItemTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !list_ ? 0 : static_cast<int>(list_->index.size());
}

int ItemTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Type0 + shownTypes_;
}

int ItemTableModel::rowOf(ItemId item) const
{
    if (!list_) return -1;
    for (std::size_t i = 0; i < list_->index.size(); ++i)
        if (list_->rows[list_->index[i]].item == item) return static_cast<int>(i);
    return -1;
}

QString ItemTableModel::itemAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString() : text(list_->text(static_cast<std::size_t>(row)));
}

void ItemTableModel::setList(std::shared_ptr<const ItemList> list)
{
    // Persistent indexes follow their items.
    const QModelIndexList old = persistentIndexList();
    std::vector<ItemId> items;
    for (const QModelIndex& index : old) items.push_back(rowAt(index.row()).item);
    const int before = rowCount(), after = static_cast<int>(list->index.size());
    const int types = static_cast<int>(list->types.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        auto shorter = std::make_shared<ItemList>(*list_);
        shorter->index.resize(static_cast<std::size_t>(after));
        list_ = std::move(shorter);
        endRemoveRows();
    }
    if (types > shownTypes_) {
        beginInsertColumns({}, Type0 + shownTypes_, Type0 + types - 1);
        shownTypes_ = types;
        endInsertColumns();
    } else if (types < shownTypes_) {
        beginRemoveColumns({}, Type0 + types, Type0 + shownTypes_ - 1);
        shownTypes_ = types;
        endRemoveColumns();
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        list_ = list;
        endInsertRows();
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList now = persistentIndexList();
    list_ = std::move(list);
    std::unordered_map<std::uint32_t, int> rows;
    if (!now.isEmpty())
        for (int row = 0; row < after; ++row) rows.emplace(raw(rowAt(row).item), row);
    for (const QModelIndex& index : now) {
        const auto place = std::find(old.begin(), old.end(), index) - old.begin();
        const auto found = place < old.size() ? rows.find(raw(items[static_cast<std::size_t>(place)])) : rows.end();
        changePersistentIndex(index, found == rows.end() ? QModelIndex() : createIndex(found->second, index.column()));
    }
    emit layoutChanged({}, VerticalSortHint);
}

void ItemTableModel::setSparks(const std::unordered_map<std::uint32_t, std::vector<double>>& sparks, int firstRow, int lastRow)
{
    sparks_ = sparks;
    lastRow = std::min(lastRow, rowCount() - 1);
    if (firstRow <= lastRow) emit dataChanged(index(firstRow, Spark), index(lastRow, Spark), {SparkRole});
}

QVariant ItemTableModel::textOf(int row, int column, bool raw) const
{
    const ItemRow& item = rowAt(row);
    const auto number = [raw](std::uint64_t value) {
        return raw ? QString::number(value) : groupedNumber(static_cast<qint64>(value));
    };
    switch (column) {
    case Rank: return number(static_cast<std::uint64_t>(row) + 1);
    case Item: return text(list_->text(static_cast<std::size_t>(row)));
    case Spark: return {};
    case Total: return number(item.total);
    case Share: {
        const double share = list_->total == 0 ? 0 : static_cast<double>(item.total) / static_cast<double>(list_->total);
        return raw ? rawNumber(share) : percentText(share, 2);
    }
    default: return number(item.byType[static_cast<std::size_t>(column - Type0)]);
    }
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::DisplayRole) return textOf(index.row(), index.column(), false);
    if (role == CopyRole) return textOf(index.row(), index.column(), true);
    if (role == MediumRole) return index.column() == Total;
    if (role == MutedRole) return index.column() == Rank || index.column() > Total;
    if (role == Qt::TextAlignmentRole && index.column() != Item && index.column() != Spark) return int(Qt::AlignRight | Qt::AlignVCenter);
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
    case Spark: return tr("In range");
    case Total: return tr("Events");
    case Share: return tr("Share");
    default: break;
    }
    const auto type = static_cast<std::size_t>(section - Type0);
    return list_ && type < list_->types.size() ? text(list_->types[type]) : QString();
}

}  // namespace tally
