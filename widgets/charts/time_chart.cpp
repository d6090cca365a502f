// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/time_chart.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "widgets/charts/chart_speech.h"
#include "widgets/charts/plot_canvas.h"
#include "widgets/charts/so_far.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr int kWheelMs = 150;
constexpr double kDragStart = 4;   // px before a press becomes a drag
constexpr std::size_t kNoBucket = static_cast<std::size_t>(-1);

// Axes, marks and crosshair above the curves: moving the crosshair repaints this, not the curves.
class Overlay final : public QWidget {
public:
    using Paint = std::function<void(QPainter&)>;
    Overlay(QWidget* parent, Paint paint) : QWidget(parent), paint_(std::move(paint)) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paint_(painter);
    }

private:
    Paint paint_;
};

}  // namespace

struct TimeChart::Impl {
    explicit Impl(TimeChart* chart, ChartMode firstMode) : owner(chart), mode(firstMode), canvas(chart) {
        overlay = new Overlay(chart, [this](QPainter& painter) { paint(painter, true); });
    }
    TimeChart* owner;
    ChartData data;
    std::vector<QString> hidden;
    ChartMode mode;
    PlotCanvas canvas;
    Overlay* overlay = nullptr;
    qint64 crosshair = kNoTime;
    bool pinned = false, hovering = false, dragging = false, panning = false, pressed = false, explaining = false;
    bool logarithmic = false;
    double zoom = 1;              // of the value axis
    QTimer wheel;                 // several notches are one new range
    QPointF pressAt, dragAt;
    std::pair<qint64, qint64> pressRange;   // shown when the button went down

    [[nodiscard]] ChartMode drawn() const { return logarithmic ? ChartMode::Lines : mode; }
    void apply() {
        canvas.setScale(logarithmic, zoom);
        canvas.update(data, hidden, drawn());
        overlay->update();
    }
    void show() {   // only the range, the height of the axis or the theme changed
        canvas.setScale(logarithmic, zoom);
        canvas.show();
        overlay->update();
    }
    [[nodiscard]] std::size_t bucketAt(qint64 us) const {
        if (us == kNoTime || data.x.empty()) return kNoBucket;
        const auto after = std::upper_bound(data.x.begin(), data.x.end(), us);
        if (after == data.x.begin()) return kNoBucket;
        const auto index = static_cast<std::size_t>(after - data.x.begin()) - 1;
        return us < data.x[index] + data.stepUs ? index : kNoBucket;
    }
    void paint(QPainter& painter, bool withCrosshair) const;
    [[nodiscard]] std::pair<qint64, qint64> dragRange() const;
};

void TimeChart::Impl::paint(QPainter& painter, bool withCrosshair) const {
    const ChartFrame& frame = canvas.frame();
    if (data.toUs <= data.fromUs) return;
    const std::size_t bucket = withCrosshair ? bucketAt(crosshair) : kNoBucket;
    const bool visible = bucket != kNoBucket && data.x[bucket] + data.stepUs / 2 >= data.fromUs && data.x[bucket] < data.toUs;
    const qint64 middle = visible ? data.x[bucket] + data.stepUs / 2 : 0;
    paintAxes(painter, frame, visible ? frame.xOf(middle) : -1000);
    paintSoFar(painter, frame, data, hidden, drawn());
    paintMarks(painter, frame, data);
    if (dragging && withCrosshair && !panning) {
        const double left = std::clamp(std::min(pressAt.x(), dragAt.x()), frame.plot.left(), frame.plot.right());
        const double right = std::clamp(std::max(pressAt.x(), dragAt.x()), frame.plot.left(), frame.plot.right());
        painter.fillRect(QRectF(left, frame.plot.top(), right - left, frame.plot.height()), withAlpha(currentTheme().color(Role::Accent), chartMetrics().brushOpacity));
    }
    if (visible) {
        const Tip tip = buildTip(data, bucket, hidden, drawn() != ChartMode::Lines);
        paintCrosshair(painter, frame, middle, tip, pinned || hovering || owner->hasFocus(), QSizeF(owner->size()));
    }
    if (owner->hasFocus() && withCrosshair) paintFocusRing(painter, QRectF(owner->rect()).adjusted(1, 1, -1, -1), metrics().radiusControl);
}

std::pair<qint64, qint64> TimeChart::Impl::dragRange() const {
    const ChartFrame& frame = canvas.frame();
    if (!panning) {
        const qint64 a = frame.usAt(pressAt.x()), b = frame.usAt(dragAt.x());
        return {std::min(a, b), std::max(a, b)};
    }
    const double perPx = static_cast<double>(pressRange.second - pressRange.first) / std::max(1.0, frame.plot.width());
    const auto shift = static_cast<qint64>(std::llround((pressAt.x() - dragAt.x()) * perPx));
    return {pressRange.first + shift, pressRange.second + shift};
}

TimeChart::TimeChart(ChartMode mode, QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(this, mode)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setMinimumSize(120, 80);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    impl_->wheel.setSingleShot(true);
    impl_->wheel.setInterval(kWheelMs);
    connect(&impl_->wheel, &QTimer::timeout, this, [this] { emit rangeSelected(impl_->data.fromUs, impl_->data.toUs); });
    connect(&themeNotifier(), &ThemeNotifier::changed, this, &TimeChart::refreshTheme);
}

