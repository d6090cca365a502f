// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/send/destination.h"

namespace tally {
namespace {

TEST(Destination, EachSchemeIsReadAndWrittenAlike)
{
    for (const std::string text : {"tcp://a:1", "tls://a:2", "http://127.0.0.1:8080", "https://[::1]:443", "udp://h:65535", "local:/run/t.sock"}) {
        const auto to = parseDestination(text);
        ASSERT_TRUE(to) << text;
        EXPECT_EQ(to->text(), text);
    }
    EXPECT_EQ(parseDestination("localhost:9099")->text(), "tcp://localhost:9099");
    EXPECT_EQ(parseDestination("http://h:80/")->text(), "http://h:80");
    EXPECT_EQ(parseDestination("local:///run/t")->path, "/run/t");
    EXPECT_EQ(parseDestination("local:rel.sock")->path, "rel.sock");
}

TEST(Destination, WhatIsNoneIsRefused)
{
    for (const std::string text : {"", "a", "tcp://a", "tcp://:1", "tcp://a:0", "tcp://a:65536", "tcp://a:1x", "ftp://a:1", "::1:80", "http://a/b:80",
                                   "http://user@a:80", "http://a\r\nX:80", "local:", "local://"})
        EXPECT_FALSE(parseDestination(text)) << text;
    EXPECT_FALSE(parseDestination("local:" + std::string(200, 'p')));
}

}  // namespace
}  // namespace tally
