// SPDX-License-Identifier: GPL-3.0-or-later
// What `letters --format ndjson` printed and somebody corrected: one object a line with source, line, offset and raw.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "core/base/result.h"

namespace tally::cli {

// Where a letter came from: source, line, offset.
using LetterPlace = std::tuple<std::string, std::uint64_t, std::uint64_t>;

// The text that is to be read instead of each. Errors: Unreadable (not there, or a line is no such object; names the line).
Result<std::map<LetterPlace, std::string>> readEditedLetters(const std::string& path);

}  // namespace tally::cli
