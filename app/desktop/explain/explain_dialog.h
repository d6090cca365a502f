// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <stop_token>

#include "app/desktop/explain/raw_logs.h"
#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"

class QStandardItemModel;

namespace tally {

class ActionButton;
class Card;
class DataTable;
class ElidedLabel;

// What carried the change between two stretches of time: items, types and actors by their part in it, and the raw lines of each.
class ExplainDialog final : public QDialog {
    Q_OBJECT
public:
    // Compared with as long a time before, or with what the range is compared with. `logs`: that are open and can be read once more;
    // what else the store has counted is looked for.
    ExplainDialog(const PageContext& context, std::vector<RawLog> logs, qint64 fromUs, qint64 toUs, QWidget* parent = nullptr);
    ~ExplainDialog() override { stop_.request_stop(); }
    DataTable* items() const { return itemTable_; }
    DataTable* actors() const { return actorsPart_.table; }
    void showRawLines();                 // of the chosen row

signals:
    void itemRequested(const QString& item);

private:
    struct Part {
        Card* card = nullptr;
        DataTable* table = nullptr;
        QStandardItemModel* model = nullptr;
    };
    Part makePart(const QString& title, const QString& name, const QString& firstColumn);
    void askActors();
    void showActors(const ActorChange& change, std::vector<RawLog> logs);
    void chosen(const Part& part, RawBy by);
    void show(const Explanation& explanation);
    static void fill(const Part& part, const std::vector<Change>& changes, bool ids);
    ElidedLabel* summary_ = nullptr;
    Part itemsPart_, typesPart_, actorsPart_;
    EngineController* engine_;
    std::vector<RawLog> logs_;
    std::string store_;                  // its directory; empty = none
    MinuteRange range_, earlier_;
    std::stop_source stop_;
    ActionButton* raw_ = nullptr;
    RawBy by_ = RawBy::Item;
    QString name_;                       // of the chosen row
    DataTable* itemTable_ = nullptr;
    LiveQuery query_;
};

}  // namespace tally
