// SPDX-License-Identifier: GPL-3.0-or-later
// What the texts of a record's fields mean: durations, outcomes, types (DEFINITIONS section 1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/event/event.h"
#include "core/event/read_options.h"

namespace tally {

inline constexpr std::string_view kDefaultType = "view";

// At most limits::kType bytes, cut between UTF-8 characters.
std::string_view cutType(std::string_view type);

// Without the blanks and tabs around it.
std::string_view withoutBlanks(std::string_view text);

// A number in `unit` (None = seconds), or one or more that bring their units ("12.3ms", "1m2.5s"; h m min s sec ms us µs ns)
// → microseconds, rounded half to even; false where it is neither, or too large.
bool parseLatency(std::string_view text, Unit unit, std::int64_t* us);

// A number as people write it in tables, with blanks around and digits in groups of three (1,234.5 or 1.234.567,89 or
// 1 234 567), perhaps with the sign of a currency before or behind → the same without, in `out`. 0 = it is none; a lone comma
// never is a decimal point.
inline constexpr std::size_t kGrouped = 48;
std::size_t withoutGrouping(std::string_view text, char (&out)[kGrouped]);

// "1.234,5", "12,50 €" → "1234.5", "12.50", in `out`; 0 = it is no number with a decimal comma, or one too long.
std::size_t withDecimalPoint(std::string_view text, char (&out)[kGrouped]);

// It is a number in one of these forms.
bool isValue(std::string_view text);

// A whole number from 0 to 2^32 - 1, perhaps in groups or with a fraction of zeros.
bool parseWeight(std::string_view text, std::uint32_t* weight);

// An HTTP status (>= 500 error, 4xx client error) or a word ("error", "fail…" are errors).
Outcome parseOutcome(std::string_view text);

}  // namespace tally
