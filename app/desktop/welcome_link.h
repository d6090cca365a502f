// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/desktop/settings.h"

namespace tally {

class WelcomeView;

// What the Welcome page can ask for.
struct WelcomeActions {
    std::function<void()> open, listen, demo;
    std::function<void(const QString& path)> openRecent;
    std::function<void(const QStringList& paths)> openFiles;
};

void linkWelcome(WelcomeView* welcome, Settings* settings, const WelcomeActions& actions);
void fillRecents(WelcomeView* welcome, const Settings& settings);

}  // namespace tally
