// SPDX-License-Identifier: GPL-3.0-or-later
// What the variables of nginx and the directives of Apache are called here.
#pragma once

#include <string>
#include <string_view>

namespace tally {

// "remote_addr" → "address"; variables that access logs have no word for keep their name.
std::string nginxField(std::string_view variable);

// One Apache directive: "%>s", "%{Referer}i". Takes it off the front of *text (behind the %).
struct ApacheDirective {
    std::string name;        // empty = not a directive
    std::string timeFormat;  // of %{…}t
};
ApacheDirective takeApacheDirective(std::string_view* text);

}  // namespace tally
