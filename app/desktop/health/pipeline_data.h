// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline board: plain values out of the history and the newest snapshot. No widgets, no clock.
#pragma once

#include "app/desktop/health/pipeline_history.h"
#include "app/desktop/health/query_meter.h"
#include "app/desktop/view_range.h"
#include "widgets/cards/badge.h"
#include "widgets/charts/chart_data.h"
#include "widgets/tiles/signal_strip.h"

namespace tally {

inline constexpr double kLoadWarn = 0.85, kLoadCrit = 0.95, kFreshWarnSeconds = 10;

// Latency, traffic, errors, saturation.
std::vector<SignalCell> pipelineSignals(const PipelineHistory& history, const Snapshot& snapshot, const QueryFigures& queries);
BadgeText freshnessBadge(const Snapshot& snapshot, qint64 nowUs);   // empty where nothing is live
BadgeText completenessBadge(const Snapshot& snapshot);              // empty before the first record

// By the clock: `range`, if the program was there for a quarter of it; else since it started, at most an hour.
ViewRange pipelineRange(const PipelineHistory& history, const ViewRange& range);
ChartData saturationChart(const PipelineHistory& history, const ViewRange& range);   // %
ChartData freshnessChart(const PipelineHistory& history, const ViewRange& range);    // s

}  // namespace tally
