// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

class EngineController;
class TimeRangeController;

// What every page is given. Both outlive the pages.
struct PageContext {
    EngineController* engine = nullptr;
    TimeRangeController* range = nullptr;
};

}  // namespace tally
