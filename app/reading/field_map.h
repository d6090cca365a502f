// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace tally {

// item=videoId,time=ts:ms … Errors: Usage.
Result<std::map<Part, FieldRef>> parseFieldMap(const std::string& text);
// The same as text again, sorted by part; empty when nothing is mapped.
std::string fieldMapText(const std::map<Part, FieldRef>& mapping);

}  // namespace tally
