// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of a log is which part of an event: by the usual names (usual_names.h), unless the user said so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/format/field_sample.h"

namespace tally {

// Fields are matched without regard to case, '_', '-', '@', '.' and blanks. First those that are called like a part, by the
// ranking of usual_names.h; then members of the objects that usually hold an event's data (data.id, request.uri); for the
// time at last any field whose name ends like one and whose values are times. Where there was a choice, *notes says it.
// Errors (Unreadable): no item; no time although times are wanted; a field the user named that is not there.
Result<Mapping> mapFields(const FieldSample& sample, const ReadOptions& options, std::vector<std::string>* notes);

// The same by the names alone.
Result<Mapping> mapFields(const std::vector<std::string>& names, const ReadOptions& options);

// "latencyMs", "took_us", "response-time-ns" → the unit; None where the name says nothing.
Unit unitOfName(std::string_view field);


// "a, b, c … (12 more)", for messages.
std::string listed(const std::vector<std::string>& names);

}  // namespace tally
