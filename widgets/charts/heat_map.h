// SPDX-License-Identifier: GPL-3.0-or-later
// HeatMap: one value per hour of the day and day of the week (Monday first). Painted; ← ↑ → ↓ move from cell to cell.
// A cell without data is a dashed outline, never the colour of nothing.
#pragma once

#include <QWidget>
#include <array>

#include "widgets/text/export_table.h"

namespace tally {

struct HeatData {
    std::array<std::array<double, 24>, 7> values{};   // [day][hour]; NaN = no data
    QString valueName;                                // "events an hour"
};

class HeatMap final : public QWidget {
    Q_OBJECT
public:
    explicit HeatMap(QWidget* parent = nullptr);
    void setData(const HeatData& data);
    [[nodiscard]] const HeatData& data() const { return data_; }
    [[nodiscard]] ExportTable exportTable() const;    // weekday, hour, value
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF cellRect(int day, int hour) const;
    void point(int day, int hour);
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] QString cellText(int day, int hour) const;
    HeatData data_;
    double largest_ = 0;
    int day_ = -1, hour_ = -1;                        // pointed at; -1 = none
};

}  // namespace tally
