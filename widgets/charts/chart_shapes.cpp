// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tally {

void ChartShapes::set(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    shapes_.clear();
    const std::size_t n = data.x.size();
    std::vector<double> sum;
    for (std::size_t s = 0; s < data.series.size(); ++s) {
        const ChartSeries& series = data.series[s];
        if (std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
        ChartShape shape;
        shape.series = s;
        shape.stacked = mode != ChartMode::Lines && !series.ghost;
        if (shape.stacked) {
            sum.resize(n, 0.0);
            shape.own.resize(n);
            for (std::size_t i = 0; i < n; ++i) {
                const double value = i < series.y.size() ? series.y[i] : std::numeric_limits<double>::quiet_NaN();
                const bool there = std::isfinite(value);
                if (there) sum[i] += value;
                shape.own[i] = there ? sum[i] : value;
            }
        } else if (series.y.size() < n) {
            shape.own = series.y;
            shape.own.resize(n, std::numeric_limits<double>::quiet_NaN());
        }
        shape.y = shape.own.empty() ? std::span<const double>(series.y).first(n) : std::span<const double>(shape.own);
        shape.extents = Extents(shape.y);
        shapes_.push_back(std::move(shape));   // what it keeps on the heap stays where it is
    }
    findGaps(data);
}

void ChartShapes::findGaps(const ChartData& data) {
    holes_.clear();
    gaps_.clear();
    const auto known = [&](std::size_t i) {
        return std::any_of(data.series.begin(), data.series.end(), [i](const ChartSeries& series) { return !series.ghost && i < series.y.size() && std::isfinite(series.y[i]); });
    };
    qint64 from = kNoTime;
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        const bool any = known(i);
        const bool unread = data.unreadFromUs != kNoTime && data.x[i] >= data.unreadFromUs && data.x[i] < data.unreadToUs;
        const bool hole = i > 0 && data.x[i] - data.x[i - 1] > data.stepUs + data.stepUs / 2;
        if (hole) holes_.push_back(i);
        if ((any || unread) && from != kNoTime) {
            gaps_.emplace_back(from, data.x[i]);
            from = kNoTime;
        } else if (any && hole) {
            gaps_.emplace_back(data.x[i - 1] + data.stepUs, data.x[i]);
        }
        if (!any && !unread && from == kNoTime) from = data.x[i];
    }
    if (from != kNoTime) gaps_.emplace_back(from, data.x.back() + data.stepUs);
}

std::vector<std::pair<qint64, qint64>> ChartShapes::gapsIn(qint64 fromUs, qint64 toUs) const {
    std::vector<std::pair<qint64, qint64>> found;
    const auto first = std::partition_point(gaps_.begin(), gaps_.end(), [fromUs](const auto& gap) { return gap.second <= fromUs; });
    for (auto gap = first; gap != gaps_.end() && gap->first < toUs; ++gap) found.emplace_back(std::max(gap->first, fromUs), std::min(gap->second, toUs));
    return found;
}

}  // namespace tally
