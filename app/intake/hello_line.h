// SPDX-License-Identifier: GPL-3.0-or-later
// The first line of a sender that wants acknowledgements: `#tally 1 sender=NAME`. No I/O.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

inline constexpr std::string_view kHelloStart = "#tally ";
inline constexpr std::size_t kHelloBytes = 256;   // at most, its line end included

// Could what begins with `head` still be, or is it, a hello? False for anything else, from the first differing byte on.
bool mayBeHello(std::string_view head);
// The name in `line` (without its line end). Errors: Usage; what is a text without line ends for the sender.
Result<std::string> senderOf(std::string_view line);

}  // namespace tally
