// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/nav_rail.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "widgets/theme/metrics.h"

namespace tally {
namespace {

NavItem item(const char* id) {
    NavItem made;
    made.id = made.icon = made.text = QLatin1String(id);
    return made;
}

struct Rail {
    Rail() {
        rail.setSections({{QStringLiteral("Watch"), {item("overview"), item("videos")}}, {QStringLiteral("Set up"), {item("sources")}}}, {item("theme")});
        rail.setCurrent(QStringLiteral("overview"));
        rail.resize(rail.width(), 600);
        rail.show();
    }
    NavRail rail;
};

TEST(NavRail, ArrowsChooseAndEnterOrSpaceOpens) {
    Rail shown;
    QSignalSpy asked(&shown.rail, &NavRail::pageRequested);
    QTest::keyClick(&shown.rail, Qt::Key_Up);        // already the first
    QTest::keyClick(&shown.rail, Qt::Key_Down);
    QTest::keyClick(&shown.rail, Qt::Key_Return);
    QTest::keyClick(&shown.rail, Qt::Key_Down);      // over the caption between the sections
    QTest::keyClick(&shown.rail, Qt::Key_Space);
    for (int i = 0; i < 5; ++i) QTest::keyClick(&shown.rail, Qt::Key_Down);
    QTest::keyClick(&shown.rail, Qt::Key_Return);
    ASSERT_EQ(asked.size(), 3);
    EXPECT_EQ(asked[0][0].toString(), QStringLiteral("videos"));
    EXPECT_EQ(asked[1][0].toString(), QStringLiteral("sources"));
    EXPECT_EQ(asked[2][0].toString(), QStringLiteral("theme"));
    EXPECT_EQ(shown.rail.current(), QStringLiteral("overview"));   // the window decides
}

TEST(NavRail, NarrowKeepsEveryPage) {
    Rail shown;
    shown.rail.setNarrow(true);
    EXPECT_EQ(shown.rail.width(), metrics().railNarrow);
    QSignalSpy asked(&shown.rail, &NavRail::pageRequested);
    for (int y = 50; y < 600; y += 4) QTest::mouseClick(&shown.rail, Qt::LeftButton, {}, QPoint(28, y));
    QStringList seen;
    for (const auto& call : asked)
        if (!seen.contains(call[0].toString())) seen += call[0].toString();
    EXPECT_EQ(seen, (QStringList{QStringLiteral("overview"), QStringLiteral("videos"), QStringLiteral("sources"), QStringLiteral("theme")}));
}

}  // namespace
}  // namespace tally
