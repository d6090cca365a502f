// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/send/backoff.h"
#include "app/send/circuit_breaker.h"
#include "app/send/retry_budget.h"

namespace tally {
namespace {

using namespace std::chrono_literals;
using Moment = CircuitBreaker::Moment;
constexpr Moment kStart = Moment{} + 1h;

TEST(Backoff, WaitsLieAnywhereBelowABoundThatDoublesToTheMost)
{
    std::vector<std::int64_t> least(9, INT64_MAX), most(9, -1);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Backoff backoff(seed, 100ms, 10'000ms);
        for (std::size_t i = 0; i < 9; ++i) {
            const auto wait = backoff.next().count();
            least[i] = std::min(least[i], wait);
            most[i] = std::max(most[i], wait);
        }
    }
    for (std::size_t i = 0; i < 9; ++i) {
        const std::int64_t bound = std::min<std::int64_t>(100 << i, 10'000);
        EXPECT_GE(least[i], 0);
        EXPECT_LT(least[i], bound / 20) << i;   // full jitter: down to nothing
        EXPECT_LE(most[i], bound) << i;
        EXPECT_GT(most[i], bound - bound / 20) << i;
    }
}

TEST(Backoff, ASuccessBeginsAnew)
{
    Backoff backoff(1, 100ms, 10'000ms);
    for (int i = 0; i < 5; ++i) backoff.next();
    EXPECT_EQ(backoff.bound(), 3200ms);
    backoff.reset();
    EXPECT_EQ(backoff.bound(), 100ms);
}

TEST(CircuitBreaker, OpensAfterFailuresInARowAndTriesOnceWhenItsTimeIsOver)
{
    CircuitBreaker breaker({3, 2s, 60s});
    Moment now = kStart;
    breaker.failed(now);
    breaker.failed(now);
    breaker.succeeded();   // not in a row
    breaker.failed(now);
    breaker.failed(now);
    EXPECT_EQ(breaker.state(), CircuitBreaker::State::Closed);
    breaker.failed(now);
    EXPECT_EQ(breaker.state(), CircuitBreaker::State::Open);
    EXPECT_FALSE(breaker.allows(now + 1999ms));
    EXPECT_EQ(breaker.state(), CircuitBreaker::State::Open);
    EXPECT_TRUE(breaker.allows(now += 2s));
    EXPECT_EQ(breaker.state(), CircuitBreaker::State::HalfOpen);
    breaker.succeeded();
    EXPECT_EQ(breaker.state(), CircuitBreaker::State::Closed);
    EXPECT_EQ(breaker.timesOpened(), 1u);
}

TEST(CircuitBreaker, EachTrialThatFailsOpensItForTwiceAsLongUpToTheMost)
{
    CircuitBreaker breaker({1, 2s, 10s});
    Moment now = kStart;
    breaker.failed(now);
    for (const auto wait : {2s, 4s, 8s, 10s, 10s}) {
        EXPECT_EQ(breaker.openUntil(), now + wait);
        EXPECT_TRUE(breaker.allows(now += wait));
        breaker.failed(now);
        EXPECT_EQ(breaker.state(), CircuitBreaker::State::Open);
    }
    EXPECT_TRUE(breaker.allows(now += 10s));
    breaker.succeeded();
    breaker.failed(now);
    EXPECT_EQ(breaker.openUntil(), now + 2s);   // forgotten
}

TEST(RetryBudget, IsSpentByRetriesAndEarnedBySuccessAndTime)
{
    RetryBudget budget({2, 0.1, 0.5});
    Moment now = kStart;
    EXPECT_TRUE(budget.take(now));
    EXPECT_TRUE(budget.take(now));
    EXPECT_FALSE(budget.take(now));
    for (int i = 0; i < 9; ++i) budget.succeeded();
    EXPECT_FALSE(budget.take(now));
    budget.succeeded();
    budget.succeeded();
    EXPECT_TRUE(budget.take(now));
    const Moment next = budget.nextAt(now);
    EXPECT_GT(next, now + 1s);
    EXPECT_LE(next, now + 2001ms);
    EXPECT_FALSE(budget.take(next - 20ms));
    EXPECT_TRUE(budget.take(next));
    now += 24h;
    EXPECT_TRUE(budget.take(now));
    EXPECT_TRUE(budget.take(now));
    EXPECT_FALSE(budget.take(now));   // no more is saved up than may be
}

}  // namespace
}  // namespace tally
