// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands share: where they write, how they end, and what Ctrl-C means.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally::cli {

enum Exit { kOk = 0, kUsage = 1, kUnreadable = 2, kRejected = 3, kNotExact = 4, kStore = 5 };

int exitCodeOf(const Error& error);
// Prints `tallyctl: WHERE: what` on stderr and returns the exit code.
int report(const Error& error);
void note(std::string_view line);   // one line on stderr
void put(std::string_view text);    // to stdout, unchanged

// Stops on SIGINT and SIGTERM; install once, before any thread starts.
std::stop_token interruptToken();

}  // namespace tally::cli
