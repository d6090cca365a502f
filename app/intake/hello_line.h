// SPDX-License-Identifier: GPL-3.0-or-later
// The first line of a sender that wants acknowledgements or brings a token: `#tally 1 sender=NAME token=TOKEN`. No I/O.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

inline constexpr std::string_view kHelloStart = "#tally ";
inline constexpr std::size_t kHelloBytes = 1024;   // at most, its line end included

struct Hello {
    std::string sender;   // empty: plain lines follow, nothing is acknowledged
    std::string token;    // empty: none was brought
};

// 1 to limits::kSender of A-Z a-z 0-9 . _ -
bool isSenderName(std::string_view text);
// Could what begins with `head` still be, or is it, a hello? False for anything else, from the first differing byte on.
bool mayBeHello(std::string_view head);
// What `line` (without its line end) says: one or both words, in any order, a blank between them. Errors: Usage; what is a
// text without line ends for the sender, and without anything of the line.
Result<Hello> parseHello(std::string_view line);

}  // namespace tally
