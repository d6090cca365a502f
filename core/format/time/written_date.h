// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people and programs write them, beyond RFC 3339: month names, two-digit years, 12-hour clocks, days before months.
//
// One text is read in one way or not at all. Where numbers alone do not say which of them is the day, the order has to be
// given; readingsOf() tells which orders a text allows, so that a whole column can leave one.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/event/read_options.h"

namespace tally {

enum class TimeVerdict { Ok, Bad, Ambiguous };

struct WrittenDate {
    std::int64_t localUs = 0;
    std::string_view zone;  // what stands behind the clock; empty = local time
};

// `year` is that of stamps without one; 0 = these are Bad. Ambiguous: only the order of the numbers is missing.
TimeVerdict parseWritten(std::string_view text, DateOrder order, int year, WrittenDate* out);

// The orders in which a date of numbers is a date, as bits 1 << DateOrder; 0 where the text is of no such form.
unsigned readingsOf(std::string_view text);

// "15:04", "3:04:05 PM": a time of day without a date; for columns that hold date and time apart.
bool isClock(std::string_view text);

}  // namespace tally
