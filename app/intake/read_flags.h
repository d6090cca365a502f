// SPDX-License-Identifier: GPL-3.0-or-later
// How a log is to be read, from the words of a command line, for the programs with Qt.
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace tally {

struct ReadFlags {
    std::string input = "auto", map, timeZone, timeFormat;
    bool noTime = false;
    Result<ReadOptions> options() const;    // Errors: Usage
};

Result<std::map<Part, FieldRef>> parseFieldMap(const std::string& text);   // item=videoId,time=ts:ms
// The same as text again, sorted by part; empty when nothing is mapped.
std::string fieldMapText(const std::map<Part, FieldRef>& mapping);
std::string_view partName(Part part);       // "item", "type", …, "status"

}  // namespace tally
