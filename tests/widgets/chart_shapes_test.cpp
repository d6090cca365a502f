// SPDX-License-Identifier: GPL-3.0-or-later
// Extents of blocks, and what is drawn of many points, beside looking at each of them.
#include "widgets/charts/chart_shapes.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <cmath>
#include <random>

#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

constexpr qint64 kStart = 1'795'527'180 * kUsPerSecond;
const double kGap = std::nan("");

std::vector<double> someValues(std::size_t count, unsigned seed) {
    std::minstd_rand dice(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(dice() % 50 == 0 ? kGap : static_cast<double>(dice() % 2000) - 500);
    for (std::size_t i = 300; i < std::min<std::size_t>(count, 500); ++i) values[i] = kGap;   // whole blocks of nothing
    return values;
}

TEST(Extents, SayWhatLookingAtEachValueSays) {
    std::minstd_rand dice(3);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto values = someValues(700 + seed, seed);
        const Extents extents(values);
        for (int round = 0; round < 400; ++round) {
            const std::size_t a = dice() % (values.size() + 1), b = dice() % (values.size() + 1), first = std::min(a, b), last = std::max(a, b);
            double low = INFINITY, high = -INFINITY, above = INFINITY;
            bool gap = false;
            for (std::size_t i = first; i < last; ++i) {
                if (!std::isfinite(values[i])) gap = true;
                else low = std::min(low, values[i]), high = std::max(high, values[i]), above = values[i] > 0 ? std::min(above, values[i]) : above;
            }
            const Extent found = extents.of(first, last);
            ASSERT_EQ(found.any, std::isfinite(low));
            ASSERT_EQ(found.gap, gap);
            ASSERT_EQ(found.above, above);
            if (!found.any) continue;
            ASSERT_GE(found.low, first);
            ASSERT_LT(found.high, last);
            ASSERT_EQ(values[found.low], low);
            ASSERT_EQ(values[found.high], high);
        }
    }
}

