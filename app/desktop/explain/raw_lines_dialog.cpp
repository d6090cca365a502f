// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/raw_lines_dialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "app/desktop/engine_controller.h"
#include "app/desktop/export/export_menu.h"
#include "app/desktop/help/help_topics.h"
#include "app/desktop/models/sorted_rows.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr std::size_t kMostLines = 1000;
constexpr int kWholeHeight = 84;   // px
}  // namespace

RawLinesDialog::RawLinesDialog(EngineController* engine, std::vector<RawLog> logs, const std::string& store, const RawQuestion& question, QWidget* parent)
    : QDialog(parent)
{
    const QString about = question.by == RawBy::All ? tr("All events") : text(visible(bytes(question.name)));
    build(tr("%1, %2").arg(about, rangeText(startOfMinute(question.range.from).us, startOfMinute(question.range.to).us)));
    engine->background([guard = QPointer<RawLinesDialog>(this), logs = std::move(logs), store, by = question.by, name = bytes(question.name), range = question.range,
                        stop = stop_.get_token()]() mutable {
        StoredLogs stored = store.empty() ? StoredLogs() : storedLogs(store, logs, range.from, stop);
        for (RawLog& log : stored.logs) logs.push_back(std::move(log));
        auto found = std::make_shared<RawLines>(rawLines(logs, by, name, range, kMostLines, stop));
        if (found->problem.empty()) found->problem = std::move(stored.problem);
        return EngineController::Deliver([guard, found, logs = std::move(logs)]() mutable {
            if (!guard) return;
            guard->logs_ = std::move(logs);
            guard->show(*found);
        });
    });
}

void RawLinesDialog::build(const QString& about)
{
    setWindowTitle(tr("Raw lines"));
    setModal(true);
    resize(1000, 560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(about);
    layout->addWidget(title);
    card_ = new Card(tr("Raw lines"), {});
    card_->setProperty(kHelpProperty, QStringLiteral("raw-lines"));
    model_ = new QStandardItemModel(this);
    model_->setHorizontalHeaderLabels({tr("Log"), tr("Line"), tr("Offset"), tr("Time"), tr("As it stands in the log")});
    table_ = new DataTable();
    (new SortedRows(model_, this))->showIn(table_);
    table_->setAccessibleName(tr("Raw lines"));
    table_->setColumns({{ColumnKind::Text, 130, false}, {ColumnKind::Number, 76, false}, {ColumnKind::Number, 92, false}, {ColumnKind::Text, 150, false}, {ColumnKind::Id, 300, true}});
    card_->setBody(table_);
    card_->setHeaderLine(true);
    card_->setState(StateInfo::loading(-1, tr("reading the logs"), {}, false));
    addExportActions(card_->menu(), this, tr("Raw lines"), exportableWidget(QStringLiteral("raw-lines"), card_, [this] { return table_->exportTable(static_cast<int>(kMostLines)); }));
    layout->addWidget(card_, 1);
    whole_ = new QPlainTextEdit();
    whole_->setReadOnly(true);
    whole_->setFont(textFont(TextStyle::Mono));
    whole_->setAccessibleName(tr("The chosen line"));
    whole_->setWordWrapMode(QTextOption::WrapAnywhere);
    whole_->setTabChangesFocus(true);
    whole_->setFixedHeight(kWholeHeight);
    layout->addWidget(whole_);
    auto* foot = new QHBoxLayout();
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    foot->addStretch(1);
    foot->addWidget(close);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) { whole_->setPlainText(current.siblingAtColumn(4).data().toString()); });
}

void RawLinesDialog::show(const RawLines& found)
{
    const auto cell = [](const QString& shown, const QString& raw, bool number) {
        auto* made = new QStandardItem(shown);
        made->setEditable(false);
        made->setData(raw, CopyRole);
        if (number) made->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        return made;
    };
    const auto number = [&](std::uint64_t value) { return cell(groupedNumber(static_cast<qint64>(value)), QString::number(value), true); };
    for (const RawLine& line : found.lines) {
        const QString path = text(logs_[line.log].path), shown = text(visible(line.text));
        auto* log = cell(logs_[line.log].journals.empty() ? QFileInfo(path).fileName() : path, path, false);
        log->setToolTip(path.toHtmlEscaped());
        model_->appendRow({log, line.line == 0 ? cell(QStringLiteral("–"), QString(), true) : number(line.line), number(line.offset), cell(dateTimeText(line.time.us).left(10) + QLatin1Char(' ') + clockText(line.time.us, true), isoTime(line.time.us), false), cell(shown, shown, false)});
    }
    const QString count = groupedNumber(static_cast<qint64>(found.lines.size()));
    card_->setSubtitle(!found.problem.empty() ? sentence(found.problem) : found.more ? tr("the first %1").arg(count) : tr("%1 lines", nullptr, formOf(found.lines.size())).arg(count));
    if (found.lines.empty())
        card_->setState(found.problem.empty() ? StateInfo::empty(tr("No lines"), tr("The logs that are open have no such event in this time; what came through a listener that keeps no journal cannot be read again."))
                                              : StateInfo::failed(tr("The log could not be read"), sentence(found.problem)));
    else card_->setState(StateInfo::ready());
    if (!found.lines.empty()) table_->setCurrentIndex(table_->model()->index(0, 0));
    table_->setFocus();
}

}  // namespace tally
