// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/pages/page_context.h"

namespace tally {

// Opens the palette with all actions and help topics; items are searched while one types.
struct PaletteTargets {
    std::function<void(const QString& item)> showItem;
    std::function<void(const QString& topic)> showHelp;
};
void openPalette(QWidget* window, ActionRegistry* registry, const PageContext& context, PaletteTargets targets);
QStringList keyCaps(const QKeySequence& keys);      // "Alt", "←"

}  // namespace tally
