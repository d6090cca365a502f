// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/desktop/minute_range.h"

namespace tally {

class SegmentedControl;
class TimeRangeController;

// "1 min | 1 h | 1 day | Range", where wanted.
SegmentedControl* makeWindowChoice(bool withRange);
// The window ends with the shown range: the last minute, hour or day of it, or what is kept as a whole around these; "range" is
// all of it. Without times: everything.
MinuteRange windowRange(const TimeRangeController& range, const QString& choice);
bool followsData(const TimeRangeController& range);   // it ends with the newest events, whatever they are

}  // namespace tally
