// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/leaders_data.h"

#include <algorithm>
#include <limits>

#include "app/desktop/no_value.h"
#include "app/desktop/text.h"

namespace tally {

namespace {

// kNoMinute + 1 … : of the first event with a time; the greatest minute where there is none.
std::int32_t firstMinuteOf(const HotView& view, const std::string& item, const std::optional<std::uint16_t>& type)
{
    std::int32_t first = std::numeric_limits<std::int32_t>::max();
    const auto id = view.dictionary->find(item);
    for (const auto& run : view.runs)
        if (id && run->firstMinute() < first)
            visitItem(*run, raw(*id), [&](const Cell& cell) {
                if (cell.key.minute != kNoMinute && (!type || cell.key.type == *type)) first = std::min(first, cell.key.minute);
            });
    return first;
}

}  // namespace

ChartData leadersChart(const HotView& view, const std::vector<std::string>& items, const std::vector<std::string>& names,
                       const std::optional<std::string>& type, const ViewRange& range, qint64 stepUs)
{
    ChartData chart;
    stepUs = keptStep(view, range, stepUs);
    const ViewRange whole = wholeBucketsOf(range, stepUs);
    chart.stepUs = stepUs;
    chart.fromUs = range.fromUs;
    chart.toUs = range.toUs;
    for (qint64 us = whole.fromUs; us < whole.toUs; us += stepUs) chart.x.push_back(us);
    const auto typeId = type ? view.typeId(*type) : std::nullopt;
    const std::int32_t start = minuteOf({whole.fromUs}), width = static_cast<std::int32_t>(stepUs / kMinute);
    for (std::size_t i = 0; i < items.size(); ++i) {
        ChartSeries series;
        series.id = text(items[i]);
        series.name = i < names.size() && !names[i].empty() ? text(names[i]) : series.id;
        series.color = static_cast<int>(i);
        series.y.assign(chart.x.size(), kNoValue);
        const auto gap = std::clamp<std::int64_t>((std::int64_t{firstMinuteOf(view, items[i], typeId)} - start) / width, 0, static_cast<std::int64_t>(series.y.size()));
        std::fill(series.y.begin() + gap, series.y.end(), 0.0);
        const TypeSeries history = view.itemHistory(items[i], minutesOf(whole), {stepUs});
        for (std::size_t t = 0; t < history.types.size(); ++t) {
            if (type && history.types[t] != *type) continue;
            for (std::size_t b = 0; b < std::min(history.buckets(), series.y.size()); ++b)
                if (history.counts[t][b] > 0) series.y[b] += static_cast<double>(history.counts[t][b]);
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

}  // namespace tally
