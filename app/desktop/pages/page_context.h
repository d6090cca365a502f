// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

class EngineController;
struct Settings;
class TimeRangeController;

// What every page is given. All outlive the pages.
struct PageContext {
    EngineController* engine = nullptr;
    TimeRangeController* range = nullptr;
    Settings* settings = nullptr;      // set by the window
};

}  // namespace tally
