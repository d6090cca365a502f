// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tally {

inline constexpr std::size_t kStopEvery = 1 << 16;   // cells between two looks at the stop token

}  // namespace tally
