// SPDX-License-Identifier: GPL-3.0-or-later
// ShareChart: a small donut of shares with names and percentages beside it ("views by type"). At most 6 slices; the rest becomes Other.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "widgets/charts/chart_data.h"

namespace tally {

struct Share {
    QString name;        // plain text
    double value = 0;    // >= 0; other values count as 0
    int color = 0;       // index into the series palette
};

class ShareChart final : public QWidget {
    Q_OBJECT
public:
    explicit ShareChart(QWidget* parent = nullptr);
    ~ShareChart() override;
    void setShares(const std::vector<Share>& shares, const QString& valueName = {});   // updates in place
    [[nodiscard]] ChartTable exportTable() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
