// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/explain_dialog.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr std::size_t kMostItems = 100;
constexpr int kExportRows = 1000;

QString signedNumber(std::int64_t value)
{
    return value > 0 ? QLatin1Char('+') + groupedNumber(static_cast<qint64>(value)) : value < 0 ? QStringLiteral("−") + groupedNumber(static_cast<qint64>(-value)) : QStringLiteral("0");
}
}  // namespace

ExplainDialog::ExplainDialog(const PageContext& context, qint64 fromUs, qint64 toUs, QWidget* parent) : QDialog(parent), query_(context.engine, this)
{
    setWindowTitle(tr("What changed?"));
    setModal(true);
    resize(1000, 620);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    summary_ = new ElidedLabel(TextStyle::Body, Role::Muted);
    layout->addWidget(title);
    layout->addWidget(summary_);
    itemsPart_ = makePart(tr("Items"), QStringLiteral("change-items"), true);
    typesPart_ = makePart(tr("Types"), QStringLiteral("change-types"), false);
    itemTable_ = itemsPart_.table;
    auto* parts = new QHBoxLayout();
    parts->setSpacing(12);
    parts->addWidget(itemsPart_.card, 5);
    parts->addWidget(typesPart_.card, 4);
    layout->addLayout(parts, 1);
    auto* foot = new QHBoxLayout();
    auto* hint = new ElidedLabel(TextStyle::Small, Role::Muted);
    hint->setText(tr("Parts add up to 100 %; who sent the events is not kept by minute."));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    foot->addWidget(hint, 1);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(itemTable_, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        emit itemRequested(itemsPart_.model->item(index.row(), 0)->data(Qt::UserRole).toString());
        accept();
    });
    const ViewRange whole = wholeMinutesOf({RangeMode::Absolute, fromUs, toUs, 0});
    const qint64 chosen = context.range->compareChoice(), back = chosen > 0 ? chosen : whole.toUs - whole.fromUs;
    title->setText(tr("%1 against %2").arg(rangeText(whole.fromUs, whole.toUs), rangeText(whole.fromUs - back, whole.toUs - back)));
    const MinuteRange range = minutesOf(whole), earlier{minuteOf({whole.fromUs - back}), minuteOf({whole.toUs - back})};
    query_.ask([range, earlier, names = context.names](const HotView& view, const std::stop_token& stop) { return explainChange(view, range, earlier, kMostItems, names.get(), stop); },
               [this](const Explanation& explanation) { show(explanation); });
}

ExplainDialog::Part ExplainDialog::makePart(const QString& title, const QString& name, bool ids)
{
    Part part{new Card(title, {}), new DataTable(), new QStandardItemModel(this)};
    part.model->setHorizontalHeaderLabels({ids ? tr("Item") : tr("Type"), tr("Before"), tr("After"), tr("Change"), tr("Part")});
    part.table->setModel(part.model);
    part.table->setAccessibleName(title);
    part.table->setSelectionBehavior(QAbstractItemView::SelectRows);
    part.table->setColumns({{ColumnKind::Text, 140, true}, {ColumnKind::Number, 72, false}, {ColumnKind::Number, 72, false}, {ColumnKind::Number, 76, false}, {ColumnKind::Number, 66, false}});
    part.card->setBody(part.table);
    part.card->setHeaderLine(true);
    part.card->setState(StateInfo::loading(-1, tr("comparing"), {}, false));
    DataTable* table = part.table;
    addExportActions(part.card->menu(), this, title, exportableWidget(name, part.card, [table] { return table->exportTable(kExportRows); }));
    return part;
}

void ExplainDialog::fill(const Part& part, const std::vector<Change>& changes, bool ids)
{
    const auto cell = [](const QString& shown, const QString& raw) {
        auto* made = new QStandardItem(shown);
        made->setEditable(false);
        made->setData(raw, CopyRole);
        return made;
    };
    for (const Change& change : changes) {
        auto* first = cell(text(change.title.empty() ? change.name : change.title), text(change.name));
        first->setData(text(change.name), Qt::UserRole);
        if (ids && !change.title.empty()) first->setToolTip(text(change.name).toHtmlEscaped());
        QList<QStandardItem*> row{first, cell(groupedNumber(static_cast<qint64>(change.before)), QString::number(change.before)),
                                  cell(groupedNumber(static_cast<qint64>(change.after)), QString::number(change.after)),
                                  cell(signedNumber(change.delta()), QString::number(change.delta())), cell(percentText(change.part, 1), rawNumber(change.part))};
        for (qsizetype i = 1; i < row.size(); ++i) row[i]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row[3]->setData(true, MediumRole);
        part.model->appendRow(row);
    }
    part.card->setState(changes.empty() ? StateInfo::empty(tr("Nothing changed"), tr("Both times have the same events."), {}, QStringLiteral("certain")) : StateInfo::ready());
}

void ExplainDialog::show(const Explanation& made)
{
    const auto number = [](std::uint64_t n) { return groupedNumber(static_cast<qint64>(n)); };
    const std::int64_t delta = static_cast<std::int64_t>(made.after) - static_cast<std::int64_t>(made.before);
    summary_->setText(tr("%1 → %2 events: %3, %4").arg(number(made.before), number(made.after), signedNumber(delta), changeText(static_cast<double>(made.before), static_cast<double>(made.after))));
    fill(itemsPart_, made.items, true);
    fill(typesPart_, made.types, false);
    const std::uint64_t more = made.itemsChanged - made.items.size();
    itemsPart_.card->setSubtitle(more > 0 ? tr("the first %1 of %2 that changed").arg(number(made.items.size()), number(made.itemsChanged)) : tr("%1 changed").arg(number(made.itemsChanged)));
    itemTable_->setFocus();
}

}  // namespace tally
