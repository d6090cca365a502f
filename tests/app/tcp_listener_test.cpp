// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpSocket>
#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <thread>

#include "app/intake/tcp_listener.h"
#include "app/intake/tick_policy.h"
#include "core/base/clock.h"
#include "core/base/limits.h"
#include "core/log/memory_log.h"
#include "tests/app/stream_client.h"

namespace tally {

namespace {

void send(quint16 port, const QByteArray& bytes, int times)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    ASSERT_TRUE(socket.waitForConnected(5000));
    for (int i = 0; i < times; ++i) {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0) ASSERT_TRUE(socket.waitForBytesWritten(20000));
    }
    socket.disconnectFromHost();
    if (socket.state() != QAbstractSocket::UnconnectedState) socket.waitForDisconnected(5000);
}

struct Received {
    std::uint64_t lines = 0, bytes = 0, tooLong = 0;
};

Received drain(EventLog& log, std::uint64_t wantedLines)
{
    Received got;
    for (int idle = 0; idle < 100 && got.lines + got.tooLong < wantedLines;) {
        const auto batch = log.next(std::chrono::milliseconds(100));
        idle = batch ? 0 : idle + 1;
        if (!batch) continue;
        got.bytes += batch->bytes.size();
        if (batch->tooLong) ++got.tooLong;
        else got.lines += static_cast<std::uint64_t>(std::count(batch->bytes.begin(), batch->bytes.end(), '\n'));
    }
    return got;
}

}  // namespace

TEST(TcpListener, AMillionLinesOverEightConnectionsArrive)
{
    auto log = std::make_shared<MemoryLog>(4u << 20);   // small: senders are pushed back
    auto listener = TcpListener::start({}, log);
    ASSERT_TRUE(listener.has_value());
    const quint16 port = (*listener)->address().port;
    QByteArray block;
    for (int i = 0; i < 1250; ++i) block += "{\"videoId\":\"abc\",\"timestamp\":1700000000}\n";
    QTcpSocket stalled;
    stalled.connectToHost(QHostAddress::LocalHost, port);
    ASSERT_TRUE(stalled.waitForConnected(5000));
    stalled.write("half a line");
    stalled.waitForBytesWritten(1000);
    std::vector<std::thread> senders;
    for (int i = 0; i < 8; ++i) senders.emplace_back([&] { send(port, block, 100); });
    const Received got = drain(*log, 1'000'000);
    for (auto& sender : senders) sender.join();
    EXPECT_EQ(got.lines, 1'000'000u);
    EXPECT_EQ((*listener)->stats().accepted, 9u);
}

// Four that send without end and a log that is always full: who has little to say is heard all the same. Measured in what the
// others get in meanwhile, not in time.
TEST(TcpListener, WhoSendsLittleIsHeardBesideThoseWhoFlood)
{
    constexpr std::size_t kLog = 1u << 20;
    auto log = std::make_shared<MemoryLog>(kLog);
    auto listener = TcpListener::start({}, log);
    ASSERT_TRUE(listener.has_value());
    QByteArray block;
    for (int i = 0; i < 5000; ++i) block += "{\"videoId\":\"flood\",\"timestamp\":1700000000}\n";
    std::atomic<bool> enough{false};
    std::vector<std::thread> flooding;
    for (int i = 0; i < 4; ++i)
        flooding.emplace_back([&] {
            test::StreamClient client((*listener)->address());
            while (!enough) client.say(block);
        });
    std::uint64_t drained = 0;
    const auto take = [&]() -> std::string {
        const auto batch = log->next(std::chrono::milliseconds(100));
        if (!batch) return {};
        drained += batch->bytes.size();
        return std::string(batch->bytes);
    };
    while (drained < 8 * kLog) take();
    test::StreamClient polite((*listener)->address());
    ASSERT_TRUE(polite.connected());
    for (int i = 0; i < 20; ++i) {
        const std::string line = "{\"videoId\":\"polite" + std::to_string(i) + "\",\"timestamp\":1700000000}\n";
        polite.say(QByteArray::fromStdString(line));
        const std::uint64_t sent = drained;
        bool heard = false;
        while (!heard && drained - sent < 64 * kLog) heard = take().find(line) != std::string::npos;
        ASSERT_TRUE(heard) << "line " << i;
    }
    enough = true;
    std::jthread drain([&](std::stop_token stop) {   // they may be waiting for room
        while (!stop.stop_requested()) log->next(std::chrono::milliseconds(20));
    });
    for (auto& thread : flooding) thread.join();
}

