// SPDX-License-Identifier: GPL-3.0-or-later
// The time of day behind a date, with 12-hour clocks.
#pragma once

#include <cstdint>

#include "core/format/time/text_scanner.h"

namespace tally {

// What joins a date and a clock, and the clock, if there is one; *us is of the day. False: there is one, but it is none.
bool takeWrittenClock(TextScanner& in, std::int64_t* us);

// H:MM[:SS[.fraction]] [AM|PM], H AM, HHMM[SS[.fraction]]; colons may be points.
bool takeTimeOfDay(TextScanner& in, std::int64_t* us);

}  // namespace tally