TimeChart::~TimeChart() = default;

void TimeChart::refreshTheme() { impl_->show(); }

void TimeChart::setMode(ChartMode mode) {
    impl_->mode = mode;
    impl_->apply();
}

ChartMode TimeChart::mode() const { return impl_->mode; }

void TimeChart::setLogarithmic(bool on) {
    impl_->logarithmic = on;
    impl_->apply();
    emit visibilityChanged();   // marks of the legend follow
}

bool TimeChart::logarithmic() const { return impl_->logarithmic; }

void TimeChart::setData(ChartData data) {
    data.marks = std::move(impl_->data.marks);
    if ((impl_->pressed && impl_->panning && impl_->dragging) || impl_->wheel.isActive()) {   // the hand holds the range; what the owner wants it to be comes when it lets go
        data.fromUs = impl_->data.fromUs;
        data.toUs = impl_->data.toUs;
    }
    impl_->data = std::move(data);
    impl_->data.stepUs = std::max<qint64>(1, impl_->data.stepUs);
    impl_->apply();
}

QString TimeChart::spoken() const {
    const std::size_t bucket = impl_->bucketAt(impl_->crosshair);
    const QString said = bucket == kNoBucket ? spokenSummary(impl_->data, impl_->hidden)
                                             : spokenBucket(impl_->data, bucket, impl_->hidden, impl_->drawn() != ChartMode::Lines);
    return accessibleDescription().isEmpty() ? said : said + QStringLiteral(". ") + accessibleDescription();
}

void TimeChart::setMarks(std::vector<ChartMark> marks) {
    QStringList spoken;
    for (const ChartMark& mark : marks) spoken += dateTimeText(mark.us) + (mark.toUs == kNoTime ? QString() : QStringLiteral(" – ") + dateTimeText(mark.toUs)) + QStringLiteral(": ") + mark.label;
    setAccessibleDescription(spoken.isEmpty() ? QString() : tr("Annotations: %1").arg(spoken.join(QStringLiteral("; "))));
    impl_->data.marks = std::move(marks);
    impl_->overlay->update();
}

qint64 TimeChart::markedUs(const QPoint& at) const {
    const ChartData& data = impl_->data;
    const ChartFrame& frame = impl_->canvas.frame();
    if (at.x() >= 0) {
        const qint64 us = frame.usAt(at.x());
        const std::size_t bucket = impl_->bucketAt(us);
        return bucket == kNoBucket ? us : data.x[bucket];
    }
    if (impl_->crosshair != kNoTime) return impl_->crosshair;
    for (std::size_t i = data.x.size(); i-- > 0;)
        if (data.x[i] < data.toUs) return data.x[i];
    return data.fromUs;
}

qint64 TimeChart::pinnedUs() const { return impl_->pinned ? impl_->crosshair : kNoTime; }

const ChartData& TimeChart::data() const { return impl_->data; }

void TimeChart::setRange(qint64 fromUs, qint64 toUs) {
    impl_->data.fromUs = fromUs;
    impl_->data.toUs = toUs;
    impl_->show();
}

void TimeChart::toggleSeries(const QString& key) {
    auto& hidden = impl_->hidden;
    const auto at = std::find(hidden.begin(), hidden.end(), key);
    if (at == hidden.end()) hidden.push_back(key);
    else hidden.erase(at);
    impl_->apply();
    emit visibilityChanged();
}

void TimeChart::isolateSeries(const QString& key) {
    std::vector<QString> others;
    for (const ChartSeries& series : impl_->data.series)
        if (seriesKey(series) != key) others.push_back(seriesKey(series));
    impl_->hidden = impl_->hidden == others ? std::vector<QString>() : others;
    impl_->apply();
    emit visibilityChanged();
}

std::vector<QString> TimeChart::hiddenSeries() const { return impl_->hidden; }

QImage TimeChart::toImage(double scale) {
    const QSize px(static_cast<int>(std::ceil(width() * scale)), static_cast<int>(std::ceil(height() * scale)));
    QImage image(px, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(currentTheme().color(Role::Surface));
    QPainter painter(&image);
    impl_->canvas.render(painter, size(), scale);
    impl_->paint(painter, false);
    return image;
}

bool TimeChart::paintTo(QPaintDevice* device) {
    return impl_->canvas.renderTo(device, size(), [this](QPainter& painter) { impl_->paint(painter, false); });
}

bool TimeChart::savePng(const QString& path, double scale) { return toImage(scale).save(path, "PNG"); }

ChartTable TimeChart::exportTable() const { return chartTable(impl_->data, impl_->hidden); }

void TimeChart::setCrosshair(qint64 us) {
    if (us == impl_->crosshair || impl_->pinned) return;
    impl_->crosshair = us;
    impl_->overlay->update();
}

void TimeChart::pinAt(qint64 us) {
    impl_->pinned = us != kNoTime;
    impl_->crosshair = us;
    impl_->overlay->update();
}

bool TimeChart::event(QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) impl_->overlay->update();
    return QWidget::event(event);
}

