// SPDX-License-Identifier: GPL-3.0-or-later
// The time of a log's records, looked at as a whole column: how its stamps are to be read. Which field it is: time_choice.h.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/format/field_sample.h"

namespace tally {

// The texts of the time field; those of "date+time" joined.
std::vector<std::string> timeTexts(const FieldSample& sample, const std::string& field);

// How the stamps are to be read, as the whole sample says: the order of day and month where only one fits all of them, and
// digits without separators that are dates. Changes the shape's options, and adds a note for what was decided.
// Errors: Ambiguous (more than one reading is left; names the options that decide), Unreadable (no stamp can be read).
Result<void> decideTimes(const FieldSample& sample, LogShape* shape);

}  // namespace tally
