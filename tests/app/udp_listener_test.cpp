// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/udp_listener.h"

#include <QUdpSocket>
#include <algorithm>
#include <gtest/gtest.h>
#include <thread>

#include "core/log/memory_log.h"

namespace tally {

namespace {

std::vector<std::string> linesOf(EventLog& log, std::size_t wanted)
{
    std::string all;
    std::size_t count = 0;
    for (int idle = 0; idle < 50 && count < wanted;) {
        const auto batch = log.next(std::chrono::milliseconds(100));
        idle = batch ? 0 : idle + 1;
        if (!batch || batch->kind != RawBatch::Kind::Lines) continue;
        all += batch->bytes;
        count += static_cast<std::size_t>(std::count(batch->bytes.begin(), batch->bytes.end(), '\n'));
    }
    std::vector<std::string> lines;
    for (std::size_t at = 0, end; (end = all.find('\n', at)) != std::string::npos; at = end + 1) lines.push_back(all.substr(at, end - at));
    return lines;
}

}  // namespace

TEST(UdpListener, DatagramsOfOneOrMoreLinesArrive)
{
    auto log = std::make_shared<MemoryLog>();
    auto listener = UdpListener::bind({}, log);
    ASSERT_TRUE(listener) << listener.error().what;
    QUdpSocket sender;
    const quint16 port = (*listener)->address().port;
    // What arrives before accept() waits in the kernel.
    for (const char* datagram : {"one", "two\n", "three\nfour", ""}) sender.writeDatagram(datagram, QHostAddress::LocalHost, port);
    (*listener)->accept();
    EXPECT_EQ(linesOf(*log, 4), (std::vector<std::string>{"one", "two", "three", "four"}));
    EXPECT_EQ((*listener)->stats().datagrams, 4u);
    EXPECT_EQ((*listener)->stats().lost, 0u);
    listener->reset();
    EXPECT_TRUE(log->drained());
}

TEST(UdpListener, TheLargestDatagramIsOneLine)
{
    auto log = std::make_shared<MemoryLog>();
    auto listener = UdpListener::bind({}, log);
    ASSERT_TRUE(listener);
    (*listener)->accept();
    QUdpSocket sender;
    const QByteArray largest(65'507, 'x');
    ASSERT_EQ(sender.writeDatagram(largest, QHostAddress::LocalHost, (*listener)->address().port), largest.size());
    const auto lines = linesOf(*log, 1);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines.front().size(), 65'507u);
}

// Nobody reads the log: reading stops, the kernel's buffer runs over, and what was lost is known exactly.
TEST(UdpListener, WhatTheKernelDropsIsCounted)
{
    auto log = std::make_shared<MemoryLog>(64u << 10);
    auto listener = UdpListener::bind({}, log);
    ASSERT_TRUE(listener);
    (*listener)->accept();
    QUdpSocket sender;
    const QByteArray datagram(32'000, 'x');
    const std::uint64_t sent = (*listener)->stats().receiveBuffer / 16'000 + 500;
    for (std::uint64_t i = 0; i < sent; ++i) ASSERT_EQ(sender.writeDatagram(datagram, QHostAddress::LocalHost, (*listener)->address().port), datagram.size());
    std::size_t received = linesOf(*log, sent).size();
    ASSERT_LT(received, sent);
    // The count comes with the next datagram that is received.
    sender.writeDatagram("last", QHostAddress::LocalHost, (*listener)->address().port);
    received += linesOf(*log, 1).size();
    EXPECT_EQ(received + (*listener)->stats().lost, sent + 1);
}

TEST(UdpListener, ATakenAddressIsSaid)
{
    auto first = UdpListener::bind({}, std::make_shared<MemoryLog>());
    ASSERT_TRUE(first);
    const auto second = UdpListener::bind((*first)->address(), std::make_shared<MemoryLog>());
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().what.find("cannot listen on udp://127.0.0.1:"), std::string::npos) << second.error().what;
}

}  // namespace tally
