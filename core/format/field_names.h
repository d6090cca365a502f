// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a log is which part of an event: by the usual names, unless the user said so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace tally {

// `names`: the fields seen. Case, '_', '-' and '@' do not matter. Errors (Unreadable): no item; no time although times are
// wanted; a field the user named that is not there.
Result<Mapping> mapFields(const std::vector<std::string>& names, const ReadOptions& options);

// "latencyMs", "took_us", "response-time-ns" → the unit; None where the name says nothing.
Unit unitOfName(std::string_view field);

// "a, b, c … (12 more)", for messages.
std::string listed(const std::vector<std::string>& names);

}  // namespace tally
