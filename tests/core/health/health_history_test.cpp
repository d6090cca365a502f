// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/health_history.h"

#include <gtest/gtest.h>
#include <random>

namespace tally {
namespace {

constexpr auto kFirst = std::numeric_limits<std::int32_t>::min(), kLast = std::numeric_limits<std::int32_t>::max();

Event request(double seconds, Outcome outcome)
{
    Event event;
    event.parts = Part::Latency | Part::Outcome;
    event.latencyUs = static_cast<std::int64_t>(seconds * 1e6);
    event.outcome = outcome;
    return event;
}

std::map<std::uint32_t, HealthCell> sums(const HealthHistory& history, std::int32_t from = kFirst, std::int32_t to = kLast)
{
    std::map<std::uint32_t, HealthCell> cells;
    history.visit(from, to, [&](std::int32_t, const HealthParts& parts) {
        for (const HealthPart& part : parts.items.parts()) part.addTo(cells[part.key]);
    });
    return cells;
}

// One minute after another, as an engine gets them, of three days.
HealthHistory filled(std::size_t bound, std::int32_t minutes = 3 * 1440)
{
    std::mt19937 random(3);
    HealthHistory all;
    for (std::int32_t m = 0; m < minutes; ++m) {
        HealthHistory delta;
        for (std::uint32_t item = 0; item < 8; ++item)
            for (int n = 0; n < 4; ++n) delta.at(m).items.at(item).add(request(0.01 + static_cast<double>(random() % 1000) / 1000, random() % 9 == 0 ? Outcome::Error : Outcome::Ok));
        all.merge(delta);
        all.bound(bound);
        EXPECT_LE(all.memoryBytes(), bound);
    }
    return all;
}

TEST(HealthHistory, StaysWithinItsBoundAndLosesOnlyTimes)
{
    const HealthHistory whole = filled(1u << 30), bounded = filled(1u << 20);
    EXPECT_EQ(whole.edges().hours, kFirst);
    EXPECT_GT(bounded.edges().hours, 1440);
    EXPECT_EQ(bounded.edges().from, kFirst);
    const auto a = sums(whole), b = sums(bounded);
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [key, cell] : a) {
        EXPECT_EQ(cell.errors, b.at(key).errors);
        EXPECT_EQ(cell.latency.serialise(), b.at(key).latency.serialise());
        EXPECT_EQ(cell.errorLatency.serialise(), b.at(key).errorLatency.serialise());
    }
}

TEST(HealthHistory, ARangeIsWidenedToWholeSlots)
{
    const HealthHistory whole = filled(1u << 30), bounded = filled(1u << 20);
    ASSERT_GT(bounded.edges().hours, 150);
    std::int32_t from = 125, to = 130;
    bounded.widen(&from, &to);
    EXPECT_LE(from, 120);
    EXPECT_GE(to, 180);
    EXPECT_EQ(sums(bounded, from, to).at(3).latency.serialise(), sums(whole, from, to).at(3).latency.serialise());
    from = 3 * 1440 - 5, to = 3 * 1440 - 2;     // minutes are still minutes
    bounded.widen(&from, &to);
    EXPECT_EQ(from, 3 * 1440 - 5);
    EXPECT_EQ(to, 3 * 1440 - 2);
}

// A bound that even days outgrow lets the oldest go; what comes late for them stays out.
TEST(HealthHistory, AtLastTheOldestGoes)
{
    HealthHistory history = filled(72u << 10, 12 * 1440);
    ASSERT_GT(history.edges().from, 0);
    HealthHistory late;
    late.at(5).items.at(1).add(request(1, Outcome::Ok));
    const auto before = sums(history);
    history.merge(late);
    EXPECT_EQ(sums(history).at(1).latency.count(), before.at(1).latency.count());
}

TEST(HealthHistory, ACopyStaysAsItWas)
{
    HealthHistory history = filled(1u << 30, 100);
    const HealthHistory copy = history;
    const auto before = sums(copy);
    HealthHistory more;
    more.at(50).items.at(2).add(request(9, Outcome::Error));
    history.merge(more);
    history.bound(150'000);
    EXPECT_GT(history.edges().hours, 0);
    EXPECT_EQ(sums(copy).at(2).errors, before.at(2).errors);
    EXPECT_EQ(sums(history).at(2).errors, before.at(2).errors + 1);
}

}  // namespace
}  // namespace tally