TEST(TcpListener, ALineOfThreeMegabytesIsOneTooLong)
{
    auto log = std::make_shared<MemoryLog>();
    auto listener = TcpListener::start({}, log);
    ASSERT_TRUE(listener.has_value());
    send((*listener)->address().port, "first\n" + QByteArray(3 << 20, 'x') + "\nlast\n", 1);
    const Received got = drain(*log, 3);
    EXPECT_EQ(got.lines, 2u);
    EXPECT_EQ(got.tooLong, 1u);
    EXPECT_LE(got.bytes, limits::kLetterRaw + 16);
}

TEST(TcpListener, AnUnfinishedLastLineIsDelivered)
{
    auto log = std::make_shared<MemoryLog>();
    auto listener = TcpListener::start({}, log);
    ASSERT_TRUE(listener.has_value());
    send((*listener)->address().port, "whole\nhalf", 1);
    std::string all;
    for (int i = 0; i < 50 && all.size() < 10; ++i)
        if (const auto batch = log->next(std::chrono::milliseconds(100))) all += batch->bytes;
    EXPECT_EQ(all, "whole\nhalf");
}

TEST(ListenAddress, IsReadOrRefusedWithASentence)
{
    EXPECT_EQ(parseListenAddress("tcp://127.0.0.1:9099")->text(), "tcp://127.0.0.1:9099");
    EXPECT_EQ(parseListenAddress("[::1]:5")->text(), "tcp://[::1]:5");
    for (const char* bad : {"", "127.0.0.1", "example.org:5", "1.2.3.4:70000", "::1:5"}) EXPECT_FALSE(parseListenAddress(bad).has_value()) << bad;
}

// A sender that has closed may think that everything has arrived.
TEST(TcpListener, WhatHadArrivedWhenItEndsIsDelivered)
{
    auto log = std::make_shared<MemoryLog>(1u << 30);
    auto listener = TcpListener::start({}, log);
    ASSERT_TRUE(listener.has_value());
    const QByteArray line = "{\"videoId\":\"abc\",\"timestamp\":1700000000}\n";
    std::thread sender([&] { send((*listener)->address().port, line.repeated(10'000), 20); });
    sender.join();
    listener->reset();
    EXPECT_EQ(drain(*log, 200'000).lines, 200'000u);
}

TEST(TcpListener, TheClockIsInTheLog)
{
    auto log = std::make_shared<MemoryLog>();
    ListenerOptions options;
    options.tickEvery = std::chrono::milliseconds(5);
    const auto listener = TcpListener::start({}, log, std::make_shared<ManualClock>(1'700'000'000'000'000), options);
    ASSERT_TRUE(listener.has_value());
    for (int i = 0; i < 2; ++i) {
        const auto batch = log->next(std::chrono::milliseconds(5000));
        ASSERT_TRUE(batch.has_value());
        EXPECT_EQ(batch->kind, RawBatch::Kind::Tick);
        EXPECT_EQ(batch->arrival.us, 1'700'000'000'000'000);
    }
}

TEST(TickPolicy, TicksSeldomOnceNothingArrives)
{
    TickPolicy policy;
    const auto ticksOf = [&](int periods, bool arriving) {
        static std::uint64_t batches = 0;
        int ticks = 0;
        for (int i = 0; i < periods; ++i) ticks += policy.due(batches += arriving ? 1 : 0) ? 1 : 0;
        return ticks;
    };
    EXPECT_EQ(ticksOf(100, true), 100);
    EXPECT_EQ(ticksOf(TickPolicy::kQuietAfter, false), TickPolicy::kQuietAfter);
    EXPECT_EQ(ticksOf(10 * TickPolicy::kSeldom, false), 10);
    EXPECT_EQ(ticksOf(3, true), 3);
}

}  // namespace tally
