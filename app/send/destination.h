// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

struct Destination {
    std::string host, port;
    std::string text() const { return "tcp://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + port; }
};

// tcp://HOST:PORT or HOST:PORT; [::1] for addresses with colons. Errors: Usage.
Result<Destination> parseDestination(std::string_view text);

}  // namespace tally
