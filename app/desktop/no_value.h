// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace tally {

// What charts, tiles and tables show as a gap or a dash: nothing was measured, which is not 0.
inline constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

}  // namespace tally
