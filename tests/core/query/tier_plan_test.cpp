// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/tier_plan.h"

#include <gtest/gtest.h>

#include <random>

namespace tally {
namespace {

constexpr std::int32_t kBase = 20'000 * 1440;

std::vector<TierRange> parts(std::int32_t from, std::int32_t to, bool wholeDays = false, Tier coarsest = Tier::Day)
{
    TierAsk ask;
    ask.from = from;
    ask.to = to;
    ask.coarsest = coarsest;
    ask.wholeDays = wholeDays;
    const TierPlan plan = planTiers(ask, {});
    EXPECT_TRUE(plan.exact);
    return plan.parts;
}

TEST(TierPlan, DaysInTheMiddleHoursAndMinutesAtTheEdges)
{
    const std::vector<TierRange> expected{{Tier::Minute, kBase + 615, kBase + 660},
                                          {Tier::Hour, kBase + 660, kBase + 1440},
                                          {Tier::Day, kBase + 1440, kBase + 4320},
                                          {Tier::Hour, kBase + 4320, kBase + 4380},
                                          {Tier::Minute, kBase + 4380, kBase + 4381}};
    EXPECT_EQ(parts(kBase + 615, kBase + 4381), expected);
    EXPECT_EQ(parts(kOpenFrom, kOpenTo), (std::vector<TierRange>{{Tier::Day, kOpenFrom, kOpenTo}}));
    EXPECT_EQ(parts(kBase, kBase + 60), (std::vector<TierRange>{{Tier::Hour, kBase, kBase + 60}}));
    EXPECT_TRUE(parts(kBase, kBase).empty());
}

TEST(TierPlan, ScansOverAllItemsReadADayInOneTier)
{
    const std::vector<TierRange> expected{{Tier::Minute, kBase + 615, kBase + 1440},
                                          {Tier::Day, kBase + 1440, kBase + 4320},
                                          {Tier::Hour, kBase + 4320, kBase + 4380}};
    EXPECT_EQ(parts(kBase + 615, kBase + 4380, true), expected);
    EXPECT_EQ(parts(kBase + 60, kBase + 90, true), (std::vector<TierRange>{{Tier::Minute, kBase + 60, kBase + 90}}));
    EXPECT_EQ(parts(kBase + 60, kBase + 120, true), (std::vector<TierRange>{{Tier::Hour, kBase + 60, kBase + 120}}));
}

TEST(TierPlan, AStepLimitsTheTier)
{
    EXPECT_EQ(parts(kBase, kBase + 2880, false, Tier::Minute), (std::vector<TierRange>{{Tier::Minute, kBase, kBase + 2880}}));
    EXPECT_EQ(parts(kBase, kBase + 2880, true, Tier::Hour), (std::vector<TierRange>{{Tier::Hour, kBase, kBase + 2880}}));
}

TEST(TierPlan, NothingIsReadBeforeTheDayOfTheFirstEvent)
{
    TierAsk ask;
    ask.from = kBase - 9'000'007;
    ask.to = kBase + 1440;
    ask.firstEvent = kBase + 17;
    const TierPlan plan = planTiers(ask, {kBase, kBase});  // what is dropped does not matter where nothing was
    EXPECT_TRUE(plan.exact);
    EXPECT_EQ(plan.parts, (std::vector<TierRange>{{Tier::Day, kBase, kBase + 1440}}));
}

TEST(TierPlan, EdgesThatNeedWhatRetentionDroppedAreNotRounded)
{
    TierAsk ask;
    ask.from = kBase + 615;
    ask.to = kBase + 5 * 1440 + 7;
    const KeptTiers kept{kBase + 2 * 1440, kBase + 1440};
    const TierPlan plan = planTiers(ask, kept);
    EXPECT_FALSE(plan.exact);
    EXPECT_EQ(plan.nearestFrom, kBase);
    EXPECT_EQ(plan.nearestTo, ask.to);
    ask.from = kBase + 1440 + 615;
    EXPECT_EQ(planTiers(ask, kept).nearestFrom, kBase + 1440 + 600);
    ask.from = kBase + 2 * 1440 + 615;
    EXPECT_TRUE(planTiers(ask, kept).exact);
    ask.from = kBase;
    ask.coarsest = Tier::Hour;
    EXPECT_TRUE(planTiers(ask, kept).stepTooFine);
    EXPECT_EQ(planTiers(ask, kept).finestStep, Tier::Day);
    EXPECT_EQ(planTiers(ask, kept).stepsFrom, kept.hoursFrom);
}

// Whatever is asked, the parts lie one behind the other, make up the range, and lie on slots that are kept.
TEST(TierPlan, PartsMakeUpTheRangeExactly)
{
    std::mt19937_64 random(17);
    const auto upTo = [&](std::int32_t most) { return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(most + 1)); };
    int exact = 0;
    for (int round = 0; round < 200'000; ++round) {
        KeptTiers kept;
        if (round % 2 == 0) kept.minutesFrom = kBase + 1440 * upTo(4);
        if (round % 4 == 0) kept.hoursFrom = kept.minutesFrom - 1440 * upTo(3);
        const std::int32_t unit = minutesOf(kTiers[random() % 3]);
        TierAsk ask;
        ask.from = random() % 10 == 0 ? kOpenFrom : kBase + upTo(6 * 1440) / unit * unit;
        ask.to = random() % 10 == 0 ? kOpenTo : std::max(ask.from, kBase) + upTo(6 * 1440) / unit * unit;
        ask.coarsest = kTiers[random() % 3];
        ask.wholeDays = random() % 2 == 0;
        ask.firstEvent = random() % 2 == 0 ? kOpenFrom : kBase + upTo(1440);
        const TierPlan plan = planTiers(ask, kept);
        if (!plan.exact) {
            ASSERT_TRUE(plan.parts.empty());
            // What is named instead can be answered: the range around it, in steps that are kept.
            ASSERT_TRUE(plan.nearestFrom <= ask.from && ask.to <= plan.nearestTo);
            ask.from = plan.nearestFrom;
            ask.to = plan.nearestTo;
            ask.coarsest = std::max(ask.coarsest, plan.finestStep);
            ASSERT_TRUE(planTiers(ask, kept).exact);
            continue;
        }
        ++exact;
        std::int32_t at = plan.parts.empty() ? ask.to : plan.parts.front().from;
        ASSERT_TRUE(at == ask.from || (ask.from != kOpenFrom && at - 1440 < ask.firstEvent)) << "nothing is left out but empty days";
        for (const TierRange& part : plan.parts) {
            ASSERT_EQ(part.from, at);
            ASSERT_LT(part.from, part.to);
            ASSERT_LE(part.tier, ask.coarsest);
            for (const std::int32_t edge : {part.from, part.to}) {
                ASSERT_TRUE(edge == kOpenFrom || edge == kOpenTo || edge % minutesOf(part.tier) == 0);
            }
            ASSERT_TRUE(part.from == kOpenFrom || finestKeptAt(part.from, kept) <= part.tier);
            at = part.to;
        }
        ASSERT_EQ(at, ask.to);
    }
    EXPECT_GT(exact, 50'000);
}

}  // namespace
}  // namespace tally
