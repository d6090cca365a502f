// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

class TimeRangeBar;
class TimeRangeController;

// Keeps bar and controller of one range together. The bar owns the history.
void linkRangeBar(TimeRangeBar* bar, TimeRangeController* controller);

}  // namespace tally
