// SPDX-License-Identifier: GPL-3.0-or-later
// The service board: what the events say about the service that sent them. Shaping only: no widgets, no threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/minute_range.h"
#include "core/engine/hot/health_breakdown.h"
#include "core/engine/snapshot.h"
#include "core/health/objective.h"
#include "widgets/charts/chart_data.h"
#include "widgets/tiles/signal_strip.h"

namespace tally {

struct ServiceAnswer {
    ViewRange range;
    qint64 stepUs = 0;
    HealthCell now, before;              // of the range, and of as long a time before it
    DdSketch ok;                         // latency in the range without that of errors
    std::uint64_t slow = 0, slowBefore = 0;   // not errors, but slower than the objective
    ChartData latency, errors;           // in ms and in % of events
    bool filtered = false;               // of one item or type: the rate of now is not known of it
    AnswerNote note;
};

// One item or type instead of all of them.
struct HealthFilter {
    BreakdownBy by = BreakdownBy::Item;
    std::string key;
    bool operator==(const HealthFilter&) const = default;
};
// On a query thread. `latency`: the objective that says what is slow.
ServiceAnswer askHealth(const HotView& view, const ViewRange& range, const Objective& latency, const std::optional<HealthFilter>& filter = {});
// On a query thread: each objective over the 30 days that end with the range.
std::vector<ObjectiveMeter> askObjectives(const HotView& view, const ViewRange& range, const std::vector<Objective>& objectives,
                                          std::stop_token stop);

struct ServiceLimits {
    double latencySeconds = 1;           // p99 above it is over the limit
    double allowedErrors = 0.001;        // share of events
    bool errorsFire = false;             // a burn rule of the availability objective fires
};
// How long a range was listened to: where something is live, from its first event on, as nothing was heard before.
double secondsHeard(const ViewRange& range, const Snapshot& snapshot);
// Latency, traffic, errors, saturation.
std::vector<SignalCell> serviceSignals(const ServiceAnswer& answer, const Snapshot& snapshot, const ServiceLimits& limits, qint64 nowUs);

}  // namespace tally
