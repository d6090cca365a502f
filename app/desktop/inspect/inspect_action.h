// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/desktop/inspect/answer_note.h"

class QAction;

namespace tally {

class Card;

// "How was this answered?" in the menu of a card; off until there is an answer.
QAction* addInspectAction(Card* card, std::function<AnswerNote()> note);

}  // namespace tally
