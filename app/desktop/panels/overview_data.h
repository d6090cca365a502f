// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview asks, and the plain values its panels show. Shaping only: no widgets, no threads.
#pragma once

#include <array>

#include "app/desktop/health/health_data.h"
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
    // Compared with: the same buckets so much earlier, and the health of both times as far as the later one is complete.
    qint64 compareUs = 0;         // 0 = not compared
    qint64 compareChoice = 0;     // as chosen, for its name
    std::vector<double> earlier;  // events by bucket of `traffic`; NaN where the earlier time is before all events
    HealthCell complete, earlierHealth;
    bool filtered = false;        // of one item or type: the rate of now is not known of it
    AnswerNote note;
};

// What to compare with: by how much earlier, and where the shown range ends to be complete (live: at the watermark).
struct Comparison {
    qint64 offsetUs = 0, choice = 0, completeToUs = std::numeric_limits<qint64>::max();
};

// On a query thread.
OverviewAnswer askOverview(const HotView& view, const ViewRange& range, const Comparison& comparison = {}, const std::optional<HealthFilter>& filter = {});

// Events of all, or of one item or type, so much (µs) before each bucket of `shown`; NaN where that is before all events, or where no
// more than coarser steps are kept of then.
std::vector<double> earlierEvents(const HotView& view, const std::optional<HealthFilter>& filter, const TypeSeries& shown, qint64 back);
ChartSeries ghostSeries(qint64 choice, std::vector<double> earlier);   // dashed, beside what it is compared with
ChartData trafficChart(const OverviewAnswer& answer, const Snapshot& snapshot);   // events per bucket, by type
ChartData latencyChart(const OverviewAnswer& answer, const Snapshot& snapshot);   // milliseconds
ChartData errorsChart(const OverviewAnswer& answer, const Snapshot& snapshot);    // % of the bucket's events
// Latency, traffic, errors, saturation.
std::array<TileData, 4> goldenTiles(const OverviewAnswer& answer, const Snapshot& snapshot);
// Counts per bucket as a stack: the types with most events, the rest together. `types`: all types, by TypeId.
ChartData typeChart(const TypeSeries& series, const std::vector<std::string>& types, const ViewRange& range);
// Width of bars over `spanUs`: wide enough to be seen, and made of whole buckets.
qint64 barStep(qint64 spanUs, qint64 bucketUs);
// Hatch and watermark of live sources; muted when all of them are silent and the range goes on.
void markProvisional(ChartData* chart, const Snapshot& snapshot, RangeMode mode);

}  // namespace tally
