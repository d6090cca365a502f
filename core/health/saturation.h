// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/event/time.h"

namespace tally {

struct FillSample {
    Micros at;
    double used = 0;   // 0 … 1
};

// When a fill reaches 1 if it goes on as the samples did (a line by least squares), counted from the newest sample.
// Nothing where it does not rise, where the samples cover less than half a minute, or where it is further off than a year.
std::optional<std::int64_t> timeToFull(std::span<const FillSample> samples);

}  // namespace tally
