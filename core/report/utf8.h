// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

std::string validUtf8(std::string_view bytes);      // each bad byte becomes U+FFFD
std::size_t utf8Length(std::string_view text);      // code points

}  // namespace tally
