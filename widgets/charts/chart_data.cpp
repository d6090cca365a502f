// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {
namespace {

bool shown(const ChartData& data, std::size_t i) { return data.x[i] + data.stepUs > data.fromUs && data.x[i] < data.toUs; }

}  // namespace

QStringList marksAt(const ChartData& data, std::size_t index) {
    QStringList labels;
    for (const ChartMark& mark : data.marks)
        if (mark.us < data.x[index] + data.stepUs && std::max(mark.toUs, mark.us + 1) > data.x[index]) labels += mark.label;
    return labels;
}

QString seriesKey(const ChartSeries& series) { return series.id.isEmpty() ? series.name : series.id; }

ChartTable chartTable(const ChartData& data, const std::vector<QString>& hidden) {
    ChartTable table;
    table.header << QCoreApplication::translate("tally::ChartTable", "time");
    table.numeric.push_back(false);
    std::vector<const ChartSeries*> columns;
    for (const ChartSeries& series : data.series) {
        if (std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end()) continue;
        columns.push_back(&series);
        table.header << (data.valueName.isEmpty() ? series.name : series.name + QStringLiteral(" (%1)").arg(data.valueName));
        table.numeric.push_back(true);
    }
    bool marked = false;
    for (std::size_t i = 0; i < data.x.size() && !marked; ++i) marked = shown(data, i) && !marksAt(data, i).isEmpty();
    if (marked) {
        table.header << QCoreApplication::translate("tally::ChartTable", "annotation");
        table.numeric.push_back(false);
    }
    for (std::size_t i = 0; i < data.x.size(); ++i) {
        if (!shown(data, i)) continue;
        QStringList row{isoTime(data.x[i])};
        for (const ChartSeries* series : columns) row << (i < series->y.size() ? rawNumber(series->y[i]) : QString());
        if (marked) row << marksAt(data, i).join(QStringLiteral("; "));
        table.rows.push_back(row);
    }
    return table;
}

SeriesFigures figuresOf(const ChartData& data, const ChartSeries& series) {
    SeriesFigures figures;
    double sum = 0;
    for (std::size_t i = 0; i < std::min(data.x.size(), series.y.size()); ++i) {
        if (!shown(data, i) || !std::isfinite(series.y[i])) continue;
        if (data.provisionalFromUs != kNoTime && data.x[i] >= data.provisionalFromUs) break;
        const double value = series.y[i];
        figures.last = value;
        figures.min = figures.values == 0 ? value : std::min(figures.min, value);
        figures.max = figures.values == 0 ? value : std::max(figures.max, value);
        sum += value;
        ++figures.values;
    }
    if (figures.values > 0) figures.mean = sum / static_cast<double>(figures.values);
    return figures;
}

double lastFinalValue(const ChartData& data, const ChartSeries& series) {
    for (std::size_t i = std::min(data.x.size(), series.y.size()); i-- > 0;) {
        if (!shown(data, i) || !std::isfinite(series.y[i])) continue;
        if (data.provisionalFromUs != kNoTime && data.x[i] >= data.provisionalFromUs) continue;
        return series.y[i];
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace tally
