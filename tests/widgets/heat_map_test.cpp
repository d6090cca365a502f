// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/heat_map.h"

#include <QTest>
#include <gtest/gtest.h>
#include <limits>

namespace tally {
namespace {

HeatData sample()
{
    HeatData data;
    data.valueName = QStringLiteral("events an hour");
    for (std::size_t day = 0; day < 7; ++day)
        for (std::size_t hour = 0; hour < 24; ++hour) data.values[day][hour] = static_cast<double>(day * 24 + hour);
    data.values[3][4] = std::numeric_limits<double>::quiet_NaN();
    return data;
}

TEST(HeatMap, ExportsEveryHourAndNothingForGaps)
{
    HeatMap map;
    map.setData(sample());
    const ExportTable table = map.exportTable();
    ASSERT_EQ(table.rows.size(), 168u);
    EXPECT_EQ(table.rows[25][2], QStringLiteral("25"));
    EXPECT_TRUE(table.rows[3 * 24 + 4][2].isEmpty());
}

TEST(HeatMap, KeysMoveAndSpeak)
{
    HeatMap map;
    map.setData(sample());
    map.resize(420, 160);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Down);
    EXPECT_TRUE(map.accessibleDescription().contains(QStringLiteral("01:00"))) << map.accessibleDescription().toStdString();
    EXPECT_TRUE(map.accessibleDescription().contains(QStringLiteral("25")));
    EXPECT_FALSE(map.grab().isNull());
}

TEST(HeatMap, AGapIsPaintedUnlikeNothing)
{
    HeatData zero, gap;
    for (auto& day : zero.values) day.fill(0);
    for (auto& day : gap.values) day.fill(std::numeric_limits<double>::quiet_NaN());
    HeatMap map;
    map.resize(420, 160);
    map.setData(zero);
    const QImage zeros = map.grab().toImage();
    map.setData(gap);
    EXPECT_NE(map.grab().toImage(), zeros);
}

}  // namespace
}  // namespace tally
