// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/format/field_sample.h"

namespace tally {

// A sentence where some values of the field, of the sample, are no numbers: their events count, and no sum has them. Empty cells and the
// usual words for nothing do not matter.
std::optional<std::string> leftOutValues(const FieldSample& sample, const std::string& field);

}  // namespace tally
