// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/time_chart.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "widgets/charts/chart_overlay.h"
#include "widgets/charts/so_far.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

constexpr qint64 kStart = 1'795'527'180 * kUsPerSecond;
const double kGap = std::nan("");

ChartData twoSeries(int buckets) {
    ChartData data;
    data.stepUs = kUsPerMinute;
    data.fromUs = kStart;
    data.toUs = kStart + buckets * kUsPerMinute;
    data.series = {{QStringLiteral("v"), QStringLiteral("view"), 0, false, {}}, {QStringLiteral("l"), QStringLiteral("like"), 1, false, {}}};
    for (int i = 0; i < buckets; ++i) {
        data.x.push_back(kStart + i * kUsPerMinute);
        data.series[0].y.push_back(100 + i);
        data.series[1].y.push_back(50);
    }
    return data;
}

struct Shown {
    explicit Shown(ChartMode mode, ChartData data) : chart(mode) {
        chart.resize(640, 240);
        chart.setData(std::move(data));
        chart.show();
    }
    // How many pixels of the picture between two moments are about the colour of the first series.
    int pixelsOf(int color, qint64 fromUs, qint64 toUs) {
        const QImage image = chart.toImage(1.0);
        const QColor wanted = currentTheme().series(color);
        int count = 0;
        for (int x = static_cast<int>(std::ceil(xOf(fromUs))); x < static_cast<int>(xOf(toUs)); ++x)
            for (int y = 0; y < image.height(); ++y) {
                const QColor seen = image.pixelColor(x, y);
                count += std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) < 60 ? 1 : 0;
            }
        return count;
    }
    double xOf(qint64 us) const {
        const ChartMetrics& m = chartMetrics();
        const double width = chart.width() - m.marginLeft - m.marginRight;
        return m.marginLeft + width * static_cast<double>(us - chart.data().fromUs) / static_cast<double>(chart.data().toUs - chart.data().fromUs);
    }
    TimeChart chart;
};

TEST(TimeChart, ExportsTheShownRangeAndTheShownSeries) {
    Shown shown(ChartMode::StackedArea, twoSeries(60));
    shown.chart.setRange(kStart + 10 * kUsPerMinute, kStart + 20 * kUsPerMinute);
    shown.chart.toggleSeries(QStringLiteral("l"));
    const ChartTable table = shown.chart.exportTable();
    ASSERT_EQ(table.rows.size(), 10u);
    EXPECT_EQ(table.header.size(), 2);
    EXPECT_EQ(table.rows.front()[0], isoUtc(kStart + 10 * kUsPerMinute));
    EXPECT_EQ(table.rows.front()[1], QStringLiteral("110"));
    EXPECT_EQ(table.rows.back()[1], QStringLiteral("119"));
}

TEST(TimeChart, TheRangeIsWhatIsDrawn) {
    ChartData data = twoSeries(60);
    data.series.resize(1);
    Shown whole(ChartMode::Lines, data);
    whole.chart.setRange(kStart + 10 * kUsPerMinute, kStart + 20 * kUsPerMinute);
    ChartData part = data;
    part.fromUs = kStart + 10 * kUsPerMinute;
    part.toUs = kStart + 20 * kUsPerMinute;
    Shown other(ChartMode::Lines, part);
    EXPECT_EQ(whole.chart.toImage(1.0), other.chart.toImage(1.0));
}

TEST(TimeChart, GapsAreGapsAndNotZeros) {
    ChartData data = twoSeries(60);
    data.series.resize(1);
    for (std::size_t i = 20; i < 40; ++i) data.series[0].y[i] = kGap;
    data.series[0].y[50] = -80;   // so that zero is not on the base line, which would hide it
    Shown shown(ChartMode::Lines, data);
    EXPECT_GT(shown.pixelsOf(0, kStart + 2 * kUsPerMinute, kStart + 18 * kUsPerMinute), 20);
    EXPECT_EQ(shown.pixelsOf(0, kStart + 21 * kUsPerMinute, kStart + 39 * kUsPerMinute), 0);
    EXPECT_EQ(shown.chart.exportTable().rows[25][1], QString());
}

