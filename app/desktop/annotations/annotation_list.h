// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/desktop/annotations/annotation_book.h"

class QStandardItemModel;

namespace tally {

class ActionButton;
class Card;
class DataTable;
class TimeRangeController;

// All annotations, by time: to go to, edit, delete and export. Deleting can be undone while it is open.
class AnnotationList final : public QDialog {
    Q_OBJECT
public:
    AnnotationList(AnnotationBook* book, TimeRangeController* range, QWidget* parent = nullptr);
    DataTable* table() const { return table_; }
    void editCurrent();
    void removeCurrent();
    void undo();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;   // Del deletes

private:
    void fill();
    void goToCurrent();
    [[nodiscard]] std::optional<Annotation> current() const;
    AnnotationBook* book_;
    TimeRangeController* range_;
    Card* card_ = nullptr;
    DataTable* table_ = nullptr;
    QStandardItemModel* model_ = nullptr;
    ActionButton *go_ = nullptr, *edit_ = nullptr, *remove_ = nullptr, *undo_ = nullptr;
    std::vector<Annotation> removed_;
};

}  // namespace tally
