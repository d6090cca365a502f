// SPDX-License-Identifier: GPL-3.0-or-later
// ChartShapes: what of a ChartData is drawn, worked out once for all ranges it will be looked at in: the values of each series as they
// are drawn (summed up in a stack) with their extents, and where something is missing. Private to widgets/charts.
//
// Keeps views into the data: it must stay alive and unchanged until the next set(). Its shown range may change at any time.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "widgets/charts/chart_data.h"
#include "widgets/charts/decimate.h"

namespace tally {

struct ChartShape {
    std::size_t series = 0;       // its place in ChartData::series
    bool stacked = false;         // `y` is the sum up to it
    std::vector<double> own;      // empty where the series' own values are drawn
    std::span<const double> y;    // one for each bucket
    Extents extents;
};

class ChartShapes final {
public:
    void set(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode);
    [[nodiscard]] const std::vector<ChartShape>& shapes() const { return shapes_; }   // those that are not hidden, in the order of the series
    [[nodiscard]] const std::vector<std::size_t>& holes() const { return holes_; }    // buckets before which some are missing
    // No series has a value there, or there is no bucket at all; [from, to) in µs, cut to the range.
    [[nodiscard]] std::vector<std::pair<qint64, qint64>> gapsIn(qint64 fromUs, qint64 toUs) const;

private:
    void findGaps(const ChartData& data);
    std::vector<ChartShape> shapes_;
    std::vector<std::size_t> holes_;
    std::vector<std::pair<qint64, qint64>> gaps_;
};

}  // namespace tally