void TimeChart::resizeEvent(QResizeEvent*) {
    impl_->canvas.resize(size());
    impl_->overlay->setGeometry(rect());
    impl_->overlay->raise();
}

void TimeChart::keyPressEvent(QKeyEvent* event) {
    const auto& x = impl_->data.x;
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Escape && impl_->crosshair != kNoTime) {
        if (impl_->pinned) emit pinned(kNoTime);
        pinAt(kNoTime);
        emit crosshairMoved(kNoTime);
        return;
    }
    if (step == 0 || x.empty() || event->modifiers() != Qt::NoModifier) return QWidget::keyPressEvent(event);
    const std::size_t at = impl_->bucketAt(impl_->crosshair);
    const auto next = at == kNoBucket ? static_cast<qint64>(x.size()) - 1 : static_cast<qint64>(at) + step;
    if (next < 0 || next >= static_cast<qint64>(x.size())) return;
    setCrosshair(x[static_cast<std::size_t>(next)]);
    emit crosshairMoved(impl_->crosshair);
    QAccessibleValueChangeEvent said(this, spoken());
    QAccessible::updateAccessibility(&said);
}

void TimeChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !impl_->canvas.frame().plot.contains(event->position())) return QWidget::mousePressEvent(event);
    impl_->pressed = true;
    impl_->dragging = false;
    impl_->panning = event->modifiers() & Qt::ShiftModifier;
    impl_->explaining = event->modifiers() & Qt::ControlModifier;
    impl_->pressAt = impl_->dragAt = event->position();
    impl_->pressRange = {impl_->data.fromUs, impl_->data.toUs};
}

void TimeChart::mouseMoveEvent(QMouseEvent* event) {
    if (impl_->pressed) {
        impl_->dragAt = event->position();
        if (std::abs(impl_->dragAt.x() - impl_->pressAt.x()) >= kDragStart) impl_->dragging = true;
        if (impl_->dragging && impl_->panning) {
            const auto [from, to] = impl_->dragRange();
            setRange(from, to);
        } else {
            impl_->overlay->update();
        }
    }
    impl_->hovering = impl_->canvas.frame().plot.contains(event->position());
    const std::size_t bucket = impl_->hovering ? impl_->bucketAt(impl_->canvas.frame().usAt(event->position().x())) : kNoBucket;
    const qint64 us = bucket == kNoBucket ? kNoTime : impl_->data.x[bucket];
    if (us == impl_->crosshair || impl_->pinned) return;
    setCrosshair(us);
    emit crosshairMoved(us);
}

void TimeChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !impl_->pressed) return QWidget::mouseReleaseEvent(event);
    impl_->pressed = false;
    impl_->dragAt = event->position();
    if (std::exchange(impl_->dragging, false)) {
        const auto [from, to] = impl_->dragRange();
        if (from < to && impl_->explaining) emit explainRequested(from, to);
        else if (from < to) emit rangeSelected(from, to);
    } else {
        const std::size_t bucket = impl_->bucketAt(impl_->canvas.frame().usAt(event->position().x()));
        const qint64 us = bucket == kNoBucket || impl_->pinned ? kNoTime : impl_->data.x[bucket];
        pinAt(us);
        emit pinned(us);
    }
    impl_->overlay->update();
}

void TimeChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (impl_->pinned) {   // by the first of the two clicks
        pinAt(kNoTime);
        emit pinned(kNoTime);
    }
    impl_->zoom = 1;
    impl_->show();
    emit fitRequested();
}

void TimeChart::wheelEvent(QWheelEvent* event) {
    const ChartFrame& frame = impl_->canvas.frame();
    const QPointF at = event->position();
    const double notches = event->angleDelta().y() / 120.0;
    const bool time = at.y() > frame.plot.bottom() && at.x() >= frame.plot.left(), values = !time && at.x() < frame.plot.left();
    const ChartData& data = impl_->data;
    if (notches == 0 || (!time && !values) || data.toUs <= data.fromUs) return event->ignore();
    event->accept();
    if (values) {
        if (impl_->logarithmic) return;   // all decades are there
        impl_->zoom = std::clamp(impl_->zoom * std::pow(1.25, notches), 1.0, 1000.0);
        return impl_->show();
    }
    const auto span = static_cast<double>(data.toUs - data.fromUs);
    const double wanted = std::clamp(span * std::pow(0.8, notches), static_cast<double>(data.stepUs), 1e16);
    const double share = (at.x() - frame.plot.left()) / std::max(1.0, frame.plot.width());
    const auto from = data.fromUs + static_cast<qint64>(std::llround((span - wanted) * std::clamp(share, 0.0, 1.0)));
    setRange(from, from + std::max<qint64>(1, static_cast<qint64>(std::llround(wanted))));
    impl_->wheel.start();
}

void TimeChart::leaveEvent(QEvent*) {
    impl_->hovering = false;
    if (impl_->crosshair == kNoTime || impl_->pinned) return;
    setCrosshair(kNoTime);
    emit crosshairMoved(kNoTime);
}

}  // namespace tally
