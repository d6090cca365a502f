// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace tally {

class TimeRangeBar;
class TimeRangeController;

// Keeps bar and controller of one range together. The bar owns the history.
void linkRangeBar(TimeRangeBar* bar, TimeRangeController* controller);
// [ ] step the window, Alt+Left and Alt+Right go through the history, - zooms out.
void bindRangeKeys(TimeRangeBar* bar, QWidget* window);

}  // namespace tally
