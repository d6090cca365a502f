// SPDX-License-Identifier: GPL-3.0-or-later
// BreakdownPanel: which items or types make the service board what it is. A row chosen is asked for as the page's filter.
#pragma once

#include <QWidget>

#include "app/desktop/live_query.h"
#include "app/desktop/view_range.h"
#include "core/engine/hot/health_breakdown.h"
#include "widgets/text/export_table.h"

namespace tally {

class Card;
class DataTable;
class HealthTableModel;

class BreakdownPanel final : public QWidget {
    Q_OBJECT
public:
    explicit BreakdownPanel(EngineController* engine, QWidget* parent = nullptr);
    void setBy(BreakdownBy by);
    BreakdownBy by() const { return by_; }
    void ask(const ViewRange& range, double slowSeconds, bool anew);
    ExportTable exportTable() const;
    QString subtitle() const { return subtitle_; }
    DataTable* table() const { return table_; }

signals:
    void answered();                              // subtitle() and the rows are new
    void keyChosen(tally::BreakdownBy by, const QString& key);

private:
    void show(const LiveBreakdown& answer, BreakdownBy by, const ViewRange& asked);
    BreakdownBy by_ = BreakdownBy::Item;
    DataTable* table_ = nullptr;
    HealthTableModel* model_ = nullptr;
    Card* frame_ = nullptr;                       // says why there are no rows
    QString subtitle_;
    LiveQuery query_;
};

}  // namespace tally
