// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "app/desktop/dialogs/log_preview.h"

namespace tally {

// The first events of a log, as they will be counted.
class PreviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Time, Item, Type, Result, Value, Latency, Actor, ColumnEnd };
    explicit PreviewModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setRows(std::vector<PreviewRow> rows);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PreviewRow> rows_;
};

}  // namespace tally
