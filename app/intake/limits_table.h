// SPDX-License-Identifier: GPL-3.0-or-later
// The `[limits]` table: every bound of the listeners by its name, from a TOML file or as NAME=VALUE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/intake/http/http_options.h"
#include "app/intake/journal_bounds.h"
#include "app/intake/socket_limits.h"
#include "core/base/result.h"

namespace tally {

struct IntakeLimits {
    SocketLimits sockets;   // of each --tcp and --local
    HttpLimits http;        // names begin with http_
    JournalBounds journal;  // of all listeners together
};

// `value`: a number, with a unit or without: 64KiB, 1MB (both of 1024), 90s, 10m, 2h. Errors: Usage, naming what may stand there.
Result<void> setLimit(IntakeLimits* limits, std::string_view name, std::string_view value);
std::vector<std::string_view> limitNames();

}  // namespace tally
