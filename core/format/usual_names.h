// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of an event are called in the logs of the world, in order of preference; lower case, without separators.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/event/event.h"

namespace tally {

struct UsualNames {
    std::string_view word;                     // as --map calls the part
    std::span<const std::string_view> names;
    std::span<const std::string_view> lesser;  // taken only when nothing better is there; of a value: last words of names
    std::span<const std::string_view> last;    // and these only when nothing else is
};
UsualNames usualNames(Part part);

// The name without separators, in lower case.
std::string plainName(std::string_view name);

// The object around the last key, "request" of "http.request.uri", is one that usually holds an event's data.
bool isUsualContainer(std::string_view plainParent);

}  // namespace tally
