// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plot_canvas.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/axis_ticks.h"
#include "widgets/charts/decimate.h"
#include "widgets/charts/so_far.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

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

struct Curve {
    std::vector<double> x, y;
};

}  // namespace

struct PlotCanvas::Impl {
    QCustomPlot* plot = nullptr;
    FieldPainter* fields = nullptr;
    ChartFrame frame;
    const ChartData* data = nullptr;
    std::vector<QString> hidden;
    ChartMode mode = ChartMode::Lines;
    bool logarithmic = false;
    double zoom = 1;
    std::vector<QCPGraph*> graphs;
    std::vector<QCPBars*> bars;

    [[nodiscard]] bool isHidden(const ChartSeries& series) const {
        return std::find(hidden.begin(), hidden.end(), seriesKey(series)) != hidden.end();
    }
    [[nodiscard]] QRectF plotRect(const QSize& size) const {
        const ChartMetrics& m = chartMetrics();
        return {static_cast<double>(m.marginLeft), static_cast<double>(m.marginTop), std::max(1.0, static_cast<double>(size.width() - m.marginLeft - m.marginRight)),
                std::max(1.0, static_cast<double>(size.height() - m.marginTop - m.marginBottom))};
    }
    void reserve(std::size_t count);
    [[nodiscard]] std::pair<std::size_t, std::size_t> window() const;
    [[nodiscard]] Curve curveOf(const std::vector<double>& y, std::size_t first, std::size_t last, bool ends) const;
    void findGaps(std::size_t first, std::size_t last);
    void setCurve(std::size_t slot, const ChartSeries& series, const std::vector<double>& y, QCPGraph* below, bool firstOfStack);
    void setBar(std::size_t slot, const ChartSeries& series, QCPBars* below);
    void chooseFloor(std::size_t first, std::size_t last);
    void rebuild();
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
        QCPGraph* graph = plot->addGraph();
        graph->setAdaptiveSampling(false);
        graphs.push_back(graph);
        auto* bar = new QCPBars(plot->xAxis, plot->yAxis);
        bar->setWidthType(QCPBars::wtAbsolute);
        bar->setAntialiased(false);
        bars.push_back(bar);
    }
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        graphs[i]->setVisible(false);
        graphs[i]->setChannelFillGraph(nullptr);
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

// `ends`: its last bucket is drawn to its end, for what follows is drawn apart.
Curve PlotCanvas::Impl::curveOf(const std::vector<double>& y, std::size_t first, std::size_t last, bool ends) const {
    Curve curve;
    curve.x.reserve(last - first);
    curve.y.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) {
        if (i > first && data->x[i] - data->x[i - 1] > data->stepUs + data->stepUs / 2) {
            curve.x.push_back(seconds(data->x[i - 1] + data->stepUs));
            curve.y.push_back(kNaN);
        }
        curve.x.push_back(seconds(data->x[i] + data->stepUs / 2));
        curve.y.push_back(frame.scaled(y[i]));
    }
    if (ends && last > first) {
        curve.x.push_back(seconds(data->x[last - 1] + data->stepUs));
        curve.y.push_back(frame.scaled(y[last - 1]));
    }
    return curve;
}

void PlotCanvas::Impl::findGaps(std::size_t first, std::size_t last) {
    fields->gaps.clear();
    qint64 from = kNoTime;
    for (std::size_t i = first; i < last; ++i) {
        bool any = false;
        for (const ChartSeries& series : data->series) any = any || (!series.ghost && i < series.y.size() && std::isfinite(series.y[i]));
        const bool unread = data->unreadFromUs != kNoTime && data->x[i] >= data->unreadFromUs && data->x[i] < data->unreadToUs;
        if (!any && !unread && from == kNoTime) from = data->x[i];
        if ((any || unread) && from != kNoTime) {
            fields->gaps.emplace_back(from, data->x[i]);
            from = kNoTime;
        }
        if (any && i > first && data->x[i] - data->x[i - 1] > data->stepUs + data->stepUs / 2) fields->gaps.emplace_back(data->x[i - 1] + data->stepUs, data->x[i]);
    }
    if (from != kNoTime && last > first) fields->gaps.emplace_back(from, data->x[last - 1] + data->stepUs);
}

