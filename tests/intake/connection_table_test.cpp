// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/connection_table.h"

#include <gtest/gtest.h>
#include <set>

namespace tally {
namespace {

using Phase = ConnectionTable::Phase;

struct Fixture {
    HttpLimits limits;
    HttpCounters counters;
    std::set<int> closed, ended;
    std::optional<ConnectionTable> table;
    ConnectionTable::Time now = std::chrono::steady_clock::now();
    int next = 100;

    ConnectionTable& start() { return table.emplace(limits, counters, ConnectionTable::Sockets{[this](int descriptor) { closed.insert(descriptor); }, [this](int descriptor) { return ended.contains(descriptor); }}); }
    ConnectionTable::Id open(const std::string& address)
    {
        now += std::chrono::milliseconds(1);
        return table->opened(address, next++, now);
    }
};

TEST(ConnectionTable, ANewComerTakesThePlaceOfTheOneThatWaitsLongest)
{
    Fixture f;
    f.limits.connectionsOfOne = 3;
    ConnectionTable& table = f.start();
    const auto working = f.open("a");
    table.moved(working, Phase::Work, f.now);
    const auto idle = f.open("a");
    f.open("a");
    table.moved(idle, Phase::Idle, f.now + std::chrono::seconds(1));
    ASSERT_TRUE(table.admits("a", f.now));
    EXPECT_EQ(f.closed, std::set<int>{102});   // not the one that is worked for, not the one that was just answered
    f.open("a");
    EXPECT_EQ(table.open(), 3u);
    EXPECT_TRUE(table.admits("b", f.now));            // others are not touched
    EXPECT_EQ(f.closed.size(), 1u);
    EXPECT_EQ(f.counters.hits(HttpLimit::Connections), 1u);
}

TEST(ConnectionTable, WhoHasOnlyRequestsThatAreWorkedForMustWait)
{
    Fixture f;
    f.limits.connectionsOfOne = 2;
    ConnectionTable& table = f.start();
    for (int i = 0; i < 2; ++i) table.moved(f.open("a"), i == 0 ? Phase::Body : Phase::Work, f.now);
    EXPECT_FALSE(table.admits("a", f.now));
    EXPECT_TRUE(f.closed.empty());
    f.now += std::chrono::seconds(11);
    EXPECT_TRUE(table.admits("a", f.now));     // unless a body takes its time
    EXPECT_EQ(f.closed, std::set<int>{100});
}

TEST(ConnectionTable, ABodyThatWillNeverBeWholeIsNotWaitedFor)
{
    Fixture f;
    ConnectionTable& table = f.start();
    for (const Phase phase : {Phase::Body, Phase::Work, Phase::Body}) table.moved(f.open("a"), phase, f.now);
    f.ended = {100, 101};
    table.expire(f.now);
    EXPECT_EQ(f.closed, std::set<int>{100});   // who waits for an answer may have closed its side
}

TEST(ConnectionTable, TheWholeIsBoundedToo)
{
    Fixture f;
    f.limits.connections = 4;
    ConnectionTable& table = f.start();
    for (int i = 0; i < 4; ++i) f.open(std::string(1, static_cast<char>('a' + i)));
    ASSERT_TRUE(table.admits("x", f.now));
    EXPECT_EQ(f.closed, std::set<int>{100});
    EXPECT_EQ(table.open(), 3u);
    table.closed(1);                           // it is gone at last; its place was free already
    EXPECT_EQ(table.open(), 3u);
}

TEST(ConnectionTable, EachPhaseHasItsTime)
{
    Fixture f;
    ConnectionTable& table = f.start();
    const Phase phases[] = {Phase::Head, Phase::Body, Phase::Work, Phase::Answer, Phase::Idle};
    for (const Phase phase : phases) table.moved(f.open("a"), phase, f.now);
    const auto start = f.now;
    const auto after = [&](int seconds) {
        table.expire(start + std::chrono::seconds(seconds));
        return f.closed;
    };
    EXPECT_EQ(after(9), std::set<int>{});
    EXPECT_EQ(after(11), std::set<int>{100});
    EXPECT_EQ(after(61), (std::set<int>{100, 104}));
    EXPECT_EQ(after(121), (std::set<int>{100, 101, 103, 104}));   // never the one that waits for us
    EXPECT_EQ(f.counters.hits(HttpLimit::HeaderTime), 1u);
    EXPECT_EQ(f.counters.hits(HttpLimit::BodyTime), 1u);
    EXPECT_EQ(f.counters.hits(HttpLimit::AnswerTime), 1u);
    EXPECT_EQ(f.counters.hits(HttpLimit::IdleTime), 1u);
}

TEST(ConnectionTable, BodiesAreBoundedForOneAndForAll)
{
    Fixture f;
    f.limits.bodies = 100;
    f.limits.bodiesOfOne = 60;
    ConnectionTable& table = f.start();
    const auto a = f.open("a"), b = f.open("b");
    bool byAddress = false;
    EXPECT_TRUE(table.takeBytes(a, 60, &byAddress));
    EXPECT_FALSE(table.takeBytes(a, 1, &byAddress));
    EXPECT_TRUE(byAddress);
    EXPECT_TRUE(table.takeBytes(b, 40, &byAddress));
    EXPECT_FALSE(table.takeBytes(b, 1, &byAddress));
    EXPECT_FALSE(byAddress);
    table.closed(a);
    table.giveBytes("a", 60);
    EXPECT_TRUE(table.takeBytes(b, 20, &byAddress));
    EXPECT_EQ(table.bodyBytes(), 60u);
}

}  // namespace
}  // namespace tally
