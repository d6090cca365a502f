// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/desktop/explain/change_data.h"
#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"

class QStandardItemModel;

namespace tally {

class Card;
class DataTable;
class ElidedLabel;

// What carried the change between two stretches of time: items and types by their part in it.
class ExplainDialog final : public QDialog {
    Q_OBJECT
public:
    // Compared with as long a time before, or with what the range is compared with.
    ExplainDialog(const PageContext& context, qint64 fromUs, qint64 toUs, QWidget* parent = nullptr);
    DataTable* items() const { return itemTable_; }

signals:
    void itemRequested(const QString& item);

private:
    struct Part {
        Card* card = nullptr;
        DataTable* table = nullptr;
        QStandardItemModel* model = nullptr;
    };
    Part makePart(const QString& title, const QString& name, bool ids);
    void show(const Explanation& explanation);
    static void fill(const Part& part, const std::vector<Change>& changes, bool ids);
    ElidedLabel* summary_ = nullptr;
    Part itemsPart_, typesPart_;
    DataTable* itemTable_ = nullptr;
    LiveQuery query_;
};

}  // namespace tally
