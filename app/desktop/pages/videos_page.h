// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/export/export_rows.h"
#include "app/desktop/live_query.h"
#include "app/desktop/models/item_list.h"
#include "app/desktop/pages/live_page.h"

class QAction;
class QCheckBox;
class QLineEdit;
class QTimer;

namespace tally {

class Card;
class DataTable;
class ElidedLabel;
class ItemCompare;
class ItemDetail;
class ItemTableModel;

// The table of all items of the range, and one item in detail.
class VideosPage final : public LivePage {
    Q_OBJECT
public:
    explicit VideosPage(PageContext context, QWidget* parent = nullptr);
    void showItem(const QString& item);
    void focusSearch();
    void showNames(bool shown);
    DataTable* table() const { return table_; }
    QJsonObject viewState() const override;
    void setViewState(const QJsonObject& state) override;
    std::optional<HealthFilter> subject() const override;

signals:
    void namesChanged(bool shown);

protected:
    void refresh(bool anew) override;
    void compactChanged(bool compact) override;
    void filterChanged() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildTable();
    bool named() const;
    AnswerNote noted() const;
    ExportRows exportLater() const;
    void setColumns();
    void showList(const std::shared_ptr<const ItemList>& list);
    void sortBy(int column, Qt::SortOrder order);
    void askSparks();
    std::optional<std::string> type() const;      // whose events count alone
    ItemQuestion question() const;
    void count(bool anew);
    void searchAgain();           // in the counts that are there
    void showChosen();

    Card* card_ = nullptr;
    QCheckBox* names_ = nullptr;
    QAction* inspect_ = nullptr;
    QLineEdit* search_ = nullptr;
    ElidedLabel* matches_ = nullptr;
    DataTable* table_ = nullptr;
    ElidedLabel* footName_[2] = {};
    ElidedLabel* footCount_[2] = {};
    ItemTableModel* model_ = nullptr;
    ItemDetail* detail_ = nullptr;
    ItemCompare* compare_ = nullptr;   // in place of the detail while several rows are selected
    bool counting_ = false;            // new counts are asked for: what is there is of another range
    QTimer* typing_ = nullptr;
    QTimer* gathering_ = nullptr;
    LiveQuery query_, sparks_;
    ItemOrder order_ = ItemOrder::Total;
    bool descending_ = true;
    QString wanted_;              // to be selected once it is in the table
    bool listing_ = false;        // rows come and go: what becomes current now was not chosen
};

}  // namespace tally
