// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tally {

// A line in one more pair of quotes, its own quotes written \" or "" → the line, appended to *out. False: it is none (a quote
// inside stands alone, as in a row of quoted fields); *out is as it was.
bool appendUnquoted(std::string_view line, std::string* out);

}  // namespace tally
