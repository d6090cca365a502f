// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/letter_model.h"

#include <tuple>

#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/number_text.h"

namespace tally {

QString reasonText(Reason reason)
{
    return text(explanation(reason));
}

std::vector<std::size_t> LetterModel::matching() const
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < letters_.size(); ++i)
        if (!reason_ || letters_[i].reason == *reason_) rows.push_back(i);
    return rows;
}

void LetterModel::setLetters(std::vector<Letter> letters, QHash<quint32, QString> names)
{
    names_ = std::move(names);
    // A full ring drops as many as it gains: its newest one tells.
    const auto place = [](const Letter& letter) { return std::tuple(raw(letter.source), letter.line, letter.offset); };
    if (letters.size() == letters_.size() && (letters.empty() || place(letters.back()) == place(letters_.back()))) return;
    letters_ = std::move(letters);
    showRows(matching());
}

void LetterModel::setReason(std::optional<Reason> reason)
{
    reason_ = reason;
    showRows(matching());
}

void LetterModel::showRows(std::vector<std::size_t> rows)
{
    const int before = rowCount(), after = static_cast<int>(rows.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        rows_ = std::move(rows);
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        rows_ = std::move(rows);
        endRemoveRows();
    } else {
        rows_ = std::move(rows);
    }
    const int kept = std::min(before, after);
    if (kept > 0) emit dataChanged(index(0, 0), index(kept - 1, ColumnEnd - 1));
}

int LetterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int LetterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnEnd;
}

QVariant LetterModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Letter& letter = letters_[rows_[static_cast<std::size_t>(index.row())]];
    const bool shown = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (shown || role == CopyRole) {
        switch (index.column()) {
        case Source: return names_.value(raw(letter.source));
        case Line: return shown ? groupedNumber(static_cast<qint64>(letter.line)) : QString::number(letter.line);
        case Offset: return shown ? groupedNumber(static_cast<qint64>(letter.offset)) : QString::number(letter.offset);
        case Why: return reasonText(letter.reason) + (letter.detail.empty() ? QString() : QStringLiteral(": ") + text(visible(letter.detail)));
        default: return text(visible(letter.raw)).left(400);
        }
    }
    if (role == MutedRole) return index.column() != Why && index.column() != Raw;
    if (role == Qt::TextAlignmentRole && (index.column() == Line || index.column() == Offset)) return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant LetterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Source"), tr("Line"), tr("Offset"), tr("Reason"), tr("Raw")};
    return section >= 0 && section < ColumnEnd ? names[section] : QString();
}

}  // namespace tally
