// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/share_chart.h"

#include <QGraphicsLayout>
#include <QPainter>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QPieSeries>
#include <QtCharts/QPieSlice>
#include <algorithm>
#include <cmath>

#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr std::size_t kMaxSlices = 6;
constexpr int kOtherColor = -1;
constexpr double kRow = 22;

QColor colorOf(const Share& share) { return share.color == kOtherColor ? currentTheme().color(Role::Strong) : currentTheme().series(share.color); }

}  // namespace

struct ShareChart::Impl {
    QChart* chart = nullptr;
    QChartView* view = nullptr;
    QPieSeries* pie = nullptr;
    std::vector<Share> shares, all;
    QString valueName;
    double total = 0;

    void restyle() {
        chart->setBackgroundVisible(false);
        view->setBackgroundBrush(currentTheme().color(Role::Surface));
        for (int i = 0; i < pie->count(); ++i) {
            pie->slices()[i]->setColor(colorOf(shares[static_cast<std::size_t>(i)]));
            pie->slices()[i]->setBorderColor(currentTheme().color(Role::Surface));
            pie->slices()[i]->setBorderWidth(2);
        }
    }
};

ShareChart::ShareChart(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>()) {
    impl_->pie = new QPieSeries;
    impl_->pie->setHoleSize(0.62);
    impl_->pie->setPieSize(0.98);
    impl_->chart = new QChart;
    impl_->chart->addSeries(impl_->pie);   // the chart owns the series, the view the chart
    impl_->chart->legend()->hide();
    impl_->chart->setMargins(QMargins(0, 0, 0, 0));
    impl_->chart->layout()->setContentsMargins(0, 0, 0, 0);
    impl_->view = new QChartView(impl_->chart, this);
    impl_->view->setRenderHint(QPainter::Antialiasing);
    impl_->view->setFrameShape(QFrame::NoFrame);
    impl_->view->setAttribute(Qt::WA_TransparentForMouseEvents);
    impl_->view->setFocusPolicy(Qt::NoFocus);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, [this] { impl_->restyle(); });
}

ShareChart::~ShareChart() = default;

void ShareChart::setShares(const std::vector<Share>& shares, const QString& valueName) {
    impl_->all = shares;
    impl_->valueName = valueName;
    for (Share& share : impl_->all)
        if (!std::isfinite(share.value) || share.value < 0) share.value = 0;
    std::stable_sort(impl_->all.begin(), impl_->all.end(), [](const Share& a, const Share& b) { return a.value > b.value; });
    impl_->shares = impl_->all;
    impl_->total = 0;
    for (const Share& share : impl_->all) impl_->total += share.value;
    if (impl_->shares.size() > kMaxSlices) {
        Share other{tr("Other"), 0, kOtherColor};
        for (std::size_t i = kMaxSlices - 1; i < impl_->all.size(); ++i) other.value += impl_->all[i].value;
        impl_->shares.resize(kMaxSlices - 1);
        impl_->shares.push_back(other);
    }
    const int count = static_cast<int>(impl_->shares.size());
    while (impl_->pie->count() < count) impl_->pie->append(QString(), 0);
    while (impl_->pie->count() > count) impl_->pie->remove(impl_->pie->slices().last());
    for (int i = 0; i < count; ++i) impl_->pie->slices()[i]->setValue(impl_->shares[static_cast<std::size_t>(i)].value);
    impl_->restyle();
    updateGeometry();
    update();
}

ChartTable ShareChart::exportTable() const {
    ChartTable table;
    table.header << tr("name") << (impl_->valueName.isEmpty() ? tr("value") : impl_->valueName) << tr("share");
    table.numeric = {false, true, true};
    for (const Share& share : impl_->all)
        table.rows.push_back({share.name, rawNumber(share.value), rawNumber(impl_->total > 0 ? share.value / impl_->total : 0)});
    return table;
}

QSize ShareChart::sizeHint() const { return {320, std::max(132, static_cast<int>(static_cast<double>(impl_->shares.size()) * kRow) + 8)}; }

void ShareChart::resizeEvent(QResizeEvent*) {
    const int side = std::max(40, std::min({height(), width() / 3, 132}));
    impl_->view->setGeometry(4, (height() - side) / 2, side, side);
}

void ShareChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const double left = impl_->view->geometry().right() + 20;
    double top = (height() - static_cast<double>(impl_->shares.size()) * kRow) / 2;
    double valueWidth = 0;
    for (const Share& share : impl_->shares) valueWidth = std::max(valueWidth, textWidth(groupedNumber(share.value, 0), textFont(TextStyle::Body, true)));
    for (const Share& share : impl_->shares) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colorOf(share));
        painter.drawRoundedRect(QRectF(left, top + 6, 10, 10), 2, 2);
        const QRectF row(left + 18, top, width() - left - 22, kRow);
        paintText(painter, row.adjusted(0, 0, -valueWidth - 70, 0), share.name, textFont(TextStyle::Body), theme.color(Role::Text));
        paintText(painter, row.adjusted(0, 0, -58, 0), groupedNumber(share.value, 0), textFont(TextStyle::Body, true), theme.color(Role::Text), Qt::AlignRight | Qt::AlignVCenter);
        paintText(painter, row, percentText(impl_->total > 0 ? share.value / impl_->total : 0), textFont(TextStyle::Body), theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
        top += kRow;
    }
}

}  // namespace tally
