// SPDX-License-Identifier: GPL-3.0-or-later
// BudgetBoard: service level objectives as rows: target, measured, error budget left as a bar, how fast it burns, how long it
// lasts. Painted; ↑ ↓ choose, Enter and double click ask to edit. Numbers are never elided; the last columns give way first.
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/text/export_table.h"

namespace tally {

struct BurnText {
    QString text;                 // "19.8× · 32.5×": long and short window
    bool fires = false;
};

struct BudgetRow {
    QString id, name;
    QString target, measured;     // "99.9 %"
    double left = 1;              // of the budget; below 0 = overspent
    QString leftText;             // "38 %"
    std::vector<BurnText> burns;  // by window, as the head names them
    QString pace;                 // "empty in 13 h 49 min"
    bool fires = false;           // some window does
    bool editable = true;
    bool known = true;            // false: nothing can be measured; `pace` says why
};

class BudgetBoard final : public QWidget {
    Q_OBJECT
public:
    explicit BudgetBoard(QWidget* parent = nullptr);
    void setWindows(const QStringList& names);            // "1 h / 5 min"
    void setRows(std::vector<BudgetRow> rows);
    [[nodiscard]] const std::vector<BudgetRow>& rows() const { return rows_; }
    void setCurrent(int row);
    [[nodiscard]] int current() const { return current_; }
    [[nodiscard]] ExportTable exportTable() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void currentChanged(const QString& id);
    void editRequested(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    struct Columns;
    [[nodiscard]] Columns columns() const;
    void paintHead(QPainter& painter, const Columns& columns) const;
    void paintRow(QPainter& painter, const Columns& columns, std::size_t row) const;
    [[nodiscard]] int rowAt(const QPointF& pos) const;
    [[nodiscard]] int rowHeight() const;
    void choose(int row);
    void speak();
    std::vector<BudgetRow> rows_;
    QStringList windows_;
    int current_ = 0;
};

}  // namespace tally