TEST(TimeChart, AStackShowsTheLowerOutlineWhereAnUpperSeriesAddsNothing) {
    ChartData data = twoSeries(60);
    data.series[1].y.assign(60, 0.0);
    Shown shown(ChartMode::StackedArea, data);
    EXPECT_GT(shown.pixelsOf(0, kStart + 10 * kUsPerMinute, kStart + 50 * kUsPerMinute), 100);
    EXPECT_EQ(shown.pixelsOf(1, kStart + 10 * kUsPerMinute, kStart + 50 * kUsPerMinute), 0);
}

TEST(TimeChart, ManyBarsStayBars) {
    ChartData data = twoSeries(400);
    data.series.resize(1);
    for (std::size_t i = 0; i < 400; ++i) data.series[0].y[i] = i >= 190 && i < 210 ? 0.0 : 100.0;
    Shown shown(ChartMode::Bars, data);
    // The outline of an area would run along the base line, and fall down to it on both sides.
    EXPECT_EQ(shown.pixelsOf(0, kStart + 191 * kUsPerMinute, kStart + 209 * kUsPerMinute), 0);
    EXPECT_GT(shown.pixelsOf(0, kStart + 150 * kUsPerMinute, kStart + 180 * kUsPerMinute), 30 * 100);
}

TEST(TimeChart, ThePictureIsWhatTheWindowShows) {
    Shown shown(ChartMode::StackedArea, twoSeries(60));
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&shown.chart));
    shown.chart.clearFocus();   // its ring is no part of the picture
    QTest::qWait(50);
    const QImage window = shown.chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QImage picture = shown.chart.toImage(window.devicePixelRatio()).convertToFormat(QImage::Format_RGB32);
    ASSERT_EQ(window.size(), picture.size());
    const auto far = [](const QColor& a, const QColor& b) {   // edges of lines may be smoothed differently
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) > 120;
    };
    int different = 0;
    for (int y = 0; y < window.height(); ++y)
        for (int x = 0; x < window.width(); ++x) different += far(window.pixelColor(x, y), picture.pixelColor(x, y)) ? 1 : 0;
    EXPECT_EQ(different, 0);
    EXPECT_EQ(shown.chart.toImage(2.0).size(), shown.chart.size() * 2);
}

TEST(TimeChart, ADragChoosesARangeAndADoubleClickFits) {
    Shown shown(ChartMode::Lines, twoSeries(60));
    QSignalSpy chosen(&shown.chart, &TimeChart::rangeSelected), fit(&shown.chart, &TimeChart::fitRequested);
    const QPoint from(static_cast<int>(shown.xOf(kStart + 10 * kUsPerMinute)), 100), to(static_cast<int>(shown.xOf(kStart + 30 * kUsPerMinute)), 110);
    QTest::mousePress(&shown.chart, Qt::LeftButton, {}, to);   // from right to left is a range too
    QTest::mouseMove(&shown.chart, from);
    QTest::mouseRelease(&shown.chart, Qt::LeftButton, {}, from);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_NEAR(static_cast<double>(chosen[0][0].toLongLong() - kStart), 10.0 * kUsPerMinute, 0.2 * kUsPerMinute);
    EXPECT_NEAR(static_cast<double>(chosen[0][1].toLongLong() - kStart), 30.0 * kUsPerMinute, 0.2 * kUsPerMinute);
    QTest::mouseDClick(&shown.chart, Qt::LeftButton, {}, from);
    EXPECT_EQ(fit.size(), 1);
}

TEST(TimeChart, TheCrosshairGoesByKeyboard) {
    Shown shown(ChartMode::Lines, twoSeries(60));
    QSignalSpy moved(&shown.chart, &TimeChart::crosshairMoved);
    QTest::keyClick(&shown.chart, Qt::Key_Right);
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QTest::keyClick(&shown.chart, Qt::Key_Escape);
    ASSERT_EQ(moved.size(), 3);
    EXPECT_EQ(moved[0][0].toLongLong(), kStart + 59 * kUsPerMinute);
    EXPECT_EQ(moved[1][0].toLongLong(), kStart + 58 * kUsPerMinute);
    EXPECT_EQ(moved[2][0].toLongLong(), kNoTime);
}

