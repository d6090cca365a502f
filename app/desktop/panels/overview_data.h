// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview asks, and the plain values its panels show. Shaping only: no widgets, no threads.
#pragma once

#include <array>

#include "app/desktop/inspect/answer_note.h"
#include "app/desktop/minute_range.h"
#include "core/engine/snapshot.h"
#include "widgets/charts/chart_data.h"
#include "widgets/tiles/golden_tile.h"

namespace tally {

struct OverviewAnswer {
    ViewRange range;
    qint64 stepUs = 0;
    TypeSeries traffic;
    HealthSeries health;          // by bucket
    HealthCell now, before;       // of the range, and of as long a time before it
    AnswerNote note;
};

// On a query thread.
OverviewAnswer askOverview(const HotView& view, const ViewRange& range);

ChartData trafficChart(const OverviewAnswer& answer, const Snapshot& snapshot);   // events per bucket, by type
ChartData latencyChart(const OverviewAnswer& answer, const Snapshot& snapshot);   // milliseconds
ChartData errorsChart(const OverviewAnswer& answer, const Snapshot& snapshot);    // % of the bucket's events
// Latency, traffic, errors, saturation.
std::array<TileData, 4> goldenTiles(const OverviewAnswer& answer, const Snapshot& snapshot);
// Counts per bucket as a stack: the types with most events, the rest together. `types`: all types, by TypeId.
ChartData typeChart(const TypeSeries& series, const std::vector<std::string>& types, const ViewRange& range);
// Width of bars over `spanUs`: wide enough to be seen, and made of whole buckets.
qint64 barStep(qint64 spanUs, qint64 bucketUs);
// Hatch and watermark of live sources.
void markProvisional(ChartData* chart, const Snapshot& snapshot);

}  // namespace tally
