// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <optional>

#include "core/event/letter.h"

namespace tally {

// Dead letters as a table; raw text with control characters made visible. Grows at its end; a filter replaces the rows.
class LetterModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Source, Line, Offset, Why, Raw, ColumnEnd };
    explicit LetterModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    // `names`: of the sources, by id.
    void setLetters(std::vector<Letter> letters, QHash<quint32, QString> names);
    void setReason(std::optional<Reason> reason);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void showRows(std::vector<std::size_t> rows);
    std::vector<std::size_t> matching() const;
    std::vector<Letter> letters_;
    std::vector<std::size_t> rows_;        // of letters_, those shown
    QHash<quint32, QString> names_;
    std::optional<Reason> reason_;
};

QString reasonText(Reason reason);         // one short phrase for people

}  // namespace tally
