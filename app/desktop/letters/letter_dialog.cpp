// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/letters/letter_dialog.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/desktop/models/letter_model.h"
#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "core/report/table_writer.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/dialog_foot.h"
#include "widgets/cards/elided_label.h"
#include "widgets/text/number_text.h"

namespace tally {

namespace {
constexpr int kLookAfterMs = 200;   // of the last key

QPlainTextEdit* textBox(const QString& name)
{
    auto* box = new QPlainTextEdit();
    box->setFont(textFont(TextStyle::Mono));
    box->setAccessibleName(name);
    box->setTabChangesFocus(true);
    box->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    box->setWordWrapMode(QTextOption::WrapAnywhere);
    return box;
}

ElidedLabel* label(const QString& text, Role role = Role::Muted)
{
    auto* label = new ElidedLabel(TextStyle::Small, role);
    label->setText(text);
    return label;
}
}  // namespace

QString countedAs(const LetterResult& result)
{
    QString line = text(visible(result.item)) + QStringLiteral(", ") + text(visible(result.type));
    if (result.time) line += QStringLiteral(", ") + text(isoExact(*result.time));
    return line;
}

LetterDialog::LetterDialog(EngineController* engine, SourceLetter letter, QWidget* parent)
    : QDialog(parent), letter_(std::move(letter)), query_(engine, this), text_(textBox(tr("Corrected"))),
      verdict_(new ElidedLabel(TextStyle::Body, Role::Text, true)), detail_(label({})), count_(new ActionButton({}, tr("Count it"), ButtonKind::Primary))
{
    setWindowTitle(tr("Correct a dead letter"));
    setModal(true);
    resize(680, 460);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(8);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(tr("Line %1 of %2").arg(groupedNumber(static_cast<qint64>(letter_.letter.line)), letterSource(letter_.source)));
    layout->addWidget(title);
    layout->addWidget(label(reasonWithDetail(letter_.letter.reason, letter_.letter.detail)));
    layout->addSpacing(4);
    layout->addWidget(label(tr("As it came, control characters shown as \\xNN")));
    auto* came = textBox(tr("As it came"));
    came->setReadOnly(true);
    came->setPlainText(text(visible(letter_.letter.raw)));
    layout->addWidget(came, 2);
    layout->addWidget(label(tr("Corrected")));
    text_->setPlainText(text(letter_.letter.raw));
    layout->addWidget(text_, 3);
    layout->addWidget(verdict_);
    layout->addWidget(detail_);
    layout->addWidget(new DialogFoot(count_, this));
    count_->setEnabled(false);
    typed_.setSingleShot(true);
    typed_.setInterval(kLookAfterMs);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        count_->setEnabled(false);
        typed_.start();
    });
    connect(&typed_, &QTimer::timeout, this, &LetterDialog::look);
    connect(count_, &QPushButton::clicked, this, &LetterDialog::count);
    text_->setFocus();
    look();
}

// Bytes that a text box cannot show stay as they came while nothing is changed.
LetterEdit LetterDialog::edit() const
{
    const QString shown = text_->toPlainText();
    if (!text_->document()->isModified()) return {letter_.letter.id, std::nullopt};
    return {letter_.letter.id, bytes(shown)};
}

void LetterDialog::look()
{
    query_.ask([engine = &query_.engine(), edit = edit()](const HotView&, const std::stop_token&) { return engine->replayLetters(std::vector{edit}, true); },
               [this](const Result<std::vector<LetterResult>>& looked) { tell(looked); });
}

void LetterDialog::tell(const Result<std::vector<LetterResult>>& looked)
{
    const bool counts = looked && looked->front().fate == LetterFate::Counted;
    count_->setEnabled(counts);
    verdict_->setRole(counts ? Role::Ok : Role::Warn);
    verdict_->setText(counts ? tr("Would be counted") : tr("Would stay a dead letter"));
    detail_->setText(counts ? countedAs(looked->front()) : sentence(visible(looked ? looked->front().problem : looked.error().what)));
}

void LetterDialog::count()
{
    count_->setEnabled(false);
    query_.ask([engine = &query_.engine(), edit = edit()](const HotView&, const std::stop_token&) { return engine->replayLetters(std::vector{edit}); },
               [this](const Result<std::vector<LetterResult>>& done) {
                   if (!done || done->front().fate != LetterFate::Counted) {
                       tell(done);
                       return;
                   }
                   emit counted(tr("Counted as %1").arg(countedAs(done->front())));
                   accept();
               });
}

}  // namespace tally
