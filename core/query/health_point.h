// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/health_cell.h"
#include "core/query/answer.h"

namespace tally {

// What is shown of a cell; saturation by Little's law: requests in flight = Σ latency / step.
HealthPoint healthPoint(Micros time, const HealthCell& cell, Micros step);

}  // namespace tally
