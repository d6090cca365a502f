// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/help/help_dialog.h"

#include <QApplication>
#include <QCursor>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/help/help_topics.h"
#include "widgets/cards/buttons.h"
#include "widgets/cards/elided_label.h"

namespace tally {

HelpDialog::HelpDialog(const HelpTopic& topic, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("How is this counted?"));
    setModal(true);
    setFixedWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(12);
    auto* title = new ElidedLabel(TextStyle::Item, Role::Text, true);
    title->setText(topic.title);
    layout->addWidget(title);
    for (const QString& paragraph : topic.text.split(QStringLiteral("\n\n"))) {
        auto* words = new QLabel(paragraph);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(words);
    }
    auto* foot = new QHBoxLayout();
    auto* close = new ActionButton({}, tr("Close"), ButtonKind::Primary);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addStretch(1);
    foot->addWidget(close);
    layout->addLayout(foot);
    setAccessibleDescription(topic.text);
}

void showHelp(const QString& topic, QWidget* window)
{
    const HelpTopic* found = helpTopic(topic);
    if (found == nullptr) return;
    auto* dialog = new HelpDialog(*found, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QString topicAt(QWidget* window, const QString& otherwise)
{
    for (QWidget* widget : {window->childAt(window->mapFromGlobal(QCursor::pos())), window->focusWidget()})
        for (QWidget* at = widget; at != nullptr && at != window; at = at->parentWidget())
            if (const QString topic = at->property(kHelpProperty).toString(); helpTopic(topic) != nullptr) return topic;
    return otherwise;
}

}  // namespace tally
