// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/inspect/inspect_action.h"

#include <QCoreApplication>
#include <QMenu>

#include "app/desktop/help/help_dialog.h"
#include "app/desktop/help/help_topics.h"
#include "app/desktop/inspect/inspector_dialog.h"
#include "widgets/cards/card.h"

namespace tally {

QAction* addInspectAction(Card* card, std::function<AnswerNote()> note, const QString& topic)
{
    card->setProperty(kHelpProperty, topic);
    card->menu()->addSeparator();
    QAction* action = card->menu()->addAction(QCoreApplication::translate("tally::Inspect", "How was this answered?"));
    action->setObjectName(QStringLiteral("inspect"));
    action->setEnabled(false);
    QAction* help = card->menu()->addAction(QCoreApplication::translate("tally::Inspect", "How is this counted?"));
    QObject::connect(help, &QAction::triggered, card, [card] { showHelp(card->property(kHelpProperty).toString(), card->window()); });
    QObject::connect(action, &QAction::triggered, card, [card, note = std::move(note)] {
        auto* dialog = new InspectorDialog(card->title(), note(), card->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    return action;
}

}  // namespace tally
