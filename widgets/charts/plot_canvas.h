// SPDX-License-Identifier: GPL-3.0-or-later
// PlotCanvas: the curves of a TimeChart, drawn by QCustomPlot into a picture of the plot area. Private to widgets/charts.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "widgets/charts/chart_overlay.h"

namespace tally {

class PlotCanvas final {
public:
    explicit PlotCanvas(QWidget* parent);       // the plot widget is a child of `parent`, which owns it
    ~PlotCanvas();
    PlotCanvas(const PlotCanvas&) = delete;
    PlotCanvas& operator=(const PlotCanvas&) = delete;

    // Takes over data and visibility; reuses every curve it has. `data` must stay alive until the next call, and of it only the shown
    // range and what is marked may change.
    void update(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode);
    void show();                                    // the range, the scale or the theme changed, and nothing else
    void setScale(bool logarithmic, double zoom);   // of the value axis; zoom >= 1 shows only the lowest part. Before update() or show().
    void resize(const QSize& size);
    [[nodiscard]] const ChartFrame& frame() const;
    void render(QPainter& painter, const QSize& size, double scale);   // fields, grid and curves
    // As lines, not as a picture; `above` paints on the same painter. False: the device refuses.
    bool renderTo(QPaintDevice* device, const QSize& size, const std::function<void(QPainter&)>& above);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
