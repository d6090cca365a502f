// SPDX-License-Identifier: GPL-3.0-or-later
// What the texts of a record's fields mean: durations, outcomes, types (DEFINITIONS section 1).
#pragma once

#include <cstdint>
#include <string_view>

#include "core/event/event.h"
#include "core/event/read_options.h"

namespace tally {

inline constexpr std::string_view kDefaultType = "view";

// At most limits::kType bytes, cut between UTF-8 characters.
std::string_view cutType(std::string_view type);

// A number in `unit` (None = seconds) → microseconds, rounded half to even; false where it is no number or too large.
bool parseLatency(std::string_view text, Unit unit, std::int64_t* us);

// An HTTP status (>= 500 error, 4xx client error) or a word ("error", "fail…" are errors).
Outcome parseOutcome(std::string_view text);

}  // namespace tally
