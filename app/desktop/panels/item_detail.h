// SPDX-License-Identifier: GPL-3.0-or-later
// ItemDetail: one item: its id, figures, and history by minute, hour or day.
#pragma once

#include <QWidget>

#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"

namespace tally {

struct StateInfo;

class Card;
class ChartPanel;
class ElidedLabel;
class HeatPanel;
class SegmentedControl;
class ShareChart;

class ItemDetail final : public QWidget {
    Q_OBJECT
public:
    explicit ItemDetail(PageContext context, QWidget* parent = nullptr);
    void setItem(const QString& item);
    QString item() const { return item_; }
    bool hasItem() const { return !item_.isEmpty(); }
    void refresh(bool anew);

signals:
    void rawLinesRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Answer;
    void build();
    void buildShares();
    void showAnswer(const Answer& answer);
    void showState(const StateInfo& state);   // of the history and of what is made of it
    PageContext context_;
    QString item_;
    bool stepChosen_ = false;      // by hand; until then it fits the range
    Card* card_ = nullptr;
    ElidedLabel* name_ = nullptr;      // where the item has one
    ElidedLabel* id_ = nullptr;
    ElidedLabel* values_[4] = {};
    ElidedLabel* notes_[4] = {};
    ElidedLabel* types_ = nullptr;     // the types in a line, where there is no room for their shares
    Card* sharesCard_ = nullptr;
    ShareChart* shares_ = nullptr;
    ChartPanel* history_ = nullptr;
    SegmentedControl* step_ = nullptr;
    HeatPanel* heat_ = nullptr;
    LiveQuery query_;
};

}  // namespace tally
