// SPDX-License-Identifier: GPL-3.0-or-later
// Log formats that have a name, and those that are found by themselves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tally {

struct KnownPattern {
    std::string_view name;    // for --log-format
    std::string_view shown;   // for people
    std::string_view format;
    bool found;               // also tried when nothing is said
};
std::span<const KnownPattern> knownPatterns();

// The format of that name, or nothing.
std::optional<std::string> patternOfName(std::string_view name);

}  // namespace tally
