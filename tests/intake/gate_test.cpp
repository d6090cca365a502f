// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/gate.h"
#include "app/intake/secret.h"
#include "core/base/token_file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tally {
namespace {

int statusOf(const HttpOptions& options, std::vector<std::pair<std::string, std::string>> fields, const std::string& path = "/metrics")
{
    HttpCounters counters;
    HttpHead head;
    head.method = "GET";
    head.path = path;
    head.fields = std::move(fields);
    const auto refused = Gate(options, counters).refusal(head);
    return refused ? static_cast<int>(refused->status) : 0;
}

TEST(Gate, OnlyNamesOfThisMachineAndItsAddressAreHosts)
{
    HttpOptions options;
    options.hosts = {"Tally.Example"};
    for (const char* host : {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.8.8.8", "[::1]:1", "tally.example:443"}) EXPECT_EQ(statusOf(options, {{"host", host}}), 0) << host;
    for (const char* host : {"evil.com", "127.0.0.1.evil.com", "localhost.evil.com", "192.0.2.1", "localhost:8x", "", "[::1", "0x7f.1"})
        EXPECT_EQ(statusOf(options, {{"host", host}}), 421) << host;
    options.host = "0.0.0.0";
    EXPECT_EQ(statusOf(options, {{"host", "192.0.2.1:80"}}), 0);
    EXPECT_EQ(statusOf(options, {{"host", "evil.com"}}), 421);
}

TEST(Gate, PagesOfABrowserMayNotAsk)
{
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"origin", "http://localhost"}}), 403);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"origin", "null"}}), 403);
}

TEST(Gate, TheTokenMustBeExactlyIt)
{
    HttpOptions options;
    options.token = "0123456789abcdef";
    const auto status = [&](const std::string& authorization) { return statusOf(options, {{"host", "localhost"}, {"authorization", authorization}}); };
    EXPECT_EQ(status("Bearer 0123456789abcdef"), 0);
    EXPECT_EQ(status("bearer 0123456789abcdef"), 0);
    for (const char* wrong : {"Bearer 0123456789abcde", "Bearer 0123456789abcdeff", "Bearer 0123456789abcdeg", "Bearer ", "Bearer", "0123456789abcdef",
                              "Basic 0123456789abcdef", "Bearer 0123456789abcdef0123456789abcdef"})
        EXPECT_EQ(status(wrong), 401) << wrong;
    EXPECT_EQ(statusOf(options, {{"host", "localhost"}}), 401);
    EXPECT_EQ(statusOf(options, {{"host", "localhost"}}, "/healthz"), 0);   // it says yes or no there, and no more
    EXPECT_FALSE(sameSecret("", "x"));
    EXPECT_TRUE(sameSecret("x", "x"));
}

TEST(Gate, WhatTwoReadersMayTakeForDifferentRequestsIsRefused)
{
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "5"}, {"content-length", "5"}}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "5"}, {"transfer-encoding", "chunked"}}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"transfer-encoding", "gzip, chunked"}}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "-5"}}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "5x"}}), 400);
    EXPECT_EQ(statusOf({}, {}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"host", "localhost"}}), 400);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "10000000000"}}), 413);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "99999999999999999999999"}}), 413);
    EXPECT_EQ(statusOf({}, {{"host", "localhost"}, {"content-length", "8388608"}}), 0);
}

TEST(Gate, ATokenFileThatOthersReadIsWarnedOf)
{
    const std::string path = std::filesystem::temp_directory_path() / ("tally-token-" + std::to_string(::getpid()));
    const auto write = [&](const std::string& text, mode_t mode) {
        std::filesystem::remove(path);
        std::ofstream(path) << text;
        ::chmod(path.c_str(), mode);
        return readTokenFile(path);
    };
    auto token = write("0123456789abcdef\r\nmore\n", 0600);
    ASSERT_TRUE(token);
    EXPECT_EQ(token->token, "0123456789abcdef");
    EXPECT_TRUE(token->warning.empty());
    token = write("0123456789abcdef", 0640);
    ASSERT_TRUE(token);
    EXPECT_NE(token->warning.find("chmod 600"), std::string::npos);
    EXPECT_EQ(token->warning.find("0123456789abcdef"), std::string::npos);
    for (const char* bad : {"", "short", "0123456789 abcdef", "\n0123456789abcdef"}) {
        const auto refused = write(bad, 0600);
        ASSERT_FALSE(refused) << bad;
        EXPECT_TRUE(std::string(bad).empty() || refused.error().what.find(bad) == std::string::npos);
    }
    std::filesystem::remove(path);
    EXPECT_FALSE(readTokenFile(path));
}

}  // namespace
}  // namespace tally
