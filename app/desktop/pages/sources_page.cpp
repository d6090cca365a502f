// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/sources_page.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/help/help_topics.h"
#include "app/desktop/letters/letters_panel.h"
#include "app/desktop/models/sorted_rows.h"
#include "app/desktop/models/source_model.h"
#include "app/desktop/panels/ledger_equation.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/status_line.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/shell/page_header.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/metrics.h"

namespace tally {

namespace {
constexpr int kMostRows = 1'000'000;
}  // namespace

SourcesPage::SourcesPage(PageContext context, QWidget* parent)
    : LivePage(tr("Sources"), context, parent), model_(new SourceModel(this)), rows_(new SortedRows(model_, this)), letters_(new LettersPanel(context.engine))
{
    auto* open = new ActionButton(QStringLiteral("folder"), tr("Open log…"), ButtonKind::Normal);
    auto* listen = new ActionButton(QStringLiteral("live"), tr("Listen…"), ButtonKind::Normal);
    connect(open, &QPushButton::clicked, this, &LivePage::openRequested);
    connect(listen, &QPushButton::clicked, this, &SourcesPage::listenRequested);
    header_->addActionWidget(open);
    header_->addActionWidget(listen);
    ledgerCard_ = new Card(tr("Ledger"), tr("all sources, since they were opened"));
    ledgerCard_->setProperty(kHelpProperty, QStringLiteral("ledger"));
    ledgerCard_->setHeaderLine(true);
    equation_ = new LedgerEquation();
    ledgerCard_->setBody(equation_);
    ledgerCard_->setFixedHeight(metrics().cardHeader + 88);
    content_->addWidget(ledgerCard_);
    buildSources();
    buildLetters();
    connect(context.engine, &EngineController::snapshotChanged, this, [this] {
        if (isVisible()) showLedger();
    });
}

void SourcesPage::buildSources()
{
    sourcesCard_ = new Card(tr("Open and listening"), noteOn({}));
    sourcesCard_->setProperty(kHelpProperty, QStringLiteral("sources"));
    table_ = new DataTable();
    table_->setAccessibleName(tr("Open and listening"));
    rows_->showIn(table_);
    std::vector<ColumnSpec> columns{{ColumnKind::Text, 200, true}, {ColumnKind::Text, 112, false}, {ColumnKind::Text, 72, false}, {ColumnKind::Text, 84, false}};
    for (int i = SourceModel::Rate; i < SourceModel::ColumnEnd; ++i)
        columns.push_back({ColumnKind::Number, i == SourceModel::Received || i == SourceModel::Counted ? 100 : 76, false});
    table_->setColumns(columns);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    addExportActions(sourcesCard_->menu(), this, sourcesCard_->title(), exportableWidget(QStringLiteral("sources"), sourcesCard_, [this] { return table_->exportTable(kMostRows); }));
    sourcesCard_->setBody(table_);
    sourcesCard_->setBodyMargins(0, 0, 0, 6);
    content_->addWidget(sourcesCard_, 3);
}

void SourcesPage::buildLetters()
{
    lettersCard_ = new Card(tr("Dead letters"), {});
    lettersCard_->setProperty(kHelpProperty, QStringLiteral("letters"));
    lettersCard_->setHeaderLine(true);
    Exportable letters = exportableWidget(QStringLiteral("letters"), lettersCard_, [this] { return letters_->table()->exportTable(kMostRows); });
    letters.note = [this] {
        AnswerNote note;
        note.filter = letters_->filterText();
        return note;
    };
    addExportActions(lettersCard_->menu(), this, lettersCard_->title(), std::move(letters));
    lettersCard_->setBody(letters_);
    connect(letters_, &LettersPanel::shown, this, &SourcesPage::showTotals);
    content_->addWidget(lettersCard_, 4);
}

// One button in the row of each log that is being read or followed.
void SourcesPage::showCancels()
{
    for (int row = 0; row < model_->rowCount(); ++row) {
        const SourceState& source = model_->sources()[static_cast<std::size_t>(row)];
        const QModelIndex cell = rows_->mapFromSource(model_->index(row, SourceModel::Action));
        const bool following = source.phase == SourcePhase::Following;
        const bool reading = source.phase == SourcePhase::Reading || following;
        if (reading == (table_->indexWidget(cell) != nullptr)) continue;
        if (!reading) {
            table_->setIndexWidget(cell, nullptr);
            continue;
        }
        auto* cancel = new ActionButton(following ? tr("Stop") : tr("Cancel"));
        cancel->setSmall(true);
        cancel->setAccessibleName((following ? tr("Stop following %1") : tr("Cancel reading %1")).arg(shortName(source)));
        connect(cancel, &QPushButton::clicked, this, [this, id = source.id] { emit cancelRequested(id); });
        table_->setIndexWidget(cell, cancel);
    }
}

void SourcesPage::showLedger()
{
    const auto snapshot = context_.engine->shown();
    equation_->setLedger(snapshot->ledger, tr("from %1 sources", nullptr, formOf(snapshot->sources.size())).arg(snapshot->sources.size()));
    const std::int64_t off = ledgerDifference(snapshot->ledger);
    ledgerCard_->setTitleBadges({off == 0 ? BadgeText{tr("balances, difference 0"), Tone::Ok, QStringLiteral("certain")}
                                          : BadgeText{tr("off by %1").arg(groupedNumber(static_cast<qint64>(off))), Tone::Crit, QStringLiteral("error")}});
    std::uint64_t ids = 0;
    for (const SourceState& source : snapshot->sources) ids += source.idHorizon;
    const QString since = tr("all sources, since they were opened");
    ledgerCard_->setSubtitle(ids == 0 ? since : tr("%1; doubled events are known by the newest %2 ids").arg(since, groupedNumber(static_cast<qint64>(ids))));
    model_->setSources(snapshot->sources);
    showCancels();
    if (snapshot->sources.empty())
        sourcesCard_->setState(StateInfo::empty(tr("Nothing is open"), tr("Open a log, or listen for events; nothing is sent anywhere.")));
    else sourcesCard_->setState(StateInfo::ready());
    sourcesCard_->setSubtitle(noteOn(snapshot->sources));
}

// What failed, or else how something is read where there was a choice, or else what the table is.
QString SourcesPage::noteOn(const std::vector<SourceState>& sources)
{
    const auto about = [](const SourceState& source, const std::string& said) { return shortName(source) + QStringLiteral(": ") + sentence(visible(said)); };
    const auto failed = std::find_if(sources.begin(), sources.end(), [](const SourceState& source) { return source.phase == SourcePhase::Failed; });
    if (failed != sources.end()) return about(*failed, failed->error);
    QStringList notes;
    for (const SourceState& source : sources)
        for (const std::string& note : source.notes) notes += about(source, note);
    if (notes.isEmpty()) return tr("each row balances on its own");
    return notes.size() == 1 ? notes.front() : tr("%1 (and %2 more)").arg(notes.front(), QString::number(notes.size() - 1));
}

// What is not counted, and why not all of it is listed.
void SourcesPage::showTotals(const LetterTotals& totals)
{
    const std::uint64_t dead = context_.engine->shown()->ledger.deadLetters();
    QStringList parts;
    if (dead > 0) parts << tr("%1 records not counted", nullptr, formOf(dead)).arg(groupedNumber(static_cast<qint64>(dead)));
    if (totals.discarded > 0) parts << tr("%1 of them discarded").arg(groupedNumber(static_cast<qint64>(totals.discarded)));
    if (totals.dropped > 0) parts << tr("%1 pushed out by newer ones").arg(groupedNumber(static_cast<qint64>(totals.dropped)));
    if (totals.counted > 0) parts << tr("%1 counted after all").arg(groupedNumber(static_cast<qint64>(totals.counted)));
    lettersCard_->setSubtitle(parts.join(QStringLiteral(" · ")));
    answered();
}

void SourcesPage::refresh(bool anew)
{
    showLedger();
    const Ledger ledger = context_.engine->shown()->ledger;
    const std::uint64_t dead = ledger.deadLetters();
    if (dead == 0) {
        lettersCard_->setSubtitle({});
        lettersCard_->setState(ledger.received == 0
                                   ? StateInfo::empty(tr("No dead letters"), tr("Nothing has been received yet."))
                                   : StateInfo::empty(tr("No dead letters"), tr("Every record that was received could be counted."), {}, QStringLiteral("tick")));
        lettersShown_ = 0;
        answered();
        return;
    }
    lettersCard_->setState(StateInfo::ready());
    if (!anew && lettersShown_ == dead && !context_.engine->keepsData()) {
        answered();
        return;
    }
    lettersShown_ = dead;
    letters_->refresh();
}

}  // namespace tally
