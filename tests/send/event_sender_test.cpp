// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/send/event_sender.h"
#include "app/send/pack_body.h"
#include "tests/send/fake_listener.h"

namespace tally {
namespace {

using namespace std::chrono_literals;
using test::FakeListener;
using test::FakeTransport;
using Breaker = CircuitBreaker::State;

// A sender before some listeners, a clock, and the lines it was given.
struct Rig {
    std::vector<std::shared_ptr<FakeListener>> listeners;
    SendOptions options;
    std::unique_ptr<EventSender> sender;
    EventSender::Moment now = EventSender::Moment{} + 1h;
    std::uint64_t given = 0;
    std::vector<std::string> troubles;

    explicit Rig(std::size_t addresses = 1)
    {
        options.sender = "web";
        options.batchRecords = 10;
        options.linger = 20ms;
        options.seed = 7;
        for (std::size_t i = 0; i < addresses; ++i) {
            listeners.push_back(std::make_shared<FakeListener>());
            options.to.push_back({Scheme::Tcp, "h" + std::to_string(i), "1", {}});
        }
        options.make = [this](const Destination& to, const TransportOptions&) {
            return std::make_unique<FakeTransport>(listeners[static_cast<std::size_t>(to.host[1] - '0')]);
        };
        options.onTrouble = [this](const std::string&, const std::string& what) { troubles.push_back(what); };
    }
    void begin() { sender = std::make_unique<EventSender>(options); }
    FakeListener& at(std::size_t i) { return *listeners[i]; }
    void give(std::uint64_t records)
    {
        for (std::uint64_t i = 0; i < records; ++i) ASSERT_TRUE(sender->offer("line " + std::to_string(++given) + "\n", 1, now));
    }
    Result<void> run(std::chrono::milliseconds time, std::chrono::milliseconds step = 10ms)
    {
        for (const auto end = now + time; now < end; now += step)
            if (const auto moved = sender->step(now); !moved) return moved;
        return sender->step(now);
    }
    // Every line that was given, at one listener or another, once.
    void expectEachOnce() const
    {
        std::vector<std::string> all, wanted;
        for (const auto& listener : listeners)
            for (const auto& [name, lines] : listener->kept) all.insert(all.end(), lines.begin(), lines.end());
        for (std::uint64_t i = 1; i <= given; ++i) wanted.push_back("line " + std::to_string(i));
        std::sort(all.begin(), all.end());
        std::sort(wanted.begin(), wanted.end());
        EXPECT_EQ(all, wanted);
        EXPECT_EQ(sender->acknowledged(), given);
        EXPECT_TRUE(sender->isIdle());
    }
};

TEST(EventSender, ABatchGoesWhenItIsFullByCountByBytesOrByTime)
{
    Rig rig;
    rig.options.batchBytes = 100;
    rig.begin();
    ASSERT_TRUE(rig.run(0ms));
    rig.give(9);
    ASSERT_TRUE(rig.run(0ms));
    EXPECT_EQ(rig.at(0).batches, 0u);
    rig.give(1);
    ASSERT_TRUE(rig.run(0ms));
    EXPECT_EQ(rig.at(0).batches, 1u);
    ASSERT_TRUE(rig.sender->offer(std::string(99, 'x') + "\n", 1, rig.now));
    ASSERT_TRUE(rig.run(0ms));
    EXPECT_EQ(rig.at(0).batches, 2u);
    ASSERT_TRUE(rig.sender->offer("late\n", 1, rig.now));
    ASSERT_TRUE(rig.run(10ms));
    EXPECT_EQ(rig.at(0).batches, 2u);
    ASSERT_TRUE(rig.run(20ms));
    EXPECT_EQ(rig.at(0).batches, 3u);
}

TEST(EventSender, ManyLinesAtOnceAreCutIntoBatches)
{
    Rig rig;
    rig.options.batchBytes = 60;
    rig.begin();
    std::string lines;
    for (int i = 1; i <= 95; ++i) lines += "line " + std::to_string(i) + "\n";
    rig.given = 95;
    ASSERT_TRUE(rig.sender->offer(lines, 95, rig.now));
    ASSERT_TRUE(rig.run(100ms));
    rig.expectEachOnce();
    EXPECT_GE(rig.at(0).batches, lines.size() / 60);
}

TEST(EventSender, OfferingNeverWaitsAndSaysWhenThereIsNoRoom)
{
    Rig rig;
    rig.options.window = 100;
    rig.begin();
    rig.at(0).silent = true;
    std::uint64_t taken = 0;
    while (taken < 1000 && rig.sender->offer("123456789\n", 1, rig.now)) ++taken;
    EXPECT_EQ(taken, 10u);
    ASSERT_TRUE(rig.run(50ms));
    EXPECT_FALSE(rig.sender->offer("123456789\n", 1, rig.now));
}

TEST(EventSender, WhatIsInDoubtIsSentAgainBehindWhatTheListenerHas)
{
    for (std::size_t after = 0; after < 30; ++after) {
        Rig rig;
        rig.begin();
        rig.at(0).breakAfter = after;
        rig.give(30);
        ASSERT_TRUE(rig.run(5s));
        rig.expectEachOnce();
        EXPECT_EQ(rig.at(0).opened, 2u);
        EXPECT_EQ(rig.sender->stats()[0].counts.failures, 1u);
        EXPECT_GE(rig.sender->stats()[0].counts.resent, 1u);
    }
}

TEST(EventSender, TheBreakerOpensTriesHalfOpenAndCloses)
{
    Rig rig;
    rig.options.lane.breaker = {3, 2s, 60s};
    rig.options.giveUpAfter = 0ms;
    rig.options.budget = {1000, 0.1, 1000};
    rig.begin();
    rig.at(0).down = true;
    rig.give(25);
    while (rig.sender->stats()[0].breaker == Breaker::Closed) ASSERT_TRUE(rig.run(10ms));
    EXPECT_EQ(rig.at(0).opened, 3u);
    ASSERT_TRUE(rig.run(1900ms));
    EXPECT_EQ(rig.at(0).opened, 3u) << "left alone while it is open";
    ASSERT_TRUE(rig.run(200ms));
    EXPECT_EQ(rig.at(0).opened, 4u) << "one trial";
    EXPECT_EQ(rig.sender->stats()[0].breaker, Breaker::Open);
    EXPECT_EQ(rig.sender->stats()[0].timesOpened, 2u);
    rig.at(0).down = false;
    rig.at(0).silent = true;
    ASSERT_TRUE(rig.run(15s));
    EXPECT_EQ(rig.sender->stats()[0].breaker, Breaker::HalfOpen) << "reached, but nothing is acknowledged";
    EXPECT_EQ(rig.at(0).batches, 1u) << "one batch is the trial";
    rig.at(0).silent = false;
    ASSERT_TRUE(rig.run(120s));
    EXPECT_EQ(rig.sender->stats()[0].breaker, Breaker::Closed);
    rig.expectEachOnce();
}

TEST(EventSender, RetriesAreBoundedByTheBudget)
{
    Rig rig;
    rig.options.lane.breaker.failures = 1'000'000;   // the budget alone
    rig.options.lane.firstWait = rig.options.lane.mostWait = 1ms;
    rig.options.budget = {5, 0.1, 0.5};
    rig.options.giveUpAfter = 0ms;
    rig.begin();
    rig.at(0).down = true;
    rig.give(10);
    ASSERT_TRUE(rig.run(20s, 1ms));
    const auto counts = rig.sender->stats()[0].counts;
    EXPECT_GE(rig.at(0).opened, 1 + 5 + 9u);
    EXPECT_LE(rig.at(0).opened, 1 + 5 + 10u);
    EXPECT_GT(counts.denied, 0u);
    EXPECT_EQ(counts.retries + 1, rig.at(0).opened);
}

TEST(EventSender, WhatTheListenerAsksForIsWaited)
{
    Rig rig;
    rig.begin();
    rig.at(0).down = true;
    rig.at(0).retryAfter = 7s;
    rig.give(10);
    ASSERT_TRUE(rig.run(6900ms));
    EXPECT_EQ(rig.at(0).opened, 1u);
    ASSERT_TRUE(rig.run(300ms));
    EXPECT_EQ(rig.at(0).opened, 2u);
}

TEST(EventSender, TheNextAddressTakesOverAndTheFirstIsUsedAgainWhenItIsBack)
{
    Rig rig(3);
    rig.begin();
    rig.give(10);
    ASSERT_TRUE(rig.run(50ms));
    EXPECT_EQ(rig.at(1).opened, 0u) << "not touched while the first one works";
    rig.at(0).down = true;
    rig.give(40);
    ASSERT_TRUE(rig.run(100ms));
    EXPECT_GE(rig.at(1).kept["web-2"].size(), 10u);
    EXPECT_EQ(rig.at(2).opened, 0u);
    rig.at(0).down = false;
    ASSERT_TRUE(rig.run(60s));
    const auto before = rig.at(1).batches;
    rig.give(20);
    ASSERT_TRUE(rig.run(1s));
    EXPECT_EQ(rig.at(1).batches, before);
    rig.expectEachOnce();
}

// The listener has the batch, its acknowledgement is lost, it goes away: the batch must not go to another.
TEST(EventSender, WhatIsInDoubtWaitsForItsAddressAndTheRestGoesOn)
{
    Rig rig(2);
    rig.begin();
    rig.at(0).silent = true;
    rig.give(10);
    ASSERT_TRUE(rig.run(50ms));
    EXPECT_EQ(rig.at(0).kept["web"].size(), 10u);
    rig.at(0).down = true;
    rig.give(20);
    ASSERT_TRUE(rig.run(5s));
    EXPECT_EQ(rig.at(1).kept["web-2"].size(), 20u);
    EXPECT_EQ(rig.sender->acknowledged(), 20u);
    EXPECT_FALSE(rig.sender->isIdle());
    rig.at(0).down = rig.at(0).silent = false;
    ASSERT_TRUE(rig.run(60s));
    rig.expectEachOnce();
}

TEST(EventSender, RandomTroubleLosesAndDoublesNothing)
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 200; ++round) {
        Rig rig(1 + round % 3);
        rig.options.giveUpAfter = 0ms;
        rig.options.budget = {1000, 1, 10};
        rig.options.seed = random() | 1;
        rig.begin();
        for (int i = 0; i < 60; ++i) {
            FakeListener& one = rig.at(random() % rig.listeners.size());
            switch (random() % 6) {
            case 0: one.down = !one.down; break;
            case 1: one.silent = !one.silent; break;
            case 2: one.breakAfter = random() % 40; break;
            default: rig.give(random() % 25);
            }
            ASSERT_TRUE(rig.run(std::chrono::milliseconds(random() % 3000), 50ms));
        }
        for (const auto& listener : rig.listeners) listener->down = listener->silent = false;
        ASSERT_TRUE(rig.run(400s, 100ms));
        rig.expectEachOnce();
        if (testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

TEST(EventSender, ARefusalEndsItUnlessAnotherAddressTakesTheRecords)
{
    Rig alone;
    alone.begin();
    alone.at(0).refusal = "wrong token";
    alone.give(1);
    for (int i = 0; i < 2; ++i) {
        const auto moved = alone.run(100ms);
        ASSERT_FALSE(moved);
        EXPECT_EQ(moved.error().code, ErrorCode::Usage);
        EXPECT_EQ(moved.error().what, "wrong token");
    }
    Rig pair(2);
    pair.begin();
    pair.at(0).refusal = "wrong token";
    pair.give(15);
    ASSERT_TRUE(pair.run(1s));
    pair.expectEachOnce();
}

TEST(EventSender, AListenerThatLostWhatItAcknowledgedIsFound)
{
    Rig rig;
    rig.begin();
    rig.give(20);
    ASSERT_TRUE(rig.run(50ms));
    rig.at(0).kept["web"].resize(15);
    rig.at(0).breakAfter = 0;
    rig.give(10);
    const auto moved = rig.run(10s);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().code, ErrorCode::Store);
}

// Its own records in doubt may have got there, but no more than it has sent.
TEST(EventSender, SomebodyElseUnderTheSameNameIsFound)
{
    Rig rig;
    rig.begin();
    rig.give(10);
    ASSERT_TRUE(rig.run(100ms));
    ASSERT_EQ(rig.sender->acknowledged(), 10u);
    rig.at(0).breakAfter = 0;
    for (int i = 0; i < 25; ++i) rig.at(0).kept["web"].push_back("another's");
    rig.give(10);
    const auto ended = rig.run(60s, 50ms);
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::Usage);
    EXPECT_NE(ended.error().what.find("same name"), std::string::npos) << ended.error().what;
}

TEST(EventSender, ItGivesUpWithoutProgressButNotWhileTheCallerIsAway)
{
    Rig rig;
    rig.options.giveUpAfter = 10s;
    rig.begin();
    rig.at(0).down = true;
    rig.give(5);
    ASSERT_TRUE(rig.run(9s));
    rig.now += 1h;   // asleep
    ASSERT_TRUE(rig.run(0ms));
    const auto moved = rig.run(3s);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().code, ErrorCode::Unreadable);
}

