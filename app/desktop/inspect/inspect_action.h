// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/desktop/inspect/answer_note.h"

class QAction;

namespace tally {

class Card;

// "How was this answered?", off until there is an answer, and "How is this counted?" in the menu of a card. `topic`: of
// ../help/help_topics.h.
QAction* addInspectAction(Card* card, std::function<AnswerNote()> note, const QString& topic);

}  // namespace tally
