// SPDX-License-Identifier: GPL-3.0-or-later
// TimeChart: values over time as lines, stacked areas or stacked bars, on one time axis with every other chart of the page.
//
// Plain values in, signals out; it never changes its own range: a drag only asks (rangeSelected) and the owner sets new data.
// Updating with the same number of series reuses everything; 3 charts of 300 buckets cost <= 3 ms. Repaints are queued.
// Legends live in the card header (ChartLegend). Times in µs UTC. GUI thread only.
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>

#include "widgets/charts/chart_data.h"

namespace tally {

class TimeChart final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString spoken READ spoken)
public:
    explicit TimeChart(ChartMode mode = ChartMode::Lines, QWidget* parent = nullptr);
    ~TimeChart() override;

    void setMode(ChartMode mode);
    [[nodiscard]] ChartMode mode() const;
    // Decades are as high as each other and zero stands below the lowest one. Sums of logarithms mean nothing, so that stacks and
    // bars are drawn as lines while it is on.
    void setLogarithmic(bool on);
    [[nodiscard]] bool logarithmic() const;
    void setData(ChartData data);
    [[nodiscard]] const ChartData& data() const;
    // Annotations: they stay when data changes. In the description that a screen reader speaks, in the tooltip, and in exports.
    void setMarks(std::vector<ChartMark> marks);
    // Where an annotation would go: the start of the bucket at `at`, of the one with the crosshair, or of the newest one shown.
    [[nodiscard]] qint64 markedUs(const QPoint& at = {-1, -1}) const;
    [[nodiscard]] qint64 pinnedUs() const;                  // kNoTime = nothing is pinned
    void setRange(qint64 fromUs, qint64 toUs);              // cheap: moves the window over the data it has

    // Visibility by series key (see seriesKey). Isolating the isolated one shows all again.
    void toggleSeries(const QString& key);
    void isolateSeries(const QString& key);
    [[nodiscard]] std::vector<QString> hiddenSeries() const;

    // For a screen reader: the bucket with the crosshair, else a summary of all; annotations behind it.
    [[nodiscard]] QString spoken() const;

    [[nodiscard]] QImage toImage(double scale = 1.0);       // what is shown, without the crosshair
    bool savePng(const QString& path, double scale = 2.0);  // false: the file could not be written
    bool paintTo(QPaintDevice* device);                     // the same as lines and text (SVG, PDF); false: the device refuses
    [[nodiscard]] ChartTable exportTable() const;           // see chartTable()

public slots:
    void setCrosshair(qint64 us);      // kNoTime hides it; emits nothing
    void pinAt(qint64 us);             // crosshair and tooltip stay there; kNoTime lets go. Emits nothing

signals:
    void crosshairMoved(qint64 us);                     // the pointer is over the bucket that starts at us; kNoTime when it left
    void rangeSelected(qint64 fromUs, qint64 toUs);     // drag (zoom) or Shift-drag (pan); whole µs, from < to
    void explainRequested(qint64 fromUs, qint64 toUs);  // Ctrl-drag: what changed in this stretch?
    void fitRequested();                                // double click; the value axis fits too
    void pinned(qint64 us);                             // a click without drag; kNoTime: let go by another one or Esc
    void visibilityChanged();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;      // ← → move the crosshair bucket by bucket, Esc hides it
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;       // on an axis zooms it; elsewhere it is the page's

private:
    void refreshTheme();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