TEST(EventSender, NoAnswerInTimeIsAFailure)
{
    Rig rig;
    rig.options.lane.answerTimeout = 3s;
    rig.begin();
    rig.at(0).silent = true;
    rig.give(10);
    ASSERT_TRUE(rig.run(2900ms));
    EXPECT_TRUE(rig.troubles.empty());
    ASSERT_TRUE(rig.run(300ms));
    ASSERT_FALSE(rig.troubles.empty());
    EXPECT_EQ(rig.troubles.front(), "no answer");
    rig.at(0).silent = false;
    ASSERT_TRUE(rig.run(20s));
    rig.expectEachOnce();
    EXPECT_EQ(rig.troubles.back(), "");
}

TEST(EventSender, TheFirstAddressTellsWhatItKeepsFromBefore)
{
    Rig rig;
    rig.at(0).kept["web"].assign(70, "old");
    rig.begin();
    EXPECT_FALSE(rig.sender->connected());
    ASSERT_TRUE(rig.run(10ms));
    EXPECT_EQ(rig.sender->connected(), 70u);
    ASSERT_TRUE(rig.sender->offer("new\n", 1, rig.now));
    ASSERT_TRUE(rig.run(50ms));
    EXPECT_EQ(rig.sender->acknowledged(), 1u);
    EXPECT_EQ(rig.at(0).kept["web"].size(), 71u);
}

TEST(PackBody, GzipAndZstdAreWhatTheyAreCalled)
{
    const std::string text(100'000, 'a');
    const std::string gz = packBody(text, Compression::Gzip), zst = packBody(text, Compression::Zstd);
    EXPECT_EQ(gz.substr(0, 2), "\x1f\x8b");
    EXPECT_EQ(zst.substr(0, 4), "\x28\xb5\x2f\xfd");
    EXPECT_LT(gz.size(), 2000u);
    EXPECT_LT(zst.size(), 2000u);
    EXPECT_EQ(packBody(text, Compression::None), text);
    EXPECT_EQ(packBody("", Compression::Gzip).substr(0, 2), "\x1f\x8b");
}

}  // namespace
}  // namespace tally
