// SPDX-License-Identifier: GPL-3.0-or-later
// What Tallyscope does not read, by name: a refusal that says what the input is helps more than "unknown format".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tally {

// One sentence for inputs that are no text at all, or that announce another format in their first bytes.
std::optional<std::string> refusalByHead(std::string_view head);

// The same for logs that only their first line gives away; asked when the line is none of ours.
std::optional<std::string> refusalByFirstLine(std::string_view head);

// One sentence for all other text.
std::string refusal(std::string_view head);

}  // namespace tally
