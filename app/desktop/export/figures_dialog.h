// SPDX-License-Identifier: GPL-3.0-or-later
// FiguresDialog: what a chart or a board shows, as a table to read, sort and copy from. It holds the figures of the moment it was
// opened in (or asked again), so that nothing moves under who reads them.
#pragma once

#include <QAbstractTableModel>
#include <QDialog>
#include <functional>

#include "widgets/text/export_table.h"

namespace tally {

class DataTable;
class ElidedLabel;

class FiguresModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit FiguresModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setTable(ExportTable table);             // in the order it has
    void sort(int column, Qt::SortOrder order) override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const ExportTable& table() const { return table_; }

private:
    bool isNumber(int column) const;
    ExportTable table_;
};

class FiguresDialog final : public QDialog {
    Q_OBJECT
public:
    FiguresDialog(const QString& panel, std::function<ExportTable()> table, QWidget* parent = nullptr);

private:
    void askAgain();
    std::function<ExportTable()> ask_;
    FiguresModel* model_;
    DataTable* table_;
    ElidedLabel* moment_;
    int sorted_ = -1;
    Qt::SortOrder order_ = Qt::AscendingOrder;
};

}  // namespace tally
