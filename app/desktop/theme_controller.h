// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/settings.h"

class QApplication;

namespace tally {

// Style, palette, font and colours for the choice; before the first widget, and again to switch live.
void showTheme(QApplication& app, ThemeChoice choice);

}  // namespace tally
