// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/shown_range.h"

#include <gtest/gtest.h>

#include "widgets/time/range_history.h"

namespace tally {
namespace {

const qint64 kNow = 1'795'530'766 * kUsPerSecond;

TEST(ShownRange, ReadsTheThreeForms) {
    EXPECT_EQ(parseMoment(QStringLiteral("now-6h"), kNow), kNow - 6 * kUsPerHour);
    EXPECT_EQ(parseMoment(QStringLiteral("1970-01-01 00:01"), kNow), kUsPerMinute);
    EXPECT_EQ(parseMoment(QStringLiteral("1970-01-01T01:00:00+01:00"), kNow), 0);
    EXPECT_FALSE(parseMoment(QStringLiteral("2026-02-30 00:00"), kNow));
    EXPECT_FALSE(parseMoment(QStringLiteral("yesterday"), kNow));
}

TEST(RangeHistory, GoesBackAndForwardOverTheLastHundred) {
    RangeHistory history;
    for (int i = 1; i <= 150; ++i) history.push(ShownRange::absolute(0, i));
    int steps = 0;
    while (history.canBack()) history.back(), ++steps;
    EXPECT_EQ(steps, 99);
    EXPECT_EQ(history.forward().toUs, 52);
}

}  // namespace
}  // namespace tally
