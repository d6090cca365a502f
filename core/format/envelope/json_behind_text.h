// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON object at the end of a line with something before it: a topic's key, a stamp and a level, the name of a container.
#pragma once

#include <string>
#include <string_view>

namespace tally {

// Appends the object to *out; false where the line does not end in one, or is nothing else. *stamp is the beginning of what
// stands before it, which may be a time.
bool appendJsonBehindText(std::string_view line, std::string* out, std::string_view* stamp);

}  // namespace tally
