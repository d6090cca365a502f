// SPDX-License-Identifier: GPL-3.0-or-later
// ItemDetail: one item: its id, figures, and history by minute, hour or day; or several: what they have together, and their
// histories as lines beside each other.
#pragma once

#include <QStringList>
#include <QWidget>

#include "app/desktop/live_query.h"
#include "app/desktop/pages/page_context.h"

namespace tally {

class Card;
class ChartPanel;
class ElidedLabel;
class HeatPanel;
class SegmentedControl;

class ItemDetail final : public QWidget {
    Q_OBJECT
public:
    explicit ItemDetail(PageContext context, QWidget* parent = nullptr);
    static constexpr int kMostItems = 12;     // as many lines can be told apart
    void setItem(const QString& item) { setItems(item.isEmpty() ? QStringList() : QStringList(item)); }
    void setItems(const QStringList& items);  // at most kMostItems
    const QStringList& items() const { return items_; }
    QString item() const { return items_.isEmpty() ? QString() : items_.first(); }
    bool hasItem() const { return !items_.isEmpty(); }
    void refresh(bool anew);

private:
    struct Answer;
    void build();
    void showAnswer(const Answer& answer);
    void showHistory(const Answer& answer);
    PageContext context_;
    QStringList items_;
    bool stepChosen_ = false;      // by hand; until then it fits the range
    Card* card_ = nullptr;
    ElidedLabel* name_ = nullptr;      // where the item has one
    ElidedLabel* id_ = nullptr;
    ElidedLabel* values_[4] = {};
    ElidedLabel* notes_[4] = {};
    ElidedLabel* types_ = nullptr;
    ChartPanel* history_ = nullptr;
    SegmentedControl* step_ = nullptr;
    HeatPanel* heat_ = nullptr;
    LiveQuery query_;
};

}  // namespace tally
