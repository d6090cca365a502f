// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "core/engine/snapshot.h"

namespace tally {

// What is open or listening, one row each, with its own ledger.
class SourceModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Action, Format, Rate, Received, Counted, Duplicate, Late, Future, Rejected, InFlight, Difference, ColumnEnd };
    explicit SourceModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setSources(const std::vector<SourceState>& sources);
    const std::vector<SourceState>& sources() const { return sources_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant shownText(const SourceState& source, int column) const;
    static QString rawText(const SourceState& source, int column);
    QString detailText(const SourceState& source) const;
    std::vector<SourceState> sources_;
};

// Received minus everything it became; 0 when the ledger balances.
std::int64_t ledgerDifference(const Ledger& ledger);
QString phaseText(const SourceState& source);

}  // namespace tally
