// SPDX-License-Identifier: GPL-3.0-or-later
// In which unit programs write how long something took, where the field's name does not say it: by what stands beside it.
#pragma once

#include <string>

#include "core/event/read_options.h"
#include "core/format/field_sample.h"

namespace tally {

struct LatencyUnit {
    Unit unit = Unit::None;   // None: nobody known writes such records
    std::string program;      // who does
};
LatencyUnit latencyUnit(const FieldSample& sample, const std::string& field);

}  // namespace tally
