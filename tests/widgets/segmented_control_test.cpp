// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/segmented_control.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace tally {
namespace {

// What is chosen is told from the beginning, and only a person's choice is a signal.
TEST(SegmentedControl, TellsWhatIsChosen) {
    SegmentedControl control;
    control.setSegments({{QStringLiteral("m"), QStringLiteral("Minute"), {}}, {QStringLiteral("h"), QStringLiteral("Hour"), {}}});
    EXPECT_EQ(control.accessibleDescription(), QStringLiteral("Minute"));
    QSignalSpy chosen(&control, &SegmentedControl::currentChanged);
    control.setCurrent(QStringLiteral("h"));
    EXPECT_EQ(control.accessibleDescription(), QStringLiteral("Hour"));
    EXPECT_EQ(chosen.size(), 0);
    QTest::keyClick(&control, Qt::Key_Left);
    EXPECT_EQ(control.current(), QStringLiteral("m"));
    EXPECT_EQ(control.accessibleDescription(), QStringLiteral("Minute"));
    EXPECT_EQ(chosen.size(), 1);
    control.setCurrent(QStringLiteral("unknown"));
    EXPECT_TRUE(control.accessibleDescription().isEmpty());
}

}  // namespace
}  // namespace tally
