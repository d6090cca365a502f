// SPDX-License-Identifier: GPL-3.0-or-later
// DataTable: the table of the mock-ups on QTableView: rows and head 28, row lines only, plain text, Ctrl+C copies TSV.
//
// Works with any model of the app; cost does not grow with rows (fixed heights, no ResizeToContents, no wrap). Sorting is the model's
// business: the table only shows the indicator and emits sortRequested().
#pragma once

#include <QTableView>
#include <vector>

#include "widgets/tables/table_roles.h"
#include "widgets/text/export_table.h"

class QMenu;

namespace tally {

enum class ColumnKind { Text, Number, Id, Spark };

struct ColumnSpec {
    ColumnKind kind = ColumnKind::Text;
    int width = 120;               // px; ignored for the stretching column
    bool stretch = false;          // one column, usually the name
    QString id{};                  // in a remembered choice; empty = cannot be chosen
    bool always = false;           // cannot be hidden
    bool operator==(const ColumnSpec&) const = default;
};

class DataTable final : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget* parent = nullptr);
    void setColumns(const std::vector<ColumnSpec>& columns);     // after setModel(); sets delegates, widths, head alignment
    void setSortIndicator(int column, Qt::SortOrder order);      // emits nothing; -1 hides it
    void setSortable(bool on);                                   // clicks on the head emit sortRequested()
    // The selected cells, by row and column in whole rows with a header line. Raw text (CopyRole); at most 200,000 cells.
    [[nodiscard]] QString selectionAsTsv() const;
    [[nodiscard]] ExportTable exportTable(int maxRows) const;    // visible columns of the first maxRows rows
    void setRowHeight(int px);
    // By the head: its menu shows and hides columns, a drag moves them.
    void setColumnsChoosable(bool on);
    // The columns by id from left to right, "-" before those that were hidden and "+" before those that were shown by hand.
    [[nodiscard]] QStringList columnChoice() const;
    void chooseColumns(const QStringList& choice);      // unknown ids are left out; emits nothing. After setColumns().
    [[nodiscard]] QMenu* columnMenu(QWidget* parent);   // one checkable entry per column that may be hidden

signals:
    void rowActivated(const QModelIndex& index);        // Enter or double click
    void sortRequested(int column, Qt::SortOrder order);
    void columnsChosen();                               // by the user
    void typed(const QString& text);                    // letters, for whoever filters the rows

protected:
    void keyPressEvent(QKeyEvent* event) override;
    // Qt looks at row after row for what begins so, which takes seconds with a million of them. Where nobody wants to know what
    // was typed, few rows are still searched.
    void keyboardSearch(const QString& text) override;
    void updateGeometries() override;                   // no row is cut at the lower edge

private:
    void copySelection() const;
    [[nodiscard]] int columnOf(const QString& id) const;
    std::vector<ColumnSpec> specs_;
    QStringList shown_, hidden_;   // ids, by hand
    bool moving_ = false;          // by chooseColumns()
    bool fitting_ = false;         // by updateGeometries()
};

}  // namespace tally
