// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/preview_model.h"

#include "widgets/tables/table_roles.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/theme.h"

namespace tally {

void PreviewModel::setRows(std::vector<PreviewRow> rows)
{
    beginResetModel();   // another reading of the log: nothing of the old rows remains
    rows_ = std::move(rows);
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnEnd;
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PreviewRow& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) {
        const QString time = row.timeUs ? dateTimeText(*row.timeUs).left(10) + QLatin1Char(' ') + clockText(*row.timeUs, true) : QString();
        const QString cells[] = {QString::number(index.row() + 1), time, row.item, row.type, row.outcome, row.value, row.latency, row.actor};
        return cells[index.column()];
    }
    if (role == ToneRole && index.column() == Result && row.result != Outcome::Ok)
        return static_cast<int>(row.result == Outcome::Error ? Tone::Crit : Tone::Warn);
    if (role == MutedRole) return index.column() == Number || index.column() == Actor;
    if (role == Qt::TextAlignmentRole && (index.column() == Value || index.column() == Latency || index.column() == Number))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

}  // namespace tally
