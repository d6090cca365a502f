// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plot_canvas.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/axis_ticks.h"
#include "widgets/charts/chart_shapes.h"
#include "widgets/charts/so_far.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Points nearer to each other, in px, are joined by a thin line: a wide one that goes up and down there is a blot, and takes a
// painter that makes a shape of each of its pieces fifty times as long.
constexpr double kSpace = 2.5;

double seconds(qint64 us) { return static_cast<double>(us) / 1e6; }

struct FieldPainter final : QCPLayerable {
    FieldPainter(QCustomPlot* plot, const ChartFrame* shownFrame) : QCPLayerable(plot, QStringLiteral("background")), frame(shownFrame) {}
    const ChartFrame* frame;
    const ChartData* data = nullptr;
    std::vector<std::pair<qint64, qint64>> gaps;

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override {
        if (data == nullptr) return;
        paintFields(*painter, *frame, *data, gaps);
        paintGrid(*painter, *frame);
    }
};

}  // namespace

struct PlotCanvas::Impl {
    QCustomPlot* plot = nullptr;
    FieldPainter* fields = nullptr;
    ChartFrame frame;
    const ChartData* data = nullptr;
    ChartShapes shapes;
    ChartMode mode = ChartMode::Lines;
    bool logarithmic = false;
    double zoom = 1;
    std::vector<QCPGraph*> fills, graphs;   // by slot: the area below a line, and the line
    std::vector<QCPBars*> bars;

    [[nodiscard]] QRectF plotRect(const QSize& size) const {
        const ChartMetrics& m = chartMetrics();
        return {static_cast<double>(m.marginLeft), static_cast<double>(m.marginTop), std::max(1.0, static_cast<double>(size.width() - m.marginLeft - m.marginRight)),
                std::max(1.0, static_cast<double>(size.height() - m.marginTop - m.marginBottom))};
    }
    void reserve(std::size_t count);
    [[nodiscard]] std::pair<std::size_t, std::size_t> window() const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> inside() const;
    [[nodiscard]] QVector<QCPGraphData> curveOf(const ChartShape& shape, Drawn drawn) const;
    void setCurve(std::size_t slot, const ChartShape& shape, QCPGraph* below);
    void setPens(std::size_t slot, const ChartShape& shape, bool dense, bool firstOfStack) const;
    void setBar(std::size_t slot, const ChartSeries& series, QCPBars* below);
    void chooseFloor();
    void chooseHeight();
    void show();
};

PlotCanvas::PlotCanvas(QWidget* parent) : impl_(std::make_unique<Impl>()) {
    auto* plot = new QCustomPlot(parent);
    impl_->plot = plot;
    plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    plot->setNoAntialiasingOnDrag(false);
    plot->axisRect()->setAutoMargins(QCP::msNone);
    const ChartMetrics& m = chartMetrics();
    plot->axisRect()->setMargins(QMargins(m.marginLeft, m.marginTop, m.marginRight, m.marginBottom));
    plot->plotLayout()->setMargins(QMargins(0, 0, 0, 0));
    for (QCPAxis* axis : plot->axisRect()->axes()) {
        axis->grid()->setVisible(false);
        axis->setVisible(false);
    }
    impl_->fields = new FieldPainter(plot, &impl_->frame);   // the plot's layer owns nothing: deleted with its parent widget
    impl_->fields->setParent(plot);
}

PlotCanvas::~PlotCanvas() = default;

const ChartFrame& PlotCanvas::frame() const { return impl_->frame; }

void PlotCanvas::Impl::reserve(std::size_t count) {
    while (graphs.size() < count) {
        for (auto* of : {&fills, &graphs}) {   // the line is above its area, and on its edge: that needs no smoothing, which is dear
            QCPGraph* graph = plot->addGraph();
            graph->setAdaptiveSampling(false);
            graph->setAntialiasedFill(false);
            of->push_back(graph);
        }
        auto* bar = new QCPBars(plot->xAxis, plot->yAxis);
        bar->setWidthType(QCPBars::wtAbsolute);
        bar->setAntialiased(false);
        bars.push_back(bar);
    }
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        graphs[i]->setVisible(false);
        fills[i]->setVisible(false);
        fills[i]->setChannelFillGraph(nullptr);
        bars[i]->setVisible(false);
    }
}

// The buckets that touch the shown range, with one more at each side so that lines reach the edges.
std::pair<std::size_t, std::size_t> PlotCanvas::Impl::window() const {
    const auto& x = data->x;
    const auto first = std::lower_bound(x.begin(), x.end(), data->fromUs - data->stepUs);
    const auto last = std::lower_bound(first, x.end(), data->toUs + data->stepUs);
    return {static_cast<std::size_t>(first - x.begin()), static_cast<std::size_t>(last - x.begin())};
}

