// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/item_table_model.h"

#include <QThreadPool>
#include <algorithm>
#include <charconv>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "app/desktop/background_pool.h"
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
    backgroundPool().start([previous] {});
}

void ItemTableModel::setSparks(const std::unordered_map<std::uint32_t, std::vector<double>>& sparks, int firstRow, int lastRow)
{
    sparks_ = sparks;
    lastRow = std::min(lastRow, rowCount() - 1);
    if (firstRow <= lastRow) emit dataChanged(index(firstRow, Spark), index(lastRow, Spark), {SparkRole});
}

template <class Number>
static void putNumber(std::string* cell, Number value)
{
    char digits[32];
    const auto end = [&] {
        if constexpr (std::is_floating_point_v<Number>) return std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::general);
        else return std::to_chars(std::begin(digits), std::end(digits), value);
    }();
    cell->assign(digits, end.ptr);
}

static double shareOf(const ItemList& list, const ItemRow& item)
{
    return list.all->total == 0 ? 0 : static_cast<double>(item.total) / static_cast<double>(list.all->total);
}

// Bytes that are no UTF-8 as they are shown, too.
static void putText(std::string* cell, std::string_view bytes)
{
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; })) cell->assign(bytes);
    else *cell = text(bytes).toStdString();
}

// One cell for exports and copies: full precision, no grouping.
static void putCell(const ItemList& list, std::size_t row, int column, std::string* cell)
{
    const std::uint32_t at = list.index[row];
    const ItemRow& item = list.rows()[at];
    switch (column) {
    case ItemTableModel::Rank: return putNumber(cell, row + 1);
    case ItemTableModel::Item: return putText(cell, list.text(row));
    case ItemTableModel::Name: return putText(cell, list.all->names.empty() ? std::string_view() : std::string_view(list.all->names[at]));
    case ItemTableModel::Spark: return cell->clear();
    case ItemTableModel::Total: return putNumber(cell, item.total);
    case ItemTableModel::Share: return putNumber(cell, shareOf(list, item));
    default: return putNumber(cell, item.byType[static_cast<std::size_t>(column - ItemTableModel::Type0)]);
    }
}

static QString rawText(const ItemList& list, int row, int column)
{
    std::string cell;
    putCell(list, static_cast<std::size_t>(row), column, &cell);
    return text(cell);
}

static QString shownText(const ItemList& list, int row, int column)
{
    const ItemRow& item = list.rows()[list.index[static_cast<std::size_t>(row)]];
    const auto number = [](std::uint64_t value) { return groupedNumber(static_cast<qint64>(value)); };
    switch (column) {
    case ItemTableModel::Rank: return number(static_cast<std::uint64_t>(row) + 1);
    case ItemTableModel::Total: return number(item.total);
    case ItemTableModel::Share: return percentText(shareOf(list, item), 2);
    case ItemTableModel::Item:
    case ItemTableModel::Name:
    case ItemTableModel::Spark: return rawText(list, row, column);
    default: return number(item.byType[static_cast<std::size_t>(column - ItemTableModel::Type0)]);
    }
}

ExportRows itemRows(std::shared_ptr<const ItemList> list, std::vector<int> columns, const QStringList& header)
{
    ExportRows rows{header, {}, list->index.size(), {}};
    for (const int column : columns) rows.numeric.push_back(column != ItemTableModel::Item && column != ItemTableModel::Name);
    rows.fill = [list = std::move(list), columns = std::move(columns)](std::size_t row, std::vector<std::string>* cells) {
        for (std::size_t i = 0; i < columns.size(); ++i) putCell(*list, row, columns[i], &(*cells)[i]);
    };
    return rows;
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::DisplayRole) return shownText(*list_, index.row(), index.column());
    if (role == CopyRole) return rawText(*list_, index.row(), index.column());
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