void PlotCanvas::Impl::setCurve(std::size_t slot, const ChartSeries& series, const std::vector<double>& y, QCPGraph* below, bool firstOfStack) {
    const Theme& theme = currentTheme();
    const auto [first, end] = window();
    const std::size_t last = series.ghost ? end : std::max(first, std::min(end, firstOpenBucket(*data)));
    const Curve curve = curveOf(y, first, last, last < end);
    const Decimated points = decimateMinMax(curve.x, curve.y, static_cast<int>(frame.plot.width()));
    QVector<QCPGraphData> values(static_cast<qsizetype>(points.x.size()));
    for (std::size_t i = 0; i < points.x.size(); ++i) values[static_cast<qsizetype>(i)] = QCPGraphData(points.x[i], points.y[i]);
    QCPGraph* graph = graphs[slot];
    graph->data()->set(values, true);
    graph->setVisible(true);
    const QColor color = series.ghost ? theme.color(Role::Ghost) : data->stale ? theme.color(Role::Strong) : theme.series(series.color);
    const bool dense = points.x.size() > static_cast<std::size_t>(frame.plot.width());
    QPen pen(color, dense ? chartMetrics().lineDecimated : chartMetrics().line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const bool dashed = series.ghost || series.color >= theme.seriesCount();
    if (dashed) {   // above 1 px a dashed, antialiased polyline costs a hundred times as much
        const QList<qreal> dash = series.ghost ? chartMetrics().ghostDash : chartMetrics().seriesDash.value(1 + series.color % 3);
        pen = QPen(color, 1.0);
        pen.setDashPattern(dash);
        pen.setCapStyle(Qt::FlatCap);
    }
    graph->setPen(pen);
    const bool stacked = mode != ChartMode::Lines && !series.ghost;
    const bool alone = mode == ChartMode::Lines && data->series.size() - static_cast<std::size_t>(std::count_if(data->series.begin(), data->series.end(), [](const auto& s) { return s.ghost; })) == 1;
    if (stacked) graph->setBrush(withAlpha(color, firstOfStack ? chartMetrics().stackFirst : chartMetrics().stackOthers));
    else graph->setBrush(alone && !series.ghost ? QBrush(withAlpha(color, theme.areaFillOpacity())) : QBrush(Qt::NoBrush));
    if (stacked && below != nullptr) graph->setChannelFillGraph(below);
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
void PlotCanvas::Impl::chooseFloor(std::size_t first, std::size_t last) {
    frame.logFloor = 0;
    if (!logarithmic) return;
    double least = std::numeric_limits<double>::infinity();
    for (const ChartSeries& series : data->series) {
        if (isHidden(series)) continue;
        for (std::size_t i = first; i < std::min(last, series.y.size()); ++i)
            if (series.y[i] > 0) least = std::min(least, series.y[i]);
    }
    frame.logFloor = std::isfinite(least) ? std::pow(10, std::floor(std::log10(least) + 1e-9)) : 1;
}

void PlotCanvas::Impl::rebuild() {
    const std::size_t count = data->series.size();
    reserve(count);
    const auto [first, last] = window();
    findGaps(first, last);
    chooseFloor(first, last);
    const bool barred = mode == ChartMode::Bars;
    std::vector<double> sum(data->x.size(), 0.0), values(data->x.size());
    double high = 0, low = 0;
    QCPGraph* below = nullptr;
    QCPBars* belowBar = nullptr;
    const auto inStack = static_cast<std::size_t>(std::count_if(data->series.begin(), data->series.end(), [](const ChartSeries& one) { return !one.ghost; }));
    std::size_t solid = 0, ghosts = 0;
    for (std::size_t s = 0; s < count; ++s) {
        const ChartSeries& series = data->series[s];
        // Upper ones of a stack are drawn first: where one adds nothing, the outline seen is that of the series below it.
        // Ghosts come last, above all.
        const std::size_t slot = series.ghost ? inStack + ghosts++ : mode == ChartMode::Lines ? solid++ : inStack - 1 - solid++;
        if (isHidden(series)) continue;
        const bool stacked = mode != ChartMode::Lines && !series.ghost;
        for (std::size_t i = first; i < last; ++i) {
            const double v = i < series.y.size() ? series.y[i] : kNaN;
            if (stacked && std::isfinite(v)) sum[i] += v;
            values[i] = stacked && std::isfinite(v) ? sum[i] : v;
            if (!std::isfinite(values[i]) || data->x[i] + data->stepUs <= data->fromUs || data->x[i] >= data->toUs) continue;
            high = std::max(high, values[i]);
            low = std::min(low, values[i]);
        }
        if (barred && !series.ghost) {
            setBar(s, series, belowBar);
            belowBar = bars[s];
            continue;
        }
        setCurve(slot, series, values, below, below == nullptr);
        if (stacked) below = graphs[slot];
    }
    if (std::isfinite(data->limit.value) && data->limit.value <= 3 * high) high = std::max(high, data->limit.value * 1.05);
    frame.low = logarithmic ? 0 : low;
    frame.high = logarithmic ? std::max(high * 1.3, frame.logFloor * 10) : axisTop(high) / zoom;
    frame.fromUs = data->fromUs;
    frame.toUs = data->toUs;
    plot->xAxis->setRange(seconds(data->fromUs), seconds(data->toUs));
    plot->yAxis->setRange(frame.scaled(frame.low), frame.scaled(frame.high));
    plot->setBackground(QBrush(currentTheme().color(Role::Surface)));
    fields->data = data;
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::update(const ChartData& data, const std::vector<QString>& hidden, ChartMode mode) {
    impl_->data = &data;
    impl_->hidden = hidden;
    impl_->mode = mode;
    impl_->rebuild();
}

void PlotCanvas::setScale(bool logarithmic, double zoom) {
    impl_->logarithmic = logarithmic;
    impl_->zoom = zoom;
}

void PlotCanvas::resize(const QSize& size) {
    impl_->frame.plot = impl_->plotRect(size);
    impl_->plot->setGeometry(QRect(QPoint(0, 0), size));
    if (impl_->data != nullptr) impl_->rebuild();
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
