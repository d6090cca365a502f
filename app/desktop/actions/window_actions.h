// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/pages/page_context.h"

namespace tally {

class HealthPage;
class MainWindow;
class SourceController;
class TimeRangeBar;
class VideosPage;

// What the actions work on; all of it outlives the registry.
struct ActionTargets {
    MainWindow* window = nullptr;
    PageContext context;
    SourceController* sources = nullptr;
    TimeRangeBar* range = nullptr;
    VideosPage* videos = nullptr;
    HealthPage* health = nullptr;
};

void fillRegistry(ActionRegistry* registry, const ActionTargets& targets);

}  // namespace tally
