// SPDX-License-Identifier: GPL-3.0-or-later
// The state sheet: every kind of widget in every state it has, each in a cell of its own, in the current theme.
#pragma once

#include <QImage>

namespace tally {

QImage stateSheet();

}  // namespace tally
