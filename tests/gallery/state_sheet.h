// SPDX-License-Identifier: GPL-3.0-or-later
// The state sheet: every kind of widget in every state it has, each in a cell of its own, in the current theme.
#pragma once

#include <QImage>

namespace tally {

QImage stateSheet();
// How many of the 8 x 8 px blocks differ by more than the tolerance in their mean colour, as a share; 1 where the sizes differ.
double differingBlocks(const QImage& picture, const QImage& reference);

}  // namespace tally
