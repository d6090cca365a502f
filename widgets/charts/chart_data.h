// SPDX-License-Identifier: GPL-3.0-or-later
// Plain values that go into a TimeChart. Times are microseconds UTC; a bucket covers [x, x + step).
#pragma once

#include <QString>
#include <QtGlobal>
#include <limits>
#include <vector>

#include "widgets/text/export_table.h"
#include "widgets/theme/theme.h"

namespace tally {

enum class ChartMode { Lines, StackedArea, Bars };   // Bars are stacked too

struct ChartSeries {
    QString id;                   // stable key for isolate and toggle; the name when empty
    QString name;                 // plain text
    int color = 0;                // index into the series palette (p50 = 0, p95 = 2, p99 = 1)
    bool ghost = false;           // previous period: dashed, in ghost, not stacked, not in the total
    std::vector<double> y;        // one per bucket; NaN = gap, never joined, never zero
};

struct ChartLimit {
    double value = std::numeric_limits<double>::quiet_NaN();   // NaN = no limit
    QString label;                                              // "SLO 1 s"
    Tone tone = Tone::Crit;
    bool badAbove = true;                                       // which side gets the band
};

inline constexpr qint64 kNoTime = std::numeric_limits<qint64>::min();

struct ChartMark {                // an annotation: a flag at the top and a dashed line, or a band
    qint64 us = 0;
    qint64 toUs = kNoTime;        // end of a band; kNoTime = a moment
    QString label;
    Tone tone = Tone::Accent;
};

struct ChartData {
    std::vector<qint64> x;        // bucket starts, ascending
    qint64 stepUs = 0;            // width of one bucket, > 0
    std::vector<ChartSeries> series;
    qint64 fromUs = 0, toUs = 0;  // shown range [from, to)
    qint64 provisionalFromUs = kNoTime;   // start of the first bucket that is not final
    qint64 watermarkUs = kNoTime;         // dotted line inside the hatch
    qint64 unreadFromUs = kNoTime, unreadToUs = kNoTime;   // "not read yet" field
    bool stale = false;           // curves in strong instead of their colours
    ChartLimit limit;
    std::vector<ChartMark> marks; // kept by the chart over setData(), see TimeChart::setMarks()
    QString valueUnit;            // follows values in the tooltip: "/s", " ms", " %"
    QString valueName;            // column unit in exports: "events/s"
    int decimals = 0;             // of values in tooltip and legend
};

using ChartTable = ExportTable;

// The marks that touch bucket `index`, in their order.
[[nodiscard]] QStringList marksAt(const ChartData& data, std::size_t index);
// Visible range, visible series: time column (isoTime of the bucket start) and one column per series. `hidden` by series key.
// Where marks lie in the visible range, a last column has their words: so they are in the file itself, beside the figures they explain.
[[nodiscard]] ChartTable chartTable(const ChartData& data, const std::vector<QString>& hidden);
[[nodiscard]] QString seriesKey(const ChartSeries& series);
// The newest final value (not NaN) inside the shown range, for the legend; NaN when there is none.
// Over the final values inside the shown range; `values` = how many there are, gaps left out.
struct SeriesFigures {
    double last = std::numeric_limits<double>::quiet_NaN(), min = last, mean = last, max = last;
    std::size_t values = 0;
};
[[nodiscard]] SeriesFigures figuresOf(const ChartData& data, const ChartSeries& series);
[[nodiscard]] double lastFinalValue(const ChartData& data, const ChartSeries& series);

}  // namespace tally
