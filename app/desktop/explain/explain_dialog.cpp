// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/explain_dialog.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "app/desktop/engine_controller.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "app/desktop/export/export_menu.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/models/sorted_rows.h"
#include "app/desktop/sentences/sentence.h"
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

ExplainDialog::ExplainDialog(const PageContext& context, std::vector<RawLog> logs, qint64 fromUs, qint64 toUs, QWidget* parent)
    : QDialog(parent), engine_(context.engine), logs_(std::move(logs)), store_(context.names ? context.names->directory() : std::string()), query_(context.engine, this)
{
    setWindowTitle(tr("What changed?"));
    setModal(true);
    resize(1060, 660);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    summary_ = new ElidedLabel(TextStyle::Body, Role::Muted);
    layout->addWidget(title);
    layout->addWidget(summary_);
    itemsPart_ = makePart(tr("Items"), QStringLiteral("change-items"), tr("Item"));
    typesPart_ = makePart(tr("Types"), QStringLiteral("change-types"), tr("Type"));
    actorsPart_ = makePart(tr("Actors"), QStringLiteral("change-actors"), tr("Actor"));
    itemTable_ = itemsPart_.table;
    auto* right = new QVBoxLayout();
    right->setSpacing(12);
    right->addWidget(typesPart_.card, 3);
    right->addWidget(actorsPart_.card, 4);
    auto* parts = new QHBoxLayout();
    parts->setSpacing(12);
    parts->addWidget(itemsPart_.card, 5);
    parts->addLayout(right, 5);
    layout->addLayout(parts, 1);
    auto* foot = new QHBoxLayout();
    auto* hint = new ElidedLabel(TextStyle::Small, Role::Muted);
    hint->setText(tr("Parts add up to 100 %; actors are read from the raw lines of logs and journals."));
    raw_ = new ActionButton(tr("Raw lines…"));
    raw_->setEnabled(false);
    raw_->setToolTip(tr("The lines of the chosen row in the later time"));
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    foot->addWidget(hint, 1);
    foot->addWidget(raw_);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(raw_, &QPushButton::clicked, this, &ExplainDialog::showRawLines);
    const std::pair<const Part*, RawBy> tables[] = {{&itemsPart_, RawBy::Item}, {&typesPart_, RawBy::Type}, {&actorsPart_, RawBy::Actor}};
    for (const auto& [part, by] : tables) {
        const auto choose = [this, part = part, by = by] { chosen(*part, by); };
        connect(part->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, choose);
        connect(part->table, &QAbstractItemView::pressed, this, choose);
    }
    for (const Part* part : {&typesPart_, &actorsPart_}) connect(part->table, &DataTable::rowActivated, this, &ExplainDialog::showRawLines);
    connect(itemTable_, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        emit itemRequested(index.siblingAtColumn(0).data(Qt::UserRole).toString());
        accept();
    });
    const auto [whole, before] = context.range->compared({RangeMode::Absolute, fromUs, toUs, 0});
    title->setText(tr("%1 against %2").arg(rangeText(whole.fromUs, whole.toUs), rangeText(before.fromUs, before.toUs)));
    range_ = minutesOf(whole);
    earlier_ = minutesOf(before);
    askActors();
    query_.ask([range = range_, earlier = earlier_, names = context.names](const HotView& view, const std::stop_token& stop) { return explainChange(view, range, earlier, kMostItems, names.get(), stop); },
               [this](const Explanation& explanation) { show(explanation); });
}

ExplainDialog::Part ExplainDialog::makePart(const QString& title, const QString& name, const QString& firstColumn)
{
    Part part{new Card(title, {}), new DataTable(), new QStandardItemModel(this)};
    part.model->setHorizontalHeaderLabels({firstColumn, tr("Before"), tr("After"), tr("Change"), tr("Part")});
    (new SortedRows(part.model, this))->showIn(part.table);
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
    summary_->setText(tr("%1 → %2 events: %3, %4", nullptr, formOf(made.after)).arg(number(made.before), number(made.after), signedNumber(delta), changeText(static_cast<double>(made.before), static_cast<double>(made.after))));
    fill(itemsPart_, made.items, true);
    fill(typesPart_, made.types, false);
    const std::uint64_t more = made.itemsChanged - made.items.size();
    itemsPart_.card->setSubtitle(more > 0 ? tr("the first %1 of %2 that changed").arg(number(made.items.size()), number(made.itemsChanged)) : tr("%1 changed").arg(number(made.itemsChanged)));
    itemTable_->setFocus();
}

void ExplainDialog::askActors()
{
    if (logs_.empty() && store_.empty()) return showActors({}, {});
    actorsPart_.card->setState(StateInfo::loading(-1, tr("reading the logs"), {}, false));
    engine_->background([guard = QPointer<ExplainDialog>(this), logs = logs_, store = store_, range = range_, earlier = earlier_, stop = stop_.get_token()]() mutable {
        StoredLogs stored = store.empty() ? StoredLogs() : storedLogs(store, logs, std::min(range.from, earlier.from), stop);
        for (RawLog& log : stored.logs) logs.push_back(std::move(log));
        const auto made = std::make_shared<ActorChange>(actorChange(logs, range, earlier, kMostItems, stop));
        if (made->problem.empty()) made->problem = std::move(stored.problem);
        return EngineController::Deliver([guard, made, logs = std::move(logs)] {
            if (guard) guard->showActors(*made, logs);
        });
    });
}

void ExplainDialog::showActors(const ActorChange& change, std::vector<RawLog> logs)
{
    logs_ = std::move(logs);
    if (logs_.empty()) {
        actorsPart_.card->setState(StateInfo::empty(tr("No log to read again"), tr("Who sent the events stands in the raw lines alone; what came through a listener that keeps no journal cannot be read again.")));
        return;
    }
    raw_->setEnabled(!name_.isEmpty());
    const auto number = [](std::uint64_t n) { return groupedNumber(static_cast<qint64>(n)); };
    const std::uint64_t all = change.before + change.after;
    fill(actorsPart_, change.actors, false);
    actorsPart_.card->setSubtitle(!change.problem.empty()  ? sentence(change.problem)
                                  : change.nameless > 0    ? tr("%1 of %2 events name nobody", nullptr, formOf(all)).arg(number(change.nameless), number(all))
                                  : change.crowd > 0       ? tr("%1 events of too many actors to tell apart", nullptr, formOf(change.crowd)).arg(number(change.crowd))
                                                           : tr("%1 changed").arg(number(change.changed)));
    if (!change.problem.empty() && all == 0) actorsPart_.card->setState(StateInfo::failed(tr("The log could not be read"), sentence(change.problem)));
    else if (all == 0) actorsPart_.card->setState(StateInfo::empty(tr("Not in the logs"), tr("The logs that are open have no event in these times.")));
    else if (change.nameless == all) actorsPart_.card->setState(StateInfo::empty(tr("No actors in these logs"), tr("No event says who sent it.")));
}

void ExplainDialog::chosen(const Part& part, RawBy by)
{
    const QModelIndex current = part.table->currentIndex();
    if (!current.isValid()) return;
    name_ = current.siblingAtColumn(0).data(Qt::UserRole).toString();
    by_ = by;
    raw_->setEnabled(!logs_.empty() && !name_.isEmpty());
}

void ExplainDialog::showRawLines()
{
    if (!raw_->isEnabled()) return;
    auto* dialog = new RawLinesDialog(engine_, logs_, {}, {by_, name_, range_}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace tally