// The buckets of which a part is in the shown range.
std::pair<std::size_t, std::size_t> PlotCanvas::Impl::inside() const {
    const auto& x = data->x;
    const auto first = std::upper_bound(x.begin(), x.end(), data->fromUs - data->stepUs);
    const auto last = std::lower_bound(first, x.end(), data->toUs);
    return {static_cast<std::size_t>(first - x.begin()), static_cast<std::size_t>(last - x.begin())};
}

QVector<QCPGraphData> PlotCanvas::Impl::curveOf(const ChartShape& shape, Drawn drawn) const {
    const auto [first, end] = window();
    const std::size_t last = data->series[shape.series].ghost ? end : std::max(first, std::min(end, firstOpenBucket(*data)));
    const std::vector<std::size_t> points = drawnPoints(shape.extents, first, last, static_cast<int>(frame.plot.width()) / (drawn == Drawn::Lows ? 2 : 1), shapes.holes(), drawn);
    QVector<QCPGraphData> curve;
    curve.reserve(static_cast<qsizetype>(points.size()) + 1);
    double at = first < data->x.size() ? seconds(data->x[first]) : 0;   // of a break: where the line ended
    for (const std::size_t i : points) {
        if (i != kBreak) at = seconds(data->x[i] + data->stepUs / 2);
        curve.append(QCPGraphData(at, i == kBreak ? kNaN : frame.scaled(shape.y[i])));
    }
    // What follows is drawn apart: then the last bucket is drawn to its end.
    if (last < end && last > first) curve.append(QCPGraphData(seconds(data->x[last - 1] + data->stepUs), frame.scaled(shape.y[last - 1])));
    return curve;
}

void PlotCanvas::Impl::setCurve(std::size_t slot, const ChartShape& shape, QCPGraph* below) {
    const QVector<QCPGraphData> curve = curveOf(shape, Drawn::Extents);
    graphs[slot]->data()->set(curve, true);
    graphs[slot]->setVisible(true);
    const auto [first, last] = window();
    const bool dense = static_cast<double>(last - first) * kSpace > frame.plot.width();
    setPens(slot, shape, dense, below == nullptr);
    QCPGraph* fill = fills[slot];
    if (fill->brush().style() == Qt::NoBrush) return;
    fill->data()->set(dense ? curveOf(shape, Drawn::Lows) : curve, true);
    fill->setVisible(true);
    if (below != nullptr) fill->setChannelFillGraph(below);
}

