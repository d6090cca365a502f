// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/range_bar_link.h"

#include <gtest/gtest.h>
#include <utility>

#include "app/desktop/panels/window_choice.h"
#include "app/desktop/time_range_controller.h"
#include "core/engine/snapshot.h"
#include "widgets/shell/drop_button.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

// As after a restart: the range is known before the log is read.
TEST(RangeBarLink, ARecalledRangeIsShownOnceThereAreEvents)
{
    constexpr qint64 kNoon = 1'795'521'600LL * kSecond;
    TimeRangeController controller;
    TimeRangeBar bar;
    linkRangeBar(&bar, &controller);
    const ViewRange wanted{RangeMode::Absolute, kNoon - kDay, kNoon - kHour, 0};
    controller.recall(wanted);
    Snapshot snapshot;
    snapshot.hasTimes = true;
    snapshot.firstEvent = {kNoon};
    snapshot.lastEvent = {kNoon + kHour};
    controller.follow(snapshot);
    EXPECT_EQ(bar.range().fromUs, wanted.fromUs);
    EXPECT_EQ(bar.range().toUs, wanted.toUs);
    EXPECT_EQ(controller.range(), wanted);
    controller.choose({RangeMode::Absolute, kNoon, kNoon, 0});   // nothing can be seen in it
    EXPECT_EQ(controller.range(), wanted);
}

// "now-90s": minutes are what is kept, so rates are of two of them.
TEST(RangeBarLink, SecondsAreRoundedUpToMinutes)
{
    TimeRangeController controller;
    TimeRangeBar bar;
    linkRangeBar(&bar, &controller);
    Snapshot snapshot;
    snapshot.hasTimes = true;
    snapshot.firstEvent = {kHour};
    snapshot.lastEvent = {5 * kHour};
    controller.follow(snapshot);
    for (const auto& [asked, got] : {std::pair{90 * kSecond, 2 * kMinute}, {kSecond, kMinute}, {kHour, kHour}}) {
        controller.showLast(asked);
        EXPECT_EQ(controller.range().spanUs, got);
        EXPECT_EQ(controller.range().toUs - controller.range().fromUs, got);
        EXPECT_EQ(bar.range().spanUs, got);
    }
}

// Of January hours are kept, of what lies before days: no edge may cut one of them.
TEST(RangeBarLink, EdgesAreThoseOfWhatIsKept)
{
    constexpr qint64 kFirst = 20'454 * kDay;   // 2026-01-01
    TimeRangeController controller;
    TimeRangeBar bar;
    linkRangeBar(&bar, &controller);
    Snapshot snapshot;
    snapshot.hasTimes = true;
    snapshot.firstEvent = {kFirst - 10 * kDay};
    snapshot.lastEvent = {kFirst + 31 * kDay + 10 * kHour + 37 * kMinute};
    snapshot.kept = {minuteOf({kFirst + 31 * kDay}), minuteOf({kFirst})};
    controller.follow(snapshot);
    struct Case {
        qint64 from, to, wantFrom, wantTo;
    };
    const Case cases[] = {{31 * kDay + kMinute, 31 * kDay + 5 * kMinute, 31 * kDay + kMinute, 31 * kDay + 5 * kMinute},
                          {3 * kHour + kMinute, 5 * kHour + kMinute, 3 * kHour, 6 * kHour},
                          {3 * kHour, 5 * kHour, 3 * kHour, 5 * kHour},
                          {-kDay - kMinute, -kHour, -2 * kDay, 0},
                          {-kMinute, 31 * kDay + 7 * kMinute, -kDay, 31 * kDay + 7 * kMinute}};
    for (const Case& one : cases) {
        controller.choose({RangeMode::Absolute, kFirst + one.from, kFirst + one.to, 0});
        EXPECT_EQ(controller.range().fromUs, kFirst + one.wantFrom);
        EXPECT_EQ(controller.range().toUs, kFirst + one.wantTo);
    }
    controller.showLast(12 * kDay);
    EXPECT_EQ(controller.range().fromUs, kFirst + 19 * kDay + 10 * kHour);
    EXPECT_EQ(controller.range().toUs, controller.dataToUs());

    // The bar shows what is looked at, and what was asked for behind it.
    bar.applyEntry(QStringLiteral("2026-01-02T03:20Z"), QStringLiteral("2026-01-02T04:20Z"));
    EXPECT_EQ(controller.range().fromUs, kFirst + kDay + 3 * kHour);
    EXPECT_EQ(controller.range().toUs, kFirst + kDay + 5 * kHour);
    const QString tip = bar.findChild<DropButton*>()->toolTip();
    EXPECT_TRUE(tip.startsWith(rangeText(kFirst + kDay + 3 * kHour, kFirst + kDay + 5 * kHour))) << tip.toStdString();
    EXPECT_TRUE(tip.endsWith(rangeText(kFirst + kDay + 3 * kHour + 20 * kMinute, kFirst + kDay + 4 * kHour + 20 * kMinute))) << tip.toStdString();

    // A step leads to what was not seen yet.
    bar.stepBack();
    EXPECT_EQ(controller.range().fromUs, kFirst + kDay + kHour);
    EXPECT_EQ(controller.range().toUs, kFirst + kDay + 3 * kHour);
    bar.applyEntry(QStringLiteral("2026-01-02T03:20Z"), QStringLiteral("2026-01-02T04:20Z"));

    // Compared are times of one length: a quarter of an hour of today with all of an hour of January is none.
    const auto at = [&](qint64 us, qint64 span) { return ViewRange{RangeMode::Absolute, kFirst + us, kFirst + us + span, 0}; };
    controller.compareWith(7 * kDay);
    EXPECT_EQ(controller.compared(at(31 * kDay + 20 * kMinute, 15 * kMinute)), (std::pair{at(31 * kDay, kHour), at(24 * kDay, kHour)}));
    controller.compareWith(kCompareBefore);
    EXPECT_EQ(controller.compared(at(31 * kDay + 5 * kHour, kHour)), (std::pair{at(31 * kDay + 5 * kHour, kHour), at(31 * kDay + 4 * kHour, kHour)}));
    EXPECT_EQ(controller.compared(at(3 * kHour, 4 * kHour)), (std::pair{at(0, kDay), at(-kDay, kDay)}));
    controller.compareWith(kCompareOff);

    // What was asked for is still known where minutes are.
    EXPECT_EQ(controller.asked().toUs - controller.asked().fromUs, kHour);
    const KeptTiers kept = std::exchange(snapshot.kept, {});
    controller.follow(snapshot);
    EXPECT_EQ(controller.range(), controller.asked());
    snapshot.kept = kept;
    controller.follow(snapshot);
    EXPECT_NE(controller.range(), controller.asked());

    // Days only: the last minute, hour and day are all the last day.
    snapshot.kept = {minuteOf({kFirst + 40 * kDay}), minuteOf({kFirst + 40 * kDay})};
    controller.follow(snapshot);
    controller.fit();
    for (const char* window : {"minute", "hour", "day"}) {
        const MinuteRange last = windowRange(controller, QLatin1String(window));
        EXPECT_EQ(last.to, minuteOf({controller.dataToUs()}));
        EXPECT_EQ(last.from, minuteOf({kFirst + (qstrcmp(window, "day") == 0 ? 30 : 31) * kDay}));
    }
}

}  // namespace tally