TEST(DrawnPoints, KeepEachColumnsExtentAndAreFew) {
    const auto values = someValues(100'000, 5);
    const Extents extents(values);
    for (const auto& [first, last] : {std::pair<std::size_t, std::size_t>{0, 100'000}, {12'345, 99'999}, {40'000, 41'000}, {777, 900}}) {
        const auto points = drawnPoints(extents, first, last, 100);
        EXPECT_LE(points.size(), 3u * 202);
        double low = INFINITY, high = -INFINITY;
        std::size_t before = 0;
        for (const std::size_t i : points) {
            if (i == kBreak || !std::isfinite(values[i])) continue;
            EXPECT_LT(i, last);
            EXPECT_GE(i, before);
            before = i;
            if (i >= first) low = std::min(low, values[i]), high = std::max(high, values[i]);
        }
        const Extent whole = extents.of(first, last);
        EXPECT_EQ(low, values[whole.low]);
        EXPECT_EQ(high, values[whole.high]);
    }
}

TEST(DrawnPoints, StayWhereTheyAreWhileTheRangeMoves) {
    const auto values = someValues(100'000, 9);
    const Extents extents(values);
    const auto one = drawnPoints(extents, 10'000, 90'000, 400), other = drawnPoints(extents, 10'037, 90'037, 400);
    const auto middle = [](const std::vector<std::size_t>& points) {
        std::vector<std::size_t> found;
        for (const std::size_t i : points)
            if (i > 20'000 && i < 80'000) found.push_back(i);
        return found;
    };
    EXPECT_EQ(middle(one), middle(other));
}

TEST(ChartShapes, GapsAreTheSameForAllRanges) {
    ChartData data;
    data.stepUs = kUsPerMinute;
    data.series = {{QStringLiteral("a"), {}, 0, false, {}}};
    for (int i = 0; i < 100; ++i) {
        if (i >= 50 && i < 60) continue;   // no buckets there at all
        data.x.push_back(kStart + i * kUsPerMinute);
        data.series[0].y.push_back(i >= 20 && i < 30 ? kGap : 1);
    }
    ChartShapes shapes;
    shapes.set(data, {}, ChartMode::Lines);
    using Gaps = std::vector<std::pair<qint64, qint64>>;
    const auto at = [](int minute) { return kStart + minute * kUsPerMinute; };
    EXPECT_EQ(shapes.gapsIn(at(0), at(100)), (Gaps{{at(20), at(30)}, {at(50), at(60)}}));
    EXPECT_EQ(shapes.gapsIn(at(25), at(55)), (Gaps{{at(25), at(30)}, {at(50), at(55)}}));
    EXPECT_EQ(shapes.gapsIn(at(30), at(50)), Gaps());
    EXPECT_EQ(shapes.holes(), std::vector<std::size_t>{50});
}

TEST(TimeChart, AShiftDragMovesWhatIsSeenAndAsksWhenItLetsGo) {
    ChartData data;
    data.stepUs = kUsPerMinute;
    data.fromUs = kStart + 30 * kUsPerMinute;
    data.toUs = kStart + 60 * kUsPerMinute;
    data.series = {{QStringLiteral("a"), {}, 0, false, {}}};
    for (int i = 0; i < 90; ++i) data.x.push_back(kStart + i * kUsPerMinute), data.series[0].y.push_back(i);
    TimeChart chart(ChartMode::Lines);
    chart.resize(640, 240);
    chart.setData(data);
    chart.show();
    QSignalSpy asked(&chart, &TimeChart::rangeSelected);
    const auto send = [&](QEvent::Type type, double x, Qt::MouseButton button) {
        QMouseEvent event(type, QPointF(x, 100), chart.mapToGlobal(QPointF(x, 100)), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&chart, &event);
    };
    const double width = chart.width() - chartMetrics().marginLeft - chartMetrics().marginRight;
    send(QEvent::MouseButtonPress, 300, Qt::LeftButton);
    send(QEvent::MouseMove, 300 - width / 3, Qt::NoButton);
    EXPECT_EQ(asked.size(), 0);
    EXPECT_NEAR(static_cast<double>(chart.data().fromUs - kStart) / kUsPerMinute, 40, 0.01);
    chart.setData(data);   // new counts meanwhile do not tear it from the hand
    EXPECT_NEAR(static_cast<double>(chart.data().fromUs - kStart) / kUsPerMinute, 40, 0.01);
    send(QEvent::MouseButtonRelease, 300 - width / 3, Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_NEAR(static_cast<double>(asked[0][0].toLongLong() - kStart) / kUsPerMinute, 40, 0.01);
    EXPECT_NEAR(static_cast<double>(asked[0][1].toLongLong() - kStart) / kUsPerMinute, 70, 0.01);
    chart.setData(data);
    EXPECT_EQ(chart.data().fromUs, data.fromUs);
}

TEST(TimeChart, MorePointsThanPixelsKeepTheirSpikes) {
    ChartData data;
    data.stepUs = kUsPerSecond;
    data.fromUs = kStart;
    data.toUs = kStart + 1'000'000 * kUsPerSecond;
    data.series = {{QStringLiteral("a"), {}, 0, false, std::vector<double>(1'000'000, 10.0)}};
    data.series[0].y[654'321] = 1000;
    for (int i = 0; i < 1'000'000; ++i) data.x.push_back(kStart + i * kUsPerSecond);
    for (const ChartMode mode : {ChartMode::Lines, ChartMode::StackedArea, ChartMode::Bars}) {
        TimeChart chart(mode);
        chart.resize(640, 240);
        chart.setData(data);
        const auto topOf = [&] {   // the highest pixel of the curve
            const QImage image = chart.toImage(1.0);
            const QColor wanted = currentTheme().series(0);
            for (int y = chartMetrics().marginTop; y < image.height(); ++y)
                for (int x = chartMetrics().marginLeft + 2; x < image.width() - chartMetrics().marginRight; ++x) {
                    const QColor seen = image.pixelColor(x, y);
                    if (std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) < 120) return y;
                }
            return image.height();
        };
        EXPECT_LT(topOf(), 60) << static_cast<int>(mode);
        chart.setRange(kStart + 654'000 * kUsPerSecond, kStart + 655'000 * kUsPerSecond);
        EXPECT_LT(topOf(), 60) << static_cast<int>(mode);
        chart.setRange(kStart, kStart + 600'000 * kUsPerSecond);   // the axis fits what is shown
        EXPECT_LT(topOf(), 120) << static_cast<int>(mode);
    }
}

}  // namespace
}  // namespace tally
