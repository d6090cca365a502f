// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <random>

#include "core/count/event_clock.h"

namespace tally {
namespace {

constexpr std::int64_t kStart = 1'700'000'040LL * kSecond;   // a whole minute
Micros at(std::int64_t seconds) { return {kStart + seconds * kSecond}; }

TEST(EventClock, WatermarkTrailsTheNewestEvent)
{
    EventClock clock;
    EXPECT_EQ(clock.watermark(), kNever);
    EXPECT_EQ(clock.see(at(100), at(100)), EventTimeVerdict::OnTime);
    EXPECT_EQ(clock.watermark().us, at(95).us - 1);
    EXPECT_EQ(clock.see(at(98), at(101)), EventTimeVerdict::OnTime);   // out of order, within B
    EXPECT_EQ(clock.watermark().us, at(95).us - 1);                    // never back
}

TEST(EventClock, AMinuteIsFinalWhenTheWatermarkPassesItsEnd)
{
    EventClock clock;
    clock.see(at(65), at(65));                                          // watermark just below second 60
    EXPECT_EQ(clock.see(at(30), at(66)), EventTimeVerdict::OnTime);
    clock.see({at(65).us + 1}, at(66));                                 // watermark is second 60
    EXPECT_EQ(clock.see(at(30), at(66)), EventTimeVerdict::Revises);
    EXPECT_EQ(clock.see(at(61), at(66)), EventTimeVerdict::OnTime);
}

TEST(EventClock, LatenessEndsAtTheMicrosecond)
{
    EventClock clock;
    clock.see(at(7200), at(7200));
    const std::int64_t edge = at(7200 - 5 - 3600).us - 1;
    EXPECT_EQ(clock.see({edge}, at(7200)), EventTimeVerdict::Revises);
    EXPECT_EQ(clock.see({edge - 1}, at(7200)), EventTimeVerdict::Late);
    EXPECT_EQ(clock.newest(), at(7200));
}

TEST(EventClock, FutureEventsMoveNothing)
{
    EventClock clock;
    clock.see(at(0), at(0));
    EXPECT_EQ(clock.see({at(300).us + 1}, at(0)), EventTimeVerdict::Future);
    EXPECT_EQ(clock.newest(), at(0));
    EXPECT_EQ(clock.see(at(300), at(0)), EventTimeVerdict::OnTime);
}

TEST(EventClock, TicksMakeFinalButNotLate)
{
    EventClock clock;
    clock.see(at(0), at(0));
    clock.tick(at(10'000));
    EXPECT_EQ(clock.watermark(), at(9'995));
    clock.tick(at(5'000));
    EXPECT_EQ(clock.watermark(), at(9'995));
    EXPECT_EQ(clock.see(at(60), at(10'001)), EventTimeVerdict::Revises);   // in order for its source
}

// The quick way for a group must never hide what asking for each event would have found.
TEST(EventClock, AGroupIsOnTimeOnlyIfEachEventIs)
{
    std::mt19937_64 random(5);
    int quick = 0;
    for (int round = 0; round < 20'000; ++round) {
        EventClock group, single;
        const Micros newest = at(static_cast<std::int64_t>(random() % 8000));
        group.see(newest, newest);
        single.see(newest, newest);
        if (random() % 3 == 0) {
            const Micros tick = at(static_cast<std::int64_t>(random() % 8000));
            group.tick(tick);
            single.tick(tick);
        }
        std::vector<Micros> times;
        const std::int64_t spread = std::int64_t{1} << random() % 34;
        for (int i = 0; i < 8; ++i) times.push_back({newest.us + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(spread)) - spread / 2});
        const auto [first, last] = std::minmax_element(times.begin(), times.end(), [](Micros a, Micros b) { return a.us < b.us; });
        if (!group.seeGroup(*first, *last, newest)) continue;
        ++quick;
        for (const Micros time : times) ASSERT_EQ(single.see(time, newest), EventTimeVerdict::OnTime);
        ASSERT_EQ(group.newest(), single.newest());
    }
    EXPECT_GT(quick, 2000);
}

}  // namespace
}  // namespace tally
