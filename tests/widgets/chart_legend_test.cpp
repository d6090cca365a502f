// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_legend.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <memory>

#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"

namespace tally {
namespace {

struct Shown {
    Shown() : legend(&chart) {
        ChartData data;
        data.stepUs = kUsPerMinute;
        data.toUs = 3 * kUsPerMinute;
        data.provisionalFromUs = 2 * kUsPerMinute;
        for (const char* name : {"view", "like", "share"}) data.series.push_back({QString(), QLatin1String(name), static_cast<int>(data.series.size()), false, {1000, 2000, 3}});
        for (int i = 0; i < 3; ++i) data.x.push_back(i * kUsPerMinute);
        chart.setData(data);
        legend.refresh();
        legend.resize(legend.sizeHint());
        legend.show();
        legend.setFocus();
    }
    std::vector<QString> hidden() const { return chart.hiddenSeries(); }
    TimeChart chart;
    ChartLegend legend;
};

const std::vector<QString> kAllButFirst{QStringLiteral("like"), QStringLiteral("share")};

TEST(ChartLegend, AClickIsolatesAndAnotherShowsAllAgain) {
    Shown shown;
    QTest::mouseClick(&shown.legend, Qt::LeftButton, {}, QPoint(5, 10));
    EXPECT_EQ(shown.hidden(), kAllButFirst);
    QTest::mouseClick(&shown.legend, Qt::LeftButton, {}, QPoint(5, 10));
    EXPECT_TRUE(shown.hidden().empty());
}

TEST(ChartLegend, ControlClickHidesOne) {
    Shown shown;
    QTest::mouseClick(&shown.legend, Qt::LeftButton, Qt::ControlModifier, QPoint(5, 10));
    EXPECT_EQ(shown.hidden(), (std::vector<QString>{QStringLiteral("view")}));
}

TEST(ChartLegend, TheKeyboardReachesEverySeries) {
    Shown shown;
    EXPECT_EQ(shown.legend.focusPolicy() & Qt::TabFocus, Qt::TabFocus);
    EXPECT_EQ(shown.legend.currentName(), QStringLiteral("view"));
    QTest::keyClick(&shown.legend, Qt::Key_Left);
    EXPECT_EQ(shown.legend.currentName(), QStringLiteral("view"));
    QTest::keyClick(&shown.legend, Qt::Key_Right);
    QTest::keyClick(&shown.legend, Qt::Key_Right);
    QTest::keyClick(&shown.legend, Qt::Key_Right);   // "provisional" explains, and is no series
    EXPECT_EQ(shown.legend.currentName(), QStringLiteral("share"));
    QTest::keyClick(&shown.legend, Qt::Key_Space);
    EXPECT_EQ(shown.hidden(), (std::vector<QString>{QStringLiteral("share")}));
    EXPECT_TRUE(shown.legend.accessibleDescription().contains(QStringLiteral("hidden")));
    QTest::keyClick(&shown.legend, Qt::Key_Space);
    QTest::keyClick(&shown.legend, Qt::Key_Return);
    EXPECT_EQ(shown.hidden(), (std::vector<QString>{QStringLiteral("view"), QStringLiteral("like")}));
}

TEST(ChartLegend, SaysHowManyNamesHadNoRoomAndHasThemInAMenu) {
    Shown shown;
    EXPECT_TRUE(shown.legend.namesLeftOut().isEmpty());
    shown.legend.resize(80, 20);
    const QStringList others{QStringLiteral("like"), QStringLiteral("share")};
    EXPECT_EQ(shown.legend.namesLeftOut(), others);
    std::unique_ptr<QMenu> menu(shown.legend.moreMenu(nullptr));
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_TRUE(menu->actions()[0]->text().startsWith(QStringLiteral("like")));
    menu->actions()[1]->trigger();
    EXPECT_EQ(shown.hidden(), (std::vector<QString>{QStringLiteral("view"), QStringLiteral("like")}));
    shown.legend.setFocus();
    QTest::keyClick(&shown.legend, Qt::Key_Right);   // the keyboard comes to "+2"
    EXPECT_TRUE(shown.legend.currentName().isEmpty());
    EXPECT_TRUE(shown.legend.accessibleDescription().contains(QStringLiteral("like, share")));
    QTest::keyClick(&shown.legend, Qt::Key_Return);
    auto* open = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(open, nullptr);
    open->close();
}

TEST(ChartLegend, ShowsTheLastFinalValueAndNotTheProvisionalOne) {
    Shown shown;
    EXPECT_TRUE(shown.legend.accessibleDescription().isEmpty() || !shown.legend.accessibleDescription().contains(QStringLiteral("3")));
    EXPECT_EQ(lastFinalValue(shown.chart.data(), shown.chart.data().series[0]), 2000);
}

TEST(ChartLegend, ItStandsAtTheRightUnlessItHasItsOwnRow) {
    Shown shown;
    shown.legend.resize(shown.legend.sizeHint().width() + 200, 20);
    QTest::mouseClick(&shown.legend, Qt::LeftButton, {}, QPoint(5, 10));
    EXPECT_TRUE(shown.hidden().empty());
    QTest::mouseClick(&shown.legend, Qt::LeftButton, {}, QPoint(205, 10));
    EXPECT_EQ(shown.hidden(), kAllButFirst);
    shown.legend.setLeftAligned(true);
    QTest::mouseClick(&shown.legend, Qt::LeftButton, {}, QPoint(5, 10));
    EXPECT_TRUE(shown.hidden().empty());
}

TEST(ChartLegend, ValuesGiveWayBeforeNames) {
    Shown shown;
    const int names = [&] {
        shown.legend.setShowValues(false);
        return shown.legend.sizeHint().width();
    }();
    shown.legend.setShowValues(true);
    shown.legend.resize(names, 20);
    // All three can still be reached: none fell off the end.
    QTest::keyClick(&shown.legend, Qt::Key_Right);
    QTest::keyClick(&shown.legend, Qt::Key_Right);
    EXPECT_EQ(shown.legend.currentName(), QStringLiteral("share"));
}

}  // namespace
}  // namespace tally
