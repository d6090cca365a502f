// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/letters/letters_panel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QVBoxLayout>

#include "app/desktop/letters/letter_dialog.h"
#include "app/desktop/models/letter_model.h"
#include "app/desktop/models/sorted_rows.h"
#include "app/desktop/panels/reason_bars.h"
#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {
constexpr std::size_t kLetters = 5000;   // the newest
}

LettersPanel::LettersPanel(EngineController* engine, QWidget* parent)
    : QWidget(parent), engine_(engine), query_(engine, this), decision_(engine, this), model_(new LetterModel(this)), rows_(new SortedRows(model_, this)), reasons_(new ReasonBars()),
      table_(new DataTable()), note_(new ElidedLabel(TextStyle::Small, Role::Muted)), replay_(new ActionButton(tr("Count again"))),
      correct_(new ActionButton(tr("Correct…"))), discard_(new ActionButton(tr("Discard…")))
{
    table_->setAccessibleName(tr("Dead letters"));
    rows_->showIn(table_);
    table_->setColumns({{ColumnKind::Text, 208, false}, {ColumnKind::Number, 84, false}, {ColumnKind::Number, 104, false},
                        {ColumnKind::Text, 260, false}, {ColumnKind::Id, 300, true}});
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(0);
    layout->addWidget(reasons_);
    auto* row = new QHBoxLayout();
    row->setContentsMargins(12, 4, 12, 8);
    row->setSpacing(8);
    row->addWidget(note_, 1);
    auto* filter = new QLineEdit();
    filter->setPlaceholderText(tr("Filter"));
    filter->setAccessibleName(tr("Show dead letters that hold this text"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(220);
    row->addWidget(filter);
    connect(filter, &QLineEdit::textChanged, rows_, &SortedRows::setText);
    connect(table_, &DataTable::typed, filter, [filter](const QString& text) {
        filter->setText(text);
        filter->setFocus();
    });
    replay_->setToolTip(tr("Read the selected letters once more as they came; what can be counted now is, once"));
    correct_->setToolTip(tr("Show one letter as it came and correct it"));
    discard_->setToolTip(tr("Put the selected letters away; the ledger goes on counting them as not counted"));
    for (ActionButton* button : {replay_, correct_, discard_}) {
        button->setSmall(true);
        row->addWidget(button);
    }
    layout->addLayout(row);
    layout->addWidget(table_, 1);
    connect(reasons_, &ReasonBars::chosen, model_, &LetterModel::setReason);
    connect(replay_, &QPushButton::clicked, this, &LettersPanel::replaySelected);
    connect(correct_, &QPushButton::clicked, this, &LettersPanel::correctSelected);
    connect(discard_, &QPushButton::clicked, this, &LettersPanel::discardSelected);
    connect(table_, &DataTable::rowActivated, this, &LettersPanel::correctSelected);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!showing_ && !selected().empty()) told_ = false;
        showChoice();
    });
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (selected().empty()) return;
        QMenu menu(this);
        for (ActionButton* button : {correct_, replay_, discard_}) {
            QAction* action = menu.addAction(button->text(), button, &QPushButton::click);
            action->setEnabled(button->isEnabled());
        }
        menu.exec(table_->viewport()->mapToGlobal(at));
    });
    showChoice();
}

QString LettersPanel::filterText() const
{
    QStringList filters;
    if (const auto reason = model_->reason()) filters << reasonText(*reason);
    if (!rows_->text().isEmpty()) filters << tr("letters with “%1” in them").arg(rows_->text());
    return filters.join(QStringLiteral("; "));
}

void LettersPanel::refresh()
{
    query_.refresh([engine = &engine_->engine()](const HotView&, const std::stop_token&) { return engine->deadLetters(kLetters); },
                   [this](Result<DeadLetters> letters) {
                       if (!letters) {
                           note_->setText(sentence(visible(letters.error().what)));
                           emit shown({});
                           return;
                       }
                       reasons_->setCounts(letters->totals.byReason);
                       showing_ = true;   // rows that go take their selection along, one by one
                       model_->setLetters(std::move(letters->letters));
                       showing_ = false;
                       showChoice();
                       emit shown(letters->totals);
                   });
}

std::vector<LetterId> LettersPanel::selected() const
{
    std::vector<LetterId> ids;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows()) ids.push_back(model_->letterAt(rows_->mapToSource(row).row()).letter.id);
    return ids;
}

void LettersPanel::showChoice()
{
    const std::size_t letters = selected().size();
    const bool idle = !decision_.busy();
    replay_->setEnabled(letters > 0 && idle);
    discard_->setEnabled(letters > 0 && idle);
    correct_->setEnabled(letters == 1 && idle);
    if (told_) return;   // what was decided stays to be read
    note_->setText(letters == 0 ? tr("Select letters to correct them, to count them again or to discard them.") : tr("%1 selected").arg(letters));
}

void LettersPanel::decide(std::function<Result<std::vector<LetterResult>>(Engine&)> decision)
{
    if (decision_.busy()) return;
    decision_.ask([engine = &engine_->engine(), decision = std::move(decision)](const HotView&, const std::stop_token&) { return decision(*engine); },
                  [this](const Result<std::vector<LetterResult>>& decided) { tell(decided); });
    showChoice();
}

void LettersPanel::replaySelected()
{
    std::vector<LetterEdit> edits;
    for (const LetterId id : selected()) edits.push_back({id, std::nullopt});
    if (!edits.empty()) decide([edits](Engine& engine) { return engine.replayLetters(edits); });
}

void LettersPanel::correctSelected()
{
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    if (rows.isEmpty()) return;
    auto* dialog = new LetterDialog(engine_, model_->letterAt(rows_->mapToSource(rows.front()).row()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LetterDialog::counted, this, [this](const QString& sentence) {
        told_ = true;
        note_->setText(sentence);
        refresh();
    });
    dialog->open();
}

void LettersPanel::discardSelected()
{
    const std::vector<LetterId> ids = selected();
    if (ids.empty()) return;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Discard"), ids.size() == 1 ? tr("Discard this dead letter?") : tr("Discard %1 dead letters?").arg(ids.size()), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("discardLetters"));
    box->setInformativeText(tr("What came is gone then. The ledger goes on counting these records as not counted."));
    QPushButton* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(discard, &QPushButton::clicked, this, [this, ids] {
        decide([ids](Engine& engine) { return engine.discardLetters(ids); });
    });
    box->open();
}

void LettersPanel::tell(const Result<std::vector<LetterResult>>& decided)
{
    QString said;
    if (!decided) {
        said = sentence(visible(decided.error().what));
    } else {
        int counted = 0, discarded = 0, kept = 0;
        std::string why;
        for (const LetterResult& result : *decided) {
            ++(result.fate == LetterFate::Counted ? counted : result.fate == LetterFate::Discarded ? discarded : kept);
            if (why.empty()) why = result.problem;
        }
        QStringList parts;
        if (counted > 0) parts << tr("%1 counted").arg(counted);
        if (discarded > 0) parts << tr("%1 discarded").arg(discarded);
        if (kept > 0) parts << tr("%1 not counted").arg(kept) + QStringLiteral(": ") + sentence(visible(why));
        said = parts.join(QStringLiteral(" · "));
    }
    told_ = true;
    note_->setText(said);
    showChoice();
    refresh();
}

}  // namespace tally
