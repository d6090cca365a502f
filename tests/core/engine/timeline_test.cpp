// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: what it says is what was put in, however it was merged and coarsened, and it is small where little happened.
#include "core/engine/hot/timeline.h"

#include <gtest/gtest.h>
#include <map>
#include <random>

namespace tally {
namespace {

constexpr std::int32_t kStart = 29'923'200;   // begins a day
static_assert(kStart % 1440 == 0);

using Book = std::map<std::int32_t, std::map<std::uint16_t, std::uint64_t>>;   // minute → type → events

Book bookOf(const Timeline& timeline)
{
    Book book;
    std::int32_t last = std::numeric_limits<std::int32_t>::min();
    timeline.visit(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), [&](std::int32_t minute, const TimelineMinute& entry) {
        EXPECT_GT(minute, last);
        last = minute;
        std::uint64_t all = 0;
        for (const auto& [count, type] : entry.types) all += book[minute][type] = count;
        EXPECT_EQ(entry.health.events, all);
    });
    return book;
}

TEST(Timeline, SaysWhatWasPutInHoweverItWasMergedAndCoarsened)
{
    std::mt19937 random(7);
    Timeline all, parts[3];
    Book book;
    for (int i = 0; i < 20'000; ++i) {
        const auto minute = static_cast<std::int32_t>(kStart + static_cast<std::int32_t>(random() % (6 * 1440)) - 1440);
        const auto type = static_cast<std::uint16_t>(random() % 3 == 0 ? random() % 4000 : random() % 3);
        TimelineMinute& entry = parts[random() % 3].at(minute);
        entry.types.add(type, 2);
        entry.health.events += 2;
        book[minute][type] += 2;
    }
    for (const Timeline& part : parts) all.merge(part);
    EXPECT_EQ(bookOf(all), book);
    EXPECT_EQ(all.minutes(), book.size());
    const Timeline before = all;

    KeptTiers kept;
    kept.hoursFrom = kStart + 1440;
    kept.minutesFrom = kStart + 3 * 1440 + 5 * 60;
    all.coarsen(kept);
    Book coarse;
    for (const auto& [minute, types] : book)
        for (const auto& [type, count] : types) coarse[minute < kept.hoursFrom ? minute - minute % 1440 : minute < kept.minutesFrom ? minute - minute % 60 : minute][type] += count;
    EXPECT_EQ(bookOf(all), coarse);
    EXPECT_EQ(all.minutes(), coarse.size());
    EXPECT_LT(all.memoryBytes(), before.memoryBytes());
    EXPECT_EQ(bookOf(before), book);   // a copy is not touched
    all.coarsen(kept);
    EXPECT_EQ(bookOf(all), coarse);
    EXPECT_EQ(all.firstMinute(), coarse.begin()->first);
    EXPECT_EQ(all.lastMinute(), coarse.rbegin()->first);
}

TEST(Timeline, IsSmallWhereLittleHappened)
{
    // An event a day for two thousand years.
    Timeline sparse;
    constexpr std::int32_t kDays = 730'000;
    for (std::int32_t day = 0; day < kDays; ++day) {
        TimelineMinute& entry = sparse.at((day - kDays) * 1440 + 17);
        entry.types.add(4095, 1);
        entry.health.events = 1;
    }
    EXPECT_EQ(sparse.minutes(), static_cast<std::size_t>(kDays));
    EXPECT_LT(sparse.memoryBytes() / kDays, 400U);
}

TEST(Timeline, ThousandsOfTypesTakeRoomOnlyWhereTheyHaveEvents)
{
    Timeline timeline;
    for (std::uint16_t type = 0; type < 4096; ++type) timeline.at(kStart).types.add(type, type + 1U);
    for (int m = 1; m < 1440; ++m) timeline.at(kStart + m).types.add(4095, 1);
    EXPECT_EQ(bookOf(Timeline()).size(), 0U);
    std::size_t bytes = 0;
    timeline.visit(kStart, kStart + 1440, [&](std::int32_t, const TimelineMinute& entry) { bytes += entry.types.memoryBytes(); });
    EXPECT_LT(bytes, 300'000U);
    timeline.visit(kStart, kStart + 1, [](std::int32_t, const TimelineMinute& entry) {
        for (std::uint16_t type = 0; type < 4096; ++type) ASSERT_EQ(entry.types.of(type), type + 1U);
    });
}

}  // namespace
}  // namespace tally
