// SPDX-License-Identifier: GPL-3.0-or-later
// ChartLegend: the series of one TimeChart with their last final values, for a card header. Click isolates, Ctrl-click toggles.
#pragma once

#include <QPointer>
#include <QWidget>
#include <vector>

namespace tally {

class TimeChart;

class ChartLegend final : public QWidget {
    Q_OBJECT
public:
    explicit ChartLegend(TimeChart* chart, QWidget* parent = nullptr);   // follows the chart; does not own it
    void refresh();                         // after TimeChart::setData()
    void setShowValues(bool on);            // off: names only
    void setShowNotes(bool on);             // off below 1400: the words "yesterday" and "provisional" go
    void setSquares(bool on);               // squares for bars, dashes for lines (set by the chart's mode at refresh)
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Entry {
        QString key, name, value;
        int color = 0;
        bool ghost = false, hatch = false, hidden = false;
    };
    [[nodiscard]] double entryWidth(const Entry& entry) const;
    [[nodiscard]] std::size_t visibleCount() const;      // entries that fit, from the left
    QPointer<TimeChart> chart_;
    std::vector<Entry> entries_;
    bool showValues_ = true, showNotes_ = true, squares_ = false;
};

}  // namespace tally
