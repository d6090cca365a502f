// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/range_bar_link.h"

#include <gtest/gtest.h>

#include "app/desktop/time_range_controller.h"
#include "core/engine/snapshot.h"
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

}  // namespace tally
