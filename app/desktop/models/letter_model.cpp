// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/letter_model.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cstddef>

#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/tables/table_roles.h"
#include "widgets/text/number_text.h"

namespace tally {

static constexpr qsizetype kShownRaw = 400;   // characters of a row; copied and exported is all that was kept

QString letterSource(const std::string& source)
{
    const QString name = text(source);
    return name.contains(QLatin1Char('/')) && !name.contains(QLatin1String("://")) ? QFileInfo(QDir::cleanPath(name)).fileName() : name;
}

void LetterModel::setLetters(std::vector<SourceLetter> letters)
{
    Rows fresh;
    for (SourceLetter& letter : letters) fresh.push_back(std::make_shared<const SourceLetter>(std::move(letter)));
    letters_ = std::move(fresh);
    showMatching();
}

void LetterModel::setReason(std::optional<Reason> reason)
{
    reason_ = reason;
    showMatching();
}

// Rows go and come in runs; those that stay are not touched.
void LetterModel::showMatching()
{
    Rows wanted;
    for (const auto& letter : letters_)
        if (!reason_ || letter->letter.reason == *reason_) wanted.push_back(letter);
    const auto before = [](const auto& a, const auto& b) { return a->letter.id < b->letter.id; };
    const auto isWanted = [&](const auto& row) { return std::binary_search(wanted.begin(), wanted.end(), row, before); };
    for (std::size_t end = rows_.size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && !isWanted(rows_[first - 1])) --first;
        if (first == end) {
            --end;
            continue;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.begin() + static_cast<std::ptrdiff_t>(end));
        endRemoveRows();
        end = first;
    }
    for (std::size_t i = 0; i < wanted.size();) {
        if (i < rows_.size() && rows_[i]->letter.id == wanted[i]->letter.id) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < wanted.size() && (i >= rows_.size() || wanted[end]->letter.id < rows_[i]->letter.id)) ++end;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(i), wanted.begin() + static_cast<std::ptrdiff_t>(i), wanted.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        i = end;
    }
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
    const SourceLetter& row = letterAt(index.row());
    const Letter& letter = row.letter;
    const bool shown = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (shown || role == CopyRole) {
        switch (index.column()) {
        case Source: return letterSource(row.source);
        case Line: return shown ? groupedNumber(static_cast<qint64>(letter.line)) : QString::number(letter.line);
        case Offset: return shown ? groupedNumber(static_cast<qint64>(letter.offset)) : QString::number(letter.offset);
        case Why: return reasonWithDetail(letter.reason, letter.detail);
        default: return shown ? text(visible(letter.raw)).left(kShownRaw) : text(visible(letter.raw));
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
