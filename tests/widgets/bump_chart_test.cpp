// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/bump_chart.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolTip>

#include "widgets/text/time_text.h"
#include "widgets/theme/theme.h"

namespace tally {
namespace {

// a leads, b overtakes; c leaves, d enters; e was only there in the middle.
struct Shown {
    Shown() {
        BumpData data;
        for (int i = 0; i < 4; ++i) data.x.push_back(i * kUsPerMinute);
        data.stepUs = kUsPerMinute;
        data.places = 3;
        data.valueName = QStringLiteral("events");
        const auto add = [&data](const char* id, std::vector<int> rank) {
            BumpItem item;
            item.id = QLatin1String(id);
            item.name = QStringLiteral("Name of %1").arg(item.id);
            item.count.assign(4, 10);
            item.certain.assign(4, true);
            item.rank = std::move(rank);
            data.items.push_back(item);
        };
        add("a", {1, 1, 2, 2});
        add("b", {2, 2, 1, 1});
        add("c", {3, 0, 0, 0});
        add("d", {0, 0, 3, 3});
        add("e", {0, 3, 0, 0});
        chart.resize(800, 300);
        chart.setData(data);
        chart.show();
    }
    int indexOf(const char* id) const {
        for (std::size_t i = 0; i < chart.data().items.size(); ++i)
            if (chart.data().items[i].id == QLatin1String(id)) return static_cast<int>(i);
        return -1;
    }
    void hover(const char* id, std::size_t bucket) { QTest::mouseMove(&chart, chart.pointOf(indexOf(id), bucket).toPoint()); }
    int pixelsOf(const QColor& wanted) {
        const QImage image = chart.grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width() * 3 / 4; ++x) count += image.pixelColor(x, y) == wanted ? 1 : 0;
        return count;
    }
    BumpChart chart;
};

TEST(BumpChart, TheToolTipSaysTheZoneAndTakesNamesAsTheyAre) {
    Shown shown;
    BumpData data = shown.chart.data();
    data.items[0].name = QStringLiteral("/a%2Fb%3C");
    shown.chart.setData(data);
    setShownZone(QTimeZone("Asia/Kolkata"));
    const QPoint at = shown.chart.pointOf(0, 1).toPoint();
    QHelpEvent help(QEvent::ToolTip, at, shown.chart.mapToGlobal(at));
    QApplication::sendEvent(&shown.chart, &help);
    EXPECT_EQ(QToolTip::text(), QStringLiteral("05:31 %1 · /a%2Fb%3C · place 2 · 10 events").replace(QStringLiteral("%1"), zoneText(0)));
    EXPECT_NE(zoneText(0), QStringLiteral("UTC"));
    setShownZone(QTimeZone::utc());
    QToolTip::hideText();
}

TEST(BumpChart, TheFirstThreeAreInColourUntilTheUserChooses) {
    Shown shown;
    EXPECT_EQ(shown.chart.chosen(), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("d")}));
    EXPECT_GT(shown.pixelsOf(currentTheme().series(0)), 200);
    shown.chart.toggle(QStringLiteral("b"));
    BumpData data = shown.chart.data();
    shown.chart.setData(data);
    EXPECT_EQ(shown.chart.chosen(), (QStringList{QStringLiteral("a"), QStringLiteral("d")}));   // what was chosen by hand stays
}

TEST(BumpChart, WhatIsPointedAtStandsOut) {
    Shown shown;
    shown.hover("c", 0);
    EXPECT_EQ(shown.chart.pointedAt(), QStringLiteral("c"));
    EXPECT_EQ(shown.pixelsOf(currentTheme().series(1)), 0);        // the others step back
    EXPECT_TRUE(shown.chart.accessibleDescription().contains(QStringLiteral("00:01 out")));
    QTest::mouseMove(&shown.chart, QPoint(2, 2));
    EXPECT_TRUE(shown.chart.pointedAt().isEmpty());
    EXPECT_GT(shown.pixelsOf(currentTheme().series(1)), 200);
}

TEST(BumpChart, NothingIsDrawnWhereAnItemHasNoRank) {
    Shown shown;
    shown.hover("e", 1);
    ASSERT_EQ(shown.chart.pointedAt(), QStringLiteral("e"));
    const QImage image = shown.chart.grab().toImage();
    const QPointF at = shown.chart.pointOf(shown.indexOf("e"), 1), d = shown.chart.pointOf(shown.indexOf("d"), 2);
    for (int x = static_cast<int>(at.x()) + 40; x < static_cast<int>(d.x()) - 20; ++x)
        EXPECT_NE(image.pixelColor(x, static_cast<int>(at.y())), currentTheme().series(0)) << x;
}

TEST(BumpChart, KeysGoFromNameToNameChooseAndOpen) {
    Shown shown;
    QSignalSpy opened(&shown.chart, &BumpChart::itemActivated);
    QTest::keyClick(&shown.chart, Qt::Key_Down);
    EXPECT_EQ(shown.chart.pointedAt(), QStringLiteral("b"));
    QTest::keyClick(&shown.chart, Qt::Key_Down);
    QTest::keyClick(&shown.chart, Qt::Key_Space);
    EXPECT_FALSE(shown.chart.chosen().contains(QStringLiteral("a")));
    QTest::keyClick(&shown.chart, Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("a"));
    for (int i = 0; i < 9; ++i) QTest::keyClick(&shown.chart, Qt::Key_Down);
    EXPECT_FALSE(shown.chart.pointedAt().isEmpty());
}

TEST(BumpChart, TheTableHasEveryPlaceOfEveryBucket) {
    Shown shown;
    const ExportTable table = shown.chart.exportTable();
    ASSERT_EQ(table.rows.size(), 12);
    EXPECT_EQ(table.rows[2], (QStringList{QStringLiteral("1970-01-01T00:00:00Z"), QStringLiteral("3"), QStringLiteral("c"), QStringLiteral("Name of c"), QStringLiteral("10")}));
    EXPECT_EQ(table.rows[5][2], QStringLiteral("e"));
    EXPECT_EQ(table.rows[9][2], QStringLiteral("b"));
}

TEST(BumpChart, NoDataIsNoCrash) {
    BumpChart chart;
    chart.resize(300, 200);
    chart.setData({});
    EXPECT_FALSE(chart.grab().isNull());
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Return);
    QTest::keyClick(&chart, Qt::Key_Space);
    EXPECT_TRUE(chart.exportTable().rows.empty());
}

}  // namespace
}  // namespace tally
