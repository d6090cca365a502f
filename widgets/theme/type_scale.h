// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

// All fonts larger, for a display that is seen from afar; apply the theme again. Lengths stay. REQUIRES: 1 <= scale <= 2.
void setTypeScale(double scale);

}  // namespace tally
