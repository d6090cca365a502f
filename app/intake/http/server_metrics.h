// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/intake/http/connection_table.h"
#include "app/intake/http/event_intake.h"
#include "app/intake/http/http_message.h"

namespace tally {

// GET /metrics: the ledger of every source, the queues, memory, and what this listener did and refused; then what `more` adds.
HttpAnswer serverMetrics(const Engine& engine, const HttpCounters& counters, const ConnectionTable& connections, const EventIntake& intake, Micros now,
                         const std::function<void(OpenMetrics&)>& more = {});
// GET /healthz: 200, or 503 and, for those who may know, why.
HttpAnswer serverHealth(const Engine& engine, const EventIntake& intake, bool sayWhy);

}  // namespace tally
