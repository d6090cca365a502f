// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/time_range_bar.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "widgets/text/time_text.h"
#include "widgets/time/shown_range.h"

namespace tally {
namespace {

const qint64 kNow = 1'795'530'780 * kUsPerSecond;

struct Bar {
    Bar() {
        bar.setUnknown(false);
        bar.setDataBounds(kNow - 10 * kUsPerHour, kNow);
        bar.setNow(kNow);
        bar.setRange(ShownRange::everything(kNow - 10 * kUsPerHour, kNow));
    }
    TimeRangeBar bar;
};

TEST(TimeRangeBar, ARelativeRangeMovesWithNowAndAnAbsoluteOneStays) {
    Bar shown;
    shown.bar.setRange(ShownRange::last(kUsPerHour, kNow));
    shown.bar.setNow(kNow + kUsPerMinute);
    EXPECT_EQ(shown.bar.range().toUs, kNow + kUsPerMinute);
    EXPECT_EQ(shown.bar.range().fromUs, kNow + kUsPerMinute - kUsPerHour);
    shown.bar.setRange(ShownRange::absolute(kNow - kUsPerHour, kNow));
    shown.bar.setNow(kNow + 2 * kUsPerMinute);
    EXPECT_EQ(shown.bar.range().toUs, kNow);
}

TEST(TimeRangeBar, StepsFromARangeThatIsNotKnownYetLeadNowhere) {
    TimeRangeBar bar;
    bar.setUnknown(false);   // the first events are there, their range is not
    QSignalSpy changed(&bar, &TimeRangeBar::rangeChanged);
    bar.stepBack();
    bar.stepForward();
    bar.zoomOut();
    EXPECT_EQ(changed.size(), 0);
}

TEST(TimeRangeBar, EverythingGrowsWithTheData) {
    Bar shown;
    shown.bar.setDataBounds(kNow - 20 * kUsPerHour, kNow + kUsPerHour);
    EXPECT_EQ(shown.bar.range().fromUs, kNow - 20 * kUsPerHour);
    EXPECT_EQ(shown.bar.range().toUs, kNow + kUsPerHour);
}

TEST(TimeRangeBar, EntryFieldsTakeBothFormsAndRefuseTheRest) {
    Bar shown;
    QSignalSpy changed(&shown.bar, &TimeRangeBar::rangeChanged);
    EXPECT_TRUE(shown.bar.applyEntry(QStringLiteral("now-2h"), QStringLiteral("now")));
    EXPECT_EQ(shown.bar.range().kind, RangeKind::Relative);
    EXPECT_EQ(shown.bar.range().spanUs, 2 * kUsPerHour);
    EXPECT_TRUE(shown.bar.applyEntry(QStringLiteral("2026-11-24 10:00"), QStringLiteral("2026-11-24 11:00")));
    EXPECT_EQ(shown.bar.range().kind, RangeKind::Absolute);
    const ShownRange before = shown.bar.range();
    EXPECT_FALSE(shown.bar.applyEntry(QStringLiteral("2026-11-24 11:00"), QStringLiteral("2026-11-24 11:00")));
    EXPECT_FALSE(shown.bar.applyEntry(QStringLiteral("soon"), QStringLiteral("now")));
    EXPECT_EQ(shown.bar.range(), before);
    EXPECT_EQ(changed.size(), 2);
}

TEST(TimeRangeBar, StepsAndHistoryLeadBack) {
    Bar shown;
    shown.bar.setRange(ShownRange::absolute(kNow - kUsPerHour, kNow));
    shown.bar.stepBack();
    EXPECT_EQ(shown.bar.range(), ShownRange::absolute(kNow - 2 * kUsPerHour, kNow - kUsPerHour));
    shown.bar.stepForward();
    EXPECT_EQ(shown.bar.range(), ShownRange::absolute(kNow - kUsPerHour, kNow));
    shown.bar.goBack();
    EXPECT_EQ(shown.bar.range().toUs, kNow - kUsPerHour);
    shown.bar.goBack();
    shown.bar.goBack();
    EXPECT_EQ(shown.bar.range().kind, RangeKind::Everything);
    shown.bar.goBack();   // there is nothing before
    EXPECT_EQ(shown.bar.range().kind, RangeKind::Everything);
    shown.bar.goForward();
    EXPECT_EQ(shown.bar.range().kind, RangeKind::Absolute);
}

TEST(TimeRangeBar, ZoomOutDoublesAndStopsAtTheData) {
    Bar shown;
    shown.bar.setRange(ShownRange::absolute(kNow - 6 * kUsPerHour, kNow - 4 * kUsPerHour));
    shown.bar.zoomOut();
    EXPECT_EQ(shown.bar.range(), ShownRange::absolute(kNow - 7 * kUsPerHour, kNow - 3 * kUsPerHour));
    for (int i = 0; i < 5; ++i) shown.bar.zoomOut();
    EXPECT_EQ(shown.bar.range(), ShownRange::absolute(kNow - 10 * kUsPerHour, kNow));
}

TEST(TimeRangeBar, WithoutASourceNothingChanges) {
    TimeRangeBar bar;
    QSignalSpy changed(&bar, &TimeRangeBar::rangeChanged);
    bar.stepBack();
    bar.zoomOut();
    EXPECT_EQ(changed.size(), 0);
}

}  // namespace
}  // namespace tally
