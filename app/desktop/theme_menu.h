// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/desktop/settings.h"

class QMenu;

namespace tally {

// System, Light, Dark and Contrast, with the current one checked.
void fillThemeMenu(QMenu* menu, ThemeChoice current, const std::function<void(ThemeChoice)>& choose);

}  // namespace tally
