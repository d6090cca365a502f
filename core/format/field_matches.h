// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields of a sample are called so, best first.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/field_sample.h"

namespace tally {

// Only the last key of a member of a usual container ("request.uri"), without separators; empty otherwise.
std::string memberName(const std::string& name);

// The fields that are called like one of `wanted`, in its order; with `members`, those whose last key is. Objects, and fields
// that are never filled, are none.
std::vector<std::string> fieldsCalled(const FieldSample& sample, std::span<const std::string_view> wanted, bool members);

// "PULocationID" → pu, location, id: by separators, and by capitals behind small letters or before them.
std::vector<std::string> wordsOf(std::string_view name);

// “a”, “b”, “c”: at most three.
std::string quoted(const std::vector<std::string>& names);

}  // namespace tally
