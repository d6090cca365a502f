// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/export/figures_dialog.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

// As groupedNumber() shows it, with all its digits; a cell without a number stays empty.
QString shownNumber(const QString& raw)
{
    bool whole = false, number = false;
    const qint64 integer = raw.toLongLong(&whole);
    if (whole) return groupedNumber(integer);
    const double value = raw.toDouble(&number);
    if (!number) return raw;
    const qsizetype point = raw.indexOf(QLatin1Char('.'));
    return point < 0 || raw.contains(QLatin1Char('e')) ? raw : groupedNumber(value, static_cast<int>(std::min<qsizetype>(raw.size() - point - 1, 6)));
}

// Nothing is less than anything.
double orderOf(const QString& raw)
{
    bool number = false;
    const double value = raw.toDouble(&number);
    return number ? value : -std::numeric_limits<double>::infinity();
}

}  // namespace

void FiguresModel::setTable(ExportTable table)
{
    beginResetModel();
    table_ = std::move(table);
    endResetModel();
}

bool FiguresModel::isNumber(int column) const { return static_cast<std::size_t>(column) < table_.numeric.size() && table_.numeric[static_cast<std::size_t>(column)]; }

void FiguresModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= table_.header.size()) return;
    beginResetModel();
    const bool number = isNumber(column);
    std::stable_sort(table_.rows.begin(), table_.rows.end(), [&](const QStringList& left, const QStringList& right) {
        const QString& a = order == Qt::AscendingOrder ? left[column] : right[column];
        const QString& b = order == Qt::AscendingOrder ? right[column] : left[column];
        return number ? orderOf(a) < orderOf(b) : a < b;
    });
    endResetModel();
}

int FiguresModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(table_.rows.size()); }

int FiguresModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(table_.header.size()); }

QVariant FiguresModel::data(const QModelIndex& index, int role) const
{
    const QString& cell = table_.rows[static_cast<std::size_t>(index.row())][index.column()];
    if (role == CopyRole) return cell;
    if (role == Qt::DisplayRole) return isNumber(index.column()) ? shownNumber(cell) : cell;
    return {};
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= table_.header.size()) return {};
    return table_.header[section];
}

FiguresDialog::FiguresDialog(const QString& panel, std::function<ExportTable()> table, QWidget* parent)
    : QDialog(parent), ask_(std::move(table)), model_(new FiguresModel(this)), table_(new DataTable()), moment_(new ElidedLabel(TextStyle::Small, Role::Muted))
{
    setWindowTitle(tr("%1 as a table").arg(panel));
    resize(820, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* card = new Card(panel, {});
    table_->setModel(model_);
    table_->setAccessibleName(tr("Figures of %1").arg(panel));
    table_->setSortable(true);
    card->setBody(table_);
    card->setHeaderLine(true);
    layout->addWidget(card, 1);
    auto* foot = new QHBoxLayout();
    auto* again = new ActionButton(tr("Ask again"));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    again->setAutoDefault(false);
    foot->addWidget(moment_, 1);
    foot->addWidget(again);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(again, &QPushButton::clicked, this, &FiguresDialog::askAgain);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(table_, &DataTable::sortRequested, this, [this](int column, Qt::SortOrder order) {
        sorted_ = column;
        order_ = order;
        model_->sort(column, order);
        table_->setSortIndicator(column, order);
    });
    askAgain();
    table_->setFocus();
}

void FiguresDialog::askAgain()
{
    const int columns = model_->columnCount();
    model_->setTable(ask_());
    const ExportTable& now = model_->table();
    if (model_->columnCount() != columns) sorted_ = -1;
    std::vector<ColumnSpec> specs;
    for (qsizetype i = 0; i < now.header.size(); ++i) {
        const bool number = static_cast<std::size_t>(i) < now.numeric.size() && now.numeric[static_cast<std::size_t>(i)];
        specs.push_back({number ? ColumnKind::Number : ColumnKind::Text, number ? 120 : 230, false});
    }
    table_->setColumns(specs);
    model_->sort(sorted_, order_);
    table_->setSortIndicator(sorted_, order_);
    const qint64 us = QDateTime::currentMSecsSinceEpoch() * 1000;
    moment_->setText(tr("%1 rows, as shown at %2", nullptr, model_->rowCount()).arg(groupedNumber(model_->rowCount()), clockText(us, true) + QLatin1Char(' ') + zoneText(us)));
    if (model_->rowCount() > 0) table_->setCurrentIndex(model_->index(0, 0));
}

}  // namespace tally