TEST(TimeChart, AGhostLeavesTheStackAsItIs) {
    for (const ChartMode mode : {ChartMode::StackedArea, ChartMode::Bars, ChartMode::Lines}) {
        ChartData data = twoSeries(30);
        Shown plain(mode, data);
        const QImage before = plain.chart.toImage(1.0);
        data.series.push_back({QStringLiteral("g"), QStringLiteral("earlier"), 0, true, std::vector<double>(30, kGap)});
        Shown ghosted(mode, data);
        EXPECT_EQ(ghosted.chart.toImage(1.0), before);
        data.series.back().y.assign(30, 60.0);
        Shown seen(mode, data);
        EXPECT_NE(seen.chart.toImage(1.0), before);
    }
}

TEST(TimeChart, NoDataIsNoCrash) {
    TimeChart chart(ChartMode::Bars);
    chart.resize(300, 100);
    chart.setData({});
    EXPECT_FALSE(chart.toImage().isNull());
    EXPECT_TRUE(chart.exportTable().rows.empty());
}

// The row of the picture at which the colour of a series lies, as a share of the plot's height above its base.
double heightOf(Shown& shown, int color) {
    const QImage image = shown.chart.toImage(1.0);
    const QColor wanted = currentTheme().series(color);
    double sum = 0;
    int count = 0;
    for (int x = 100; x < image.width() - 60; ++x)
        for (int y = 0; y < image.height(); ++y) {
            const QColor seen = image.pixelColor(x, y);
            if (std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) >= 60) continue;
            sum += y;
            ++count;
        }
    const double bottom = image.height() - chartMetrics().marginBottom, height = bottom - chartMetrics().marginTop;
    return count == 0 ? -1 : (bottom - sum / count) / height;
}

TEST(TimeChart, ALogarithmicAxisShowsSmallBesideLargeAndZeroAtItsBase) {
    ChartData data = twoSeries(30);
    for (int i = 0; i < 30; ++i) {
        data.series[0].y[static_cast<std::size_t>(i)] = 10;
        data.series[1].y[static_cast<std::size_t>(i)] = i == 0 ? 1 : i == 29 ? 1000 : 0;
    }
    Shown shown(ChartMode::StackedArea, data);
    shown.chart.setMode(ChartMode::Lines);
    EXPECT_LT(heightOf(shown, 0), 0.05);
    shown.chart.setMode(ChartMode::StackedArea);
    shown.chart.setLogarithmic(true);
    EXPECT_NEAR(heightOf(shown, 0), 1.35 / (0.35 + std::log10(1300)), 0.03);
    EXPECT_LT(heightOf(shown, 1), 0.05);           // zeros, at the base: not lost, and not as high as a 1
    EXPECT_EQ(shown.chart.exportTable().rows[3][1], QStringLiteral("10"));
    shown.chart.setLogarithmic(false);
    EXPECT_EQ(shown.chart.mode(), ChartMode::StackedArea);
}

int warnings = 0;

// A budget that is overspent is below zero, where a logarithm has no place for its mark.
TEST(TimeChart, ACrosshairOverValuesBelowZeroPaintsNothingImpossible) {
    ChartData data = twoSeries(30);
    for (double& value : data.series[1].y) value = -50;
    Shown shown(ChartMode::Lines, data);
    shown.chart.setLogarithmic(true);
    shown.chart.setFocus();
    warnings = 0;
    const QtMessageHandler before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) { warnings += text.contains(QLatin1String("NaN")) ? 1 : 0; });
    QTest::keyClick(&shown.chart, Qt::Key_Right);
    (void)shown.chart.grab();
    QTest::qWait(60);
    qInstallMessageHandler(before);
    EXPECT_EQ(warnings, 0);
}

void turnWheel(TimeChart& chart, QPoint at, int notches, bool* accepted) {
    QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&chart, &event);
    *accepted = event.isAccepted();
}

// Live answers come several times a second, and they have the range of before.
TEST(TimeChart, WhatTheWheelZoomsToIsNotTakenBackByNewData) {
    Shown shown(ChartMode::Lines, twoSeries(60));
    QSignalSpy asked(&shown.chart, &TimeChart::rangeSelected);
    bool accepted = false;
    for (int i = 0; i < 2; ++i) {
        turnWheel(shown.chart, {300, 232}, 1, &accepted);
        shown.chart.setData(twoSeries(60));
    }
    ASSERT_TRUE(asked.wait(3000));
    EXPECT_NEAR(static_cast<double>(asked[0][1].toLongLong() - asked[0][0].toLongLong()), 0.64 * 60 * kUsPerMinute, 1e3);
    shown.chart.setData(twoSeries(60));   // the owner answers: its range is the one that counts again
    EXPECT_EQ(shown.chart.data().toUs - shown.chart.data().fromUs, 60 * kUsPerMinute);
}

