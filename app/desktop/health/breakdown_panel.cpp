// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/breakdown_panel.h"

#include <QVBoxLayout>

#include "app/desktop/health/health_table_model.h"
#include "app/desktop/minute_range.h"
#include "widgets/cards/card.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr std::size_t kRows = 200;
constexpr int kExportRows = 10'000;
}  // namespace

BreakdownPanel::BreakdownPanel(EngineController* engine, QWidget* parent)
    : QWidget(parent), table_(new DataTable()), model_(new HealthTableModel(this)), frame_(new Card()), query_(engine, this)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(frame_);
    frame_->setFlat(true);
    frame_->setBody(table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Health by video or type"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setSortable(true);
    std::vector<ColumnSpec> columns{{ColumnKind::Id, 200, true}};
    while (static_cast<int>(columns.size()) < HealthTableModel::ColumnEnd) columns.push_back({ColumnKind::Number, columns.size() == HealthTableModel::ErrorP99 ? 96 : 84, false});
    table_->setColumns(columns);
    const auto choose = [this](const QModelIndex& index) {
        if (const QString key = model_->keyAt(index.row()); !key.isEmpty()) emit keyChosen(by_, key);
    };
    connect(table_, &QTableView::clicked, this, choose);
    connect(table_, &DataTable::rowActivated, this, choose);
    connect(table_, &DataTable::sortRequested, this, [this](int column, Qt::SortOrder order) {
        table_->setSortIndicator(column, order);
        model_->sortBy(column, order);
    });
}

void BreakdownPanel::setBy(BreakdownBy by) { by_ = by; }

void BreakdownPanel::ask(const ViewRange& range, double slowSeconds, bool anew)
{
    const auto question = [asked = minutesOf(range), by = by_, slowSeconds](const HotView& view, const std::stop_token& stop) {
        return breakdownOf(view, asked, by, slowSeconds, kRows, stop);
    };
    const auto deliver = [this, by = by_, range](const Result<LiveBreakdown>& answer) {
        if (answer && by == by_) show(*answer, by, range);
    };
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

void BreakdownPanel::show(const LiveBreakdown& answer, BreakdownBy by, const ViewRange& asked)
{
    const Breakdown& table = answer.table;
    const double seconds = static_cast<double>(startOfMinute(answer.range.to).us - startOfMinute(answer.range.from).us) / 1e6;
    frame_->setState(!table.rows.empty() ? StateInfo::ready()
                     : table.total.cell.events == 0
                         ? StateInfo::empty(tr("No requests"), tr("Nothing was counted in this range."))
                         : StateInfo::empty(tr("Nothing to tell apart"), tr("Of these requests neither latency nor outcome is known item by item: they came from a store, or give neither."), {}, QStringLiteral("gauge")));
    QStringList words{tr("latency ±1 %, counts exact")};
    if (!answer.allWatched) words += tr("the first %1 videos, the rest is Other").arg(groupedNumber(qint64{WatchedItems::kMost}));
    if (answer.range.from < minuteOf({asked.fromUs}) || answer.range.to > minuteOf({asked.toUs}))
        words += rangeText(startOfMinute(answer.range.from).us, startOfMinute(answer.range.to).us);
    if (answer.knownFrom > answer.range.from) words += tr("apart since %1").arg(clockText(startOfMinute(answer.knownFrom).us) + QLatin1Char(' ') + zoneText(startOfMinute(answer.knownFrom).us));
    subtitle_ = words.join(QStringLiteral(" · "));
    model_->setBreakdown(table, by, seconds);
    emit answered();
}

ExportTable BreakdownPanel::exportTable() const { return table_->exportTable(kExportRows); }

}  // namespace tally
