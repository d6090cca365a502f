// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "core/event/letter.h"
#include "core/query/answer.h"

namespace tally {

// Dead letters as a table; raw text with control characters made visible. A row stays the letter it is: what comes, goes or is
// filtered moves no other one, so that a selection never means another letter.
class LetterModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Source, Line, Offset, Why, Raw, ColumnEnd };
    explicit LetterModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setLetters(std::vector<SourceLetter> letters);   // REQUIRES: ascending ids
    void setReason(std::optional<Reason> reason);
    std::optional<Reason> reason() const { return reason_; }
    const SourceLetter& letterAt(int row) const { return *rows_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Rows = std::vector<std::shared_ptr<const SourceLetter>>;
    void showMatching();
    Rows letters_, rows_;                  // all; those shown
    std::optional<Reason> reason_;
};

QString letterSource(const std::string& source);   // file name, or address

}  // namespace tally
