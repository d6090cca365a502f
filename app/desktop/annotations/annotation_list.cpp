// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/annotations/annotation_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/annotations/annotation_dialog.h"
#include "app/desktop/export/export_menu.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/time_text.h"

namespace tally {

AnnotationList::AnnotationList(AnnotationBook* book, TimeRangeController* range, QWidget* parent)
    : QDialog(parent), book_(book), range_(range), card_(new Card(tr("Annotations"), {})), table_(new DataTable()), model_(new QStandardItemModel(this))
{
    setWindowTitle(tr("Annotations"));
    setModal(true);
    resize(760, 480);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    model_->setHorizontalHeaderLabels({tr("From"), tr("To"), tr("Text")});
    table_->setModel(model_);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAccessibleName(tr("Annotations"));
    table_->setColumns({{ColumnKind::Text, 150, false}, {ColumnKind::Text, 150, false}, {ColumnKind::Text, 200, true}});
    table_->installEventFilter(this);
    card_->setBody(table_);
    card_->setHeaderLine(true);
    addExportActions(card_->menu(), this, card_->title(), exportableWidget(QStringLiteral("annotations"), card_, [this] { return table_->exportTable(AnnotationBook::kMost); }));
    layout->addWidget(card_, 1);
    auto* foot = new QHBoxLayout();
    go_ = new ActionButton(tr("Go there"));
    edit_ = new ActionButton(tr("Edit…"));
    remove_ = new ActionButton(tr("Delete"));
    undo_ = new ActionButton(tr("Undo"));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    for (ActionButton* button : {go_, edit_, remove_, undo_}) foot->addWidget(button);
    foot->addStretch(1);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(go_, &QPushButton::clicked, this, &AnnotationList::goToCurrent);
    connect(edit_, &QPushButton::clicked, this, &AnnotationList::editCurrent);
    connect(remove_, &QPushButton::clicked, this, &AnnotationList::removeCurrent);
    connect(undo_, &QPushButton::clicked, this, &AnnotationList::undo);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(table_, &DataTable::rowActivated, this, &AnnotationList::editCurrent);
    connect(book_, &AnnotationBook::changed, this, &AnnotationList::fill);
    fill();
    table_->setFocus();
}

void AnnotationList::fill()
{
    const int row = std::max(0, table_->currentIndex().row());
    model_->removeRows(0, model_->rowCount());
    for (const Annotation& one : book_->all()) {
        QList<QStandardItem*> cells{new QStandardItem(annotationTime(one.fromUs) + QLatin1Char(' ') + zoneText(one.fromUs)), new QStandardItem(one.toUs > one.fromUs ? annotationTime(one.toUs) : QString()), new QStandardItem(one.text)};
        cells[0]->setData(isoTime(one.fromUs), CopyRole);
        if (one.toUs > one.fromUs) cells[1]->setData(isoTime(one.toUs), CopyRole);
        cells[0]->setData(one.id, Qt::UserRole);
        cells[0]->setData(annotationWhen(one) + QStringLiteral(": ") + one.text, Qt::AccessibleTextRole);
        for (QStandardItem* cell : cells) cell->setEditable(false);
        model_->appendRow(cells);
    }
    const bool any = model_->rowCount() > 0;
    card_->setState(any ? StateInfo::ready() : StateInfo::empty(tr("No annotations"), tr("Click a chart with the right mouse button, or press N."), {}, QStringLiteral("info")));
    if (any) table_->selectRow(std::min(row, model_->rowCount() - 1));
    for (ActionButton* button : {go_, edit_, remove_}) button->setEnabled(any);
    undo_->setEnabled(!removed_.empty());
}

std::optional<Annotation> AnnotationList::current() const
{
    const int row = table_->currentIndex().row();
    return row < 0 || row >= model_->rowCount() ? std::nullopt : book_->find(model_->item(row, 0)->data(Qt::UserRole).toString());
}

void AnnotationList::editCurrent()
{
    const auto one = current();
    if (!one) return;
    auto* dialog = new AnnotationDialog(book_, *one, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AnnotationList::removeCurrent()
{
    const auto one = current();
    QString why;
    if (!one) return;
    removed_.push_back(*one);
    if (!book_->remove(one->id, &why)) removed_.pop_back();
    undo_->setEnabled(!removed_.empty());
    card_->setSubtitle(why);
}

void AnnotationList::undo()
{
    QString why;
    if (removed_.empty()) return;
    const Annotation one = removed_.back();
    removed_.pop_back();
    if (!book_->put(one, &why)) removed_.push_back(one);
    undo_->setEnabled(!removed_.empty());
    card_->setSubtitle(why);
}

void AnnotationList::goToCurrent()
{
    const auto one = current();
    if (!one) return;
    const ViewRange& now = range_->range();
    const qint64 span = std::max(now.toUs - now.fromUs, 2 * (one->toUs - one->fromUs)), middle = one->fromUs + (one->toUs - one->fromUs) / 2;
    range_->zoomTo(middle - span / 2, middle + (span + 1) / 2);
    accept();
}

bool AnnotationList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == table_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace tally
