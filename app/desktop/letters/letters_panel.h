// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/desktop/live_query.h"

namespace tally {

class ActionButton;
class DataTable;
class ElidedLabel;
class LetterModel;
class ReasonBars;
class SortedRows;

// Dead letters by reason, and what can be decided about the selected ones.
class LettersPanel final : public QWidget {
    Q_OBJECT
public:
    explicit LettersPanel(EngineController* engine, QWidget* parent = nullptr);
    DataTable* table() { return table_; }
    QString filterText() const;   // for provenance; empty = all are shown
    void refresh();

public slots:
    void replaySelected();
    void correctSelected();    // the first one
    void discardSelected();    // asks before

signals:
    void shown(const tally::LetterTotals& totals);   // what refresh() found

private:
    std::vector<LetterId> selected() const;
    void decide(std::function<Result<std::vector<LetterResult>>(Engine&)> decision);
    void tell(const Result<std::vector<LetterResult>>& decided);
    void showChoice();
    EngineController* engine_;
    LiveQuery query_, decision_;
    LetterModel* model_;
    SortedRows* rows_;
    ReasonBars* reasons_;
    DataTable* table_;
    ElidedLabel* note_;
    bool showing_ = false;
    bool told_ = false;   // the note says what was decided last, until others are selected
    ActionButton* replay_;
    ActionButton* correct_;
    ActionButton* discard_;
};

}  // namespace tally