TEST(TimeChart, TheWheelZoomsAnAxisAndIsThePagesElsewhere) {
    Shown shown(ChartMode::Lines, twoSeries(60));
    QSignalSpy asked(&shown.chart, &TimeChart::rangeSelected);
    bool accepted = true;
    turnWheel(shown.chart, {300, 100}, 1, &accepted);
    EXPECT_FALSE(accepted);
    turnWheel(shown.chart, {300, 232}, 1, &accepted);
    turnWheel(shown.chart, {300, 232}, 1, &accepted);
    EXPECT_TRUE(accepted);
    ASSERT_TRUE(asked.wait(3000));
    EXPECT_EQ(asked.size(), 1);                    // two notches, one range
    const qint64 from = asked[0][0].toLongLong(), to = asked[0][1].toLongLong();
    EXPECT_NEAR(static_cast<double>(to - from), 0.64 * 60 * kUsPerMinute, 1e3);
    EXPECT_GT(from, kStart);
    EXPECT_LT(to, kStart + 60 * kUsPerMinute);
    turnWheel(shown.chart, {10, 100}, 4, &accepted);
    EXPECT_TRUE(accepted);
    EXPECT_EQ(asked.size(), 1);                    // the value axis is the chart's own
}

TEST(TimeChart, AClickPinsTheTooltipAndAnotherOneLetsGo) {
    Shown shown(ChartMode::Lines, twoSeries(60));
    QSignalSpy pinned(&shown.chart, &TimeChart::pinned), moved(&shown.chart, &TimeChart::crosshairMoved), fit(&shown.chart, &TimeChart::fitRequested);
    QTest::mouseMove(&shown.chart, {200, 100});
    QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, {200, 100});
    ASSERT_EQ(pinned.size(), 1);
    EXPECT_GE(pinned[0][0].toLongLong(), kStart);
    const auto before = moved.size();
    QMouseEvent move(QEvent::MouseMove, QPointF(400, 100), shown.chart.mapToGlobal(QPointF(400, 100)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&shown.chart, &move);
    EXPECT_EQ(moved.size(), before);
    QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, {400, 100});
    ASSERT_EQ(pinned.size(), 2);
    EXPECT_EQ(pinned[1][0].toLongLong(), kNoTime);
    QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, {300, 100});
    QTest::mouseDClick(&shown.chart, Qt::LeftButton, {}, {300, 100});
    EXPECT_EQ(fit.size(), 1);
    EXPECT_EQ(pinned.back()[0].toLongLong(), kNoTime);
}

// A bucket that is still filling is always too low: no line leads down to it.
TEST(TimeChart, TheUnfinishedBucketIsNoFall) {
    for (const ChartMode mode : {ChartMode::Lines, ChartMode::StackedArea}) {
        ChartData data = twoSeries(10);
        data.series.pop_back();
        data.series[0].y = {100, 100, 100, 100, 100, 100, 100, 100, 100, 10};
        Shown whole(mode, data);
        const auto between = [&data](Shown& shown) {   // strong pixels of the line's colour in the middle of the height
            const QImage image = shown.chart.toImage(1.0);
            const QColor wanted = currentTheme().series(0);
            int count = 0;
            for (int x = static_cast<int>(shown.xOf(data.x[8])); x < static_cast<int>(shown.xOf(data.toUs)); ++x)
                for (int y = image.height() * 35 / 100; y < image.height() * 65 / 100; ++y) {
                    const QColor seen = image.pixelColor(x, y);
                    count += std::abs(seen.red() - wanted.red()) + std::abs(seen.green() - wanted.green()) + std::abs(seen.blue() - wanted.blue()) < 90 ? 1 : 0;
                }
            return count;
        };
        EXPECT_GT(between(whole), 30);               // final, it is a fall, and drawn as one
        data.provisionalFromUs = data.x[9];
        Shown open(mode, data);
        EXPECT_EQ(between(open), 0);
        EXPECT_GT(open.pixelsOf(0, data.x[9], data.toUs), 10);   // but its value is there
    }
}