void PlotCanvas::Impl::setPens(std::size_t slot, const ChartShape& shape, bool dense, bool firstOfStack) const {
    const Theme& theme = currentTheme();
    const ChartSeries& series = data->series[shape.series];
    const QColor color = series.ghost ? theme.color(Role::Ghost) : data->stale ? theme.color(Role::Strong) : theme.series(series.color);
    QPen pen(color, dense ? chartMetrics().lineDecimated : chartMetrics().line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const bool dashed = series.ghost || series.color >= theme.seriesCount();
    if (dashed) {   // above 1 px a dashed, antialiased polyline costs a hundred times as much
        const QList<qreal> dash = series.ghost ? chartMetrics().ghostDash : chartMetrics().seriesDash.value(1 + series.color % 3);
        pen = QPen(color, 1.0);
        pen.setDashPattern(dash);
        pen.setCapStyle(Qt::FlatCap);
    }
    graphs[slot]->setPen(pen);
    fills[slot]->setPen(Qt::NoPen);
    const bool alone = mode == ChartMode::Lines && data->series.size() - static_cast<std::size_t>(std::count_if(data->series.begin(), data->series.end(), [](const auto& s) { return s.ghost; })) == 1;
    if (shape.stacked) fills[slot]->setBrush(withAlpha(color, firstOfStack ? chartMetrics().stackFirst : chartMetrics().stackOthers));
    else fills[slot]->setBrush(alone && !series.ghost ? QBrush(withAlpha(color, theme.areaFillOpacity())) : QBrush(Qt::NoBrush));
}

void PlotCanvas::Impl::setBar(std::size_t slot, const ChartSeries& series, QCPBars* below) {
    const auto [first, end] = window();
    const std::size_t last = std::max(first, std::min(end, firstOpenBucket(*data)));
    QVector<QCPBarsData> values;
    values.reserve(static_cast<qsizetype>(last - first));
    for (std::size_t i = first; i < last; ++i)
        if (i < series.y.size() && std::isfinite(series.y[i])) values.append(QCPBarsData(seconds(data->x[i] + data->stepUs / 2), series.y[i]));
    QCPBars* bar = bars[slot];
    bar->data()->set(values, true);
    bar->setVisible(true);
    bar->moveAbove(nullptr);
    bar->moveBelow(nullptr);
    if (below != nullptr) bar->moveAbove(below);
    const double bucket = frame.plot.width() * static_cast<double>(data->stepUs) / static_cast<double>(std::max<qint64>(1, data->toUs - data->fromUs));
    bar->setWidth(std::max(1.0, std::floor(bucket - (bucket > 4 ? chartMetrics().barGap : 0))));
    bar->setPen(Qt::NoPen);
    const QColor color = data->stale ? currentTheme().color(Role::Strong) : currentTheme().series(series.color);
    bar->setBrush(withAlpha(color, chartMetrics().barOpacity));
}

// The decade of the smallest value that is more than zero.
void PlotCanvas::Impl::chooseFloor() {
    frame.logFloor = 0;
    if (!logarithmic) return;
    const auto [first, last] = window();
    double least = std::numeric_limits<double>::infinity();
    for (const ChartShape& shape : shapes.shapes()) least = std::min(least, shape.extents.of(first, last).above);
    frame.logFloor = std::isfinite(least) ? std::pow(10, std::floor(std::log10(least) + 1e-9)) : 1;
}

void PlotCanvas::Impl::chooseHeight() {
    const auto [first, last] = inside();
    double high = 0, low = 0;
    for (const ChartShape& shape : shapes.shapes()) {
        const Extent extent = shape.extents.of(first, last);
        if (!extent.any) continue;
        high = std::max(high, shape.y[extent.high]);
        low = std::min(low, shape.y[extent.low]);
    }
    if (std::isfinite(data->limit.value) && data->limit.value <= 3 * high) high = std::max(high, data->limit.value * 1.05);
    frame.low = logarithmic ? 0 : low;
    frame.high = logarithmic ? std::max(high * 1.3, frame.logFloor * 10) : axisTop(high) / zoom;
    frame.fromUs = data->fromUs;
    frame.toUs = data->toUs;
}

void PlotCanvas::Impl::show() {
    reserve(data->series.size());
    chooseFloor();
    chooseHeight();
    fields->data = data;
    fields->gaps = shapes.gapsIn(data->fromUs, data->toUs);
    const auto [first, last] = window();
    // Bars of which several share a pixel are no bars; they would all be drawn.
    const bool barred = mode == ChartMode::Bars && static_cast<double>(last - first) <= 2 * frame.plot.width();
    QCPGraph* below = nullptr;
    QCPBars* belowBar = nullptr;
    const auto inStack = static_cast<std::size_t>(std::count_if(data->series.begin(), data->series.end(), [](const ChartSeries& one) { return !one.ghost; }));
    for (const ChartShape& shape : shapes.shapes()) {
        const auto upTo = data->series.begin() + static_cast<std::ptrdiff_t>(shape.series);
        const auto ghosts = static_cast<std::size_t>(std::count_if(data->series.begin(), upTo, [](const ChartSeries& one) { return one.ghost; }));
        const std::size_t solid = shape.series - ghosts;
        const ChartSeries& series = *upTo;
        // Upper ones of a stack are drawn first: where one adds nothing, the outline seen is that of the series below it.
        // Ghosts come last, above all.
        const std::size_t slot = series.ghost ? inStack + ghosts : mode == ChartMode::Lines ? solid : inStack - 1 - solid;
        if (barred && !series.ghost) {
            setBar(shape.series, series, belowBar);
            belowBar = bars[shape.series];
            continue;
        }
        setCurve(slot, shape, below);
        if (shape.stacked) below = fills[slot];
    }
    plot->xAxis->setRange(seconds(data->fromUs), seconds(data->toUs));
    plot->yAxis->setRange(frame.scaled(frame.low), frame.scaled(frame.high));
    plot->setBackground(QBrush(currentTheme().color(Role::Surface)));
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::update(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    impl_->data = &data;
    impl_->mode = mode;
    impl_->shapes.set(data, hidden, mode);
    impl_->show();
}

void PlotCanvas::show() {
    if (impl_->data != nullptr) impl_->show();
}

void PlotCanvas::setScale(bool logarithmic, double zoom) {
    impl_->logarithmic = logarithmic;
    impl_->zoom = zoom;
}

void PlotCanvas::resize(const QSize& size) {
    impl_->frame.plot = impl_->plotRect(size);
    impl_->plot->setGeometry(QRect(QPoint(0, 0), size));
    show();
}

void PlotCanvas::render(QPainter& painter, const QSize& size, double scale) {
    const QPixmap picture = impl_->plot->toPixmap(size.width(), size.height(), scale);
    painter.drawPixmap(QRectF(QPointF(0, 0), QSizeF(size)), picture, QRectF(picture.rect()));
}

bool PlotCanvas::renderTo(QPaintDevice* device, const QSize& size, const std::function<void(QPainter&)>& above) {
    QCPPainter painter;
    if (!painter.begin(device)) return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(QRect(QPoint(0, 0), size), currentTheme().color(Role::Surface));
    impl_->plot->toPainter(&painter, size.width(), size.height());
    painter.setClipping(false);
    above(painter);
    return painter.end();
}

}  // namespace tally
