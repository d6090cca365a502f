// SPDX-License-Identifier: GPL-3.0-or-later
// Planned parts, read from maps of minutes, hours and days as retention leaves them, give what a map of all minutes gives.
#include <gtest/gtest.h>

#include <map>
#include <rapidcheck.h>

#include "core/query/tier_plan.h"

namespace tally {
namespace {

constexpr std::int32_t kBase = 20'000 * 1440, kDays = 6;

using Counts = std::map<std::int32_t, std::uint64_t>;   // by first minute of a slot

// What a store keeps of the minutes: each tier from where retention left it on.
struct Tiers {
    std::map<Tier, Counts> counts;
    Tiers(const Counts& minutes, const KeptTiers& kept)
    {
        for (const Tier tier : kTiers)
            for (const auto& [minute, n] : minutes)
                if (finestKeptAt(minute, kept) <= tier) counts[tier][minuteOfSlot(tier, slotOf(tier, minute))] += n;
    }
    std::uint64_t sum(Tier tier, std::int32_t from, std::int32_t to) const
    {
        std::uint64_t total = 0;
        const auto found = counts.find(tier);
        if (found == counts.end()) return 0;
        for (auto slot = found->second.lower_bound(from); slot != found->second.end() && slot->first < to; ++slot) total += slot->second;
        return total;
    }
};

std::uint64_t naiveSum(const Counts& minutes, std::int32_t from, std::int32_t to)
{
    std::uint64_t total = 0;
    for (const auto& [minute, n] : minutes) total += minute >= from && minute < to ? n : 0;
    return total;
}

struct Asked {
    Counts minutes;
    KeptTiers kept;
    TierAsk ask;
};

Asked anyQuestion()
{
    Asked asked;
    for (const auto& [minute, n] : *rc::gen::container<std::vector<std::pair<int, int>>>(rc::gen::pair(rc::gen::inRange(0, kDays * 1440), rc::gen::inRange(1, 5))))
        asked.minutes[kBase + minute] += static_cast<std::uint64_t>(n);
    if (*rc::gen::arbitrary<bool>()) {
        const int minuteDays = *rc::gen::inRange(0, kDays), hourDays = *rc::gen::inRange(0, minuteDays + 1);
        asked.kept = {kBase + minuteDays * 1440, kBase + hourDays * 1440};
    }
    const std::int32_t unit = *rc::gen::element(1, 60, 1440);
    std::int32_t a = *rc::gen::inRange(-1440, (kDays + 1) * 1440), b = *rc::gen::inRange(-1440, (kDays + 1) * 1440);
    if (b < a) std::swap(a, b);
    asked.ask.from = *rc::gen::inRange(0, 6) == 0 ? kOpenFrom : kBase + static_cast<std::int32_t>(floorDiv(a, unit)) * unit;
    asked.ask.to = *rc::gen::inRange(0, 6) == 0 ? kOpenTo : kBase + static_cast<std::int32_t>(floorDiv(b, unit)) * unit;
    asked.ask.coarsest = *rc::gen::element(Tier::Minute, Tier::Hour, Tier::Day);
    asked.ask.wholeDays = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>() && !asked.minutes.empty()) asked.ask.firstEvent = asked.minutes.begin()->first;
    return asked;
}

TEST(TierProperties, PlannedPartsSumUpToTheNaiveMap)
{
    int exact = 0, refused = 0;
    EXPECT_TRUE(rc::check("as a map of minutes", [&] {
        const Asked asked = anyQuestion();
        const Tiers tiers(asked.minutes, asked.kept);
        TierAsk ask = asked.ask;
        TierPlan plan = planTiers(ask, asked.kept);
        if (!plan.exact) {
            ++refused;
            // The range named instead is answered, in steps that are kept, and it is of no more than it must be.
            RC_ASSERT(plan.nearestFrom <= ask.from && plan.nearestTo >= ask.to);
            ask.from = plan.nearestFrom;
            ask.to = plan.nearestTo;
            ask.coarsest = std::max(ask.coarsest, plan.finestStep);
            plan = planTiers(ask, asked.kept);
            RC_ASSERT(plan.exact);
        } else {
            ++exact;
        }
        std::uint64_t sum = 0;
        for (const TierRange& part : plan.parts) sum += tiers.sum(part.tier, part.from, part.to);
        RC_ASSERT(sum == naiveSum(asked.minutes, ask.from, ask.to));
    }));
    EXPECT_TRUE(exact > 20 && refused > 5) << exact << " " << refused;
}

// A plan for steps never reads a slot that lies in two of them.
TEST(TierProperties, StepsOfAPlanAreThoseOfTheNaiveMap)
{
    EXPECT_TRUE(rc::check("as a map of steps", [] {
        const Asked asked = anyQuestion();
        const Tiers tiers(asked.minutes, asked.kept);
        const TierPlan plan = planTiers(asked.ask, asked.kept);
        if (!plan.exact) return;
        Counts steps, naive;
        const auto stepOf = [&](std::int32_t minute) { return minuteOfSlot(asked.ask.coarsest, slotOf(asked.ask.coarsest, minute)); };
        for (const TierRange& part : plan.parts) {
            const auto found = tiers.counts.find(part.tier);
            if (found == tiers.counts.end()) continue;
            for (const auto& [slot, n] : found->second) {
                if (slot < part.from || slot >= part.to) continue;
                RC_ASSERT(stepOf(slot) == stepOf(slot + minutesOf(part.tier) - 1));
                steps[stepOf(slot)] += n;
            }
        }
        for (const auto& [minute, n] : asked.minutes)
            if (minute >= asked.ask.from && minute < asked.ask.to) naive[stepOf(minute)] += n;
        RC_ASSERT(steps == naive);
    }));
}

}  // namespace
}  // namespace tally