// As a screen reader asks for it: nothing is made before.
TEST(TimeChart, SpeaksASummaryAndTheBucketUnderTheCrosshair) {
    Shown shown(ChartMode::Lines, twoSeries(10));
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&shown.chart);
    ASSERT_NE(spoken, nullptr);
    const QString range = dateTimeText(kStart) + QStringLiteral(" to ") + dateTimeText(kStart + 10 * kUsPerMinute) + QStringLiteral(". ");
    const QString view = QStringLiteral("view: last 109, least 100, mean 105, greatest 109"), like = QStringLiteral("like: last 50, least 50, mean 50.0, greatest 50");
    EXPECT_EQ(spoken->text(QAccessible::Value).toStdString(), (range + view + QStringLiteral("; ") + like).toStdString());
    EXPECT_EQ(spoken->text(QAccessible::Description), spoken->text(QAccessible::Value));
    shown.chart.toggleSeries(QStringLiteral("l"));
    EXPECT_EQ(spoken->text(QAccessible::Value), range + view);
    shown.chart.toggleSeries(QStringLiteral("l"));
    shown.chart.setFocus();
    QTest::keyClick(&shown.chart, Qt::Key_Left);    // the newest bucket
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    EXPECT_EQ(spoken->text(QAccessible::Value).toStdString(), (dateTimeText(kStart + 8 * kUsPerMinute) + QStringLiteral(": view 108, like 50")).toStdString());
    QTest::keyClick(&shown.chart, Qt::Key_Escape);
    shown.chart.setData({});
    EXPECT_FALSE(spoken->text(QAccessible::Value).contains(QStringLiteral("view")));
}

TEST(SoFar, MarksAreOfOpenBucketsAndVisibleSeriesAndStackedLikeThem) {
    ChartData data = twoSeries(4);
    data.series.push_back({QStringLiteral("g"), QStringLiteral("yesterday"), 0, true, {1, 1, 1, 1}});
    EXPECT_EQ(firstOpenBucket(data), 4u);
    EXPECT_TRUE(soFarMarks(data, {}, ChartMode::Lines).empty());
    data.provisionalFromUs = data.x[3];
    auto marks = soFarMarks(data, {}, ChartMode::Bars);
    ASSERT_EQ(marks.size(), 2u);
    EXPECT_EQ(marks[0].high, 103);
    EXPECT_EQ(marks[1].low, 103);
    EXPECT_EQ(marks[1].high, 153);
    EXPECT_EQ(marks[1].toUs, data.toUs);
    marks = soFarMarks(data, {QStringLiteral("v")}, ChartMode::Lines);
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks[0].high, 50);
    data.series[1].y[3] = kGap;
    EXPECT_TRUE(soFarMarks(data, {QStringLiteral("v")}, ChartMode::Lines).empty());
}

TEST(ChartData, FiguresLeaveGapsAndProvisionalBucketsOut) {
    ChartData data = twoSeries(5);
    data.series[0].y = {4, kGap, 2, 6, 99};
    data.provisionalFromUs = data.x[4];
    const SeriesFigures of = figuresOf(data, data.series[0]);
    EXPECT_EQ(of.values, 3u);
    EXPECT_EQ(of.last, 6);
    EXPECT_EQ(of.min, 2);
    EXPECT_EQ(of.mean, 4);
    EXPECT_EQ(of.max, 6);
    data.toUs = data.x[3];
    EXPECT_EQ(figuresOf(data, data.series[0]).last, 2);
}

TEST(ChartFrame, DecadesAreEquallyHighAndZeroHasAPlaceBelowThem) {
    ChartFrame frame;
    frame.plot = QRectF(0, 0, 100, 400);
    frame.low = 0;
    frame.high = 1000;
    frame.logFloor = 1;
    EXPECT_EQ(frame.yOf(0), 400);
    EXPECT_LT(frame.yOf(1), 395);
    EXPECT_NEAR(frame.yOf(1) - frame.yOf(10), frame.yOf(10) - frame.yOf(100), 1e-9);
    EXPECT_FALSE(std::isfinite(frame.yOf(-5)));
    EXPECT_EQ(frame.ticks(), (std::vector<double>{0, 1, 10, 100, 1000}));
    frame.high = 30;
    EXPECT_EQ(frame.ticks(), (std::vector<double>{0, 1, 2, 5, 10, 20}));
}

}  // namespace
}  // namespace tally
