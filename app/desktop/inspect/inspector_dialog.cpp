// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/inspect/inspector_dialog.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/text.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

QList<std::pair<QString, QString>> InspectorDialog::lines(const AnswerNote& note)
{
    QList<std::pair<QString, QString>> rows;
    const auto [from, to] = note.times();
    rows += {tr("Effective range"), note.isAll() ? tr("everything, events without a time included") : isoTime(from.us) + QStringLiteral(" – ") + isoTime(to.us)};
    const bool provisional = note.completeness == Completeness::Provisional;
    rows += {tr("Completeness"), provisional                                       ? tr("provisional: more may come for what is not before the watermark")
                                 : note.completeness == Completeness::Revised ? tr("revised: events came late and were counted within 24 hours")
                                                                              : tr("final")};
    if (provisional && note.watermark.us > 0) rows += {tr("Watermark"), isoTime(note.watermark.us)};
    rows += {tr("Exactness"), note.exact ? tr("exact") : tr("counts exact, percentiles within 1 %")};
    rows += {tr("Tier"), note.tier == "second" ? tr("seconds, of the newest hour in memory") : note.tier == "minute" ? tr("minutes") : note.tier == "hour" ? tr("hours, as minutes were dropped by retention") : tr("days, as hours were dropped by retention")};
    const QString rowsRead = groupedNumber(static_cast<qint64>(note.rows));
    rows += {tr("Read"), note.rowKind == RowKind::Minutes ? tr("%1 minutes with totals, in memory", nullptr, formOf(note.rows)).arg(rowsRead)
                      : note.rowKind == RowKind::Seconds ? tr("%1 seconds with totals, in memory", nullptr, formOf(note.rows)).arg(rowsRead)
                      : note.seconds ? tr("%1 cells of item, type and second, in memory", nullptr, formOf(note.rows)).arg(rowsRead) : tr("%1 cells of item, type and minute, in memory", nullptr, formOf(note.rows)).arg(rowsRead)};
    rows += {tr("Time taken"), tr("%1 ms, beside the window").arg(groupedNumber(note.milliseconds, note.milliseconds < 10 ? 2 : 1))};
    if (!note.filter.isEmpty()) rows += {tr("Shown of it"), note.filter};
    if (!note.command.isEmpty()) rows += {tr("Same question"), note.command};
    return rows;
}

InspectorDialog::InspectorDialog(const QString& panel, const AnswerNote& note, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("How was this answered?"));
    setModal(true);
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(panel);
    layout->addWidget(title);
    auto* grid = new QGridLayout();
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    QStringList copied{panel};
    int row = 0;
    for (const auto& [name, value] : lines(note)) {
        auto* label = new ElidedLabel(TextStyle::Body, Role::Muted);
        label->setElides(false);
        label->setText(name);
        auto* words = new QLabel(value);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        words->setAccessibleName(name + QStringLiteral(": ") + value);
        if (value == note.command) words->setFont(textFont(TextStyle::Mono));
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(words, row++, 1);
        copied += name + QLatin1Char('\t') + value;
    }
    layout->addLayout(grid);
    auto* buttons = new QHBoxLayout();
    auto* copy = new ActionButton(QStringLiteral("copy"), tr("Copy"), ButtonKind::Normal);
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    close->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [copied] { QGuiApplication::clipboard()->setText(copied.join(QLatin1Char('\n'))); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

}  // namespace tally
