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

}  // namespace tally
