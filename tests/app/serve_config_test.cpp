// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <fstream>
#include <gtest/gtest.h>

#include "app/intake/serve_config.h"

namespace tally {
namespace {

struct Parsed {
    std::optional<ServeOptions> options;
    int exitCode = 0;
};

Parsed parse(std::vector<std::string> words)
{
    words.insert(words.begin(), {"serve", "--data", "d"});
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    Parsed parsed;
    testing::internal::CaptureStderr();
    parsed.options = parseServeOptions(static_cast<int>(pointers.size()), pointers.data(), &parsed.exitCode);
    testing::internal::GetCapturedStderr();
    return parsed;
}

std::string written(const QTemporaryDir& folder, const std::string& text)
{
    const std::string path = folder.path().toStdString() + "/serve.toml";
    std::ofstream(path) << text;
    return path;
}

TEST(ServeConfig, TheFileAndTheCommandLineAddUp)
{
    const QTemporaryDir folder;
    const std::string path = written(folder, "tcp = [\"127.0.0.1:1\", \"127.0.0.1:2\"]\nlocal = \"web\"\nhttp = \"127.0.0.1:3\"\ntoken-file = \"t\"\n"
                                             "[limits]\nconnections = 7\nline = \"64KiB\"\nidle_time = \"10m\"\nhttp_body = \"1MB\"\n");
    const auto [options, exitCode] = parse({"--config", path, "--tcp", "127.0.0.1:9", "--http", "127.0.0.1:4", "--limit", "connections=8"});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->tcp, (std::vector<std::string>{"127.0.0.1:9", "127.0.0.1:1", "127.0.0.1:2"}));
    EXPECT_EQ(options->local, std::vector<std::string>{"web"});
    EXPECT_EQ(options->http, (std::vector<std::string>{"127.0.0.1:4", "127.0.0.1:3"}));
    EXPECT_EQ(options->credentials.token, "t");
    EXPECT_EQ(options->limits.sockets.connections, 8u);
    EXPECT_EQ(options->limits.sockets.line, 65'536u);
    EXPECT_EQ(options->limits.sockets.idleTime, std::chrono::minutes(10));
    EXPECT_EQ(options->limits.http.body, 1u << 20);
}

TEST(ServeConfig, OptionsOfOneWordAreThoseOfTheCommandLine)
{
    const QTemporaryDir folder;
    const std::string path = written(folder, "tcp = \"a\"\nnot-durable = true\nframing = \"octets\"\nthreads = 3\nitems = 500\nmemory = \"64MB\"\nidle = \"10s\"\nout-of-order = 7\n"
                                             "allowed-lateness = \"2h\"\nfuture-tolerance = \"1m\"\n");
    const auto [options, exitCode] = parse({"--config", path, "--items", "9", "--idle", "20s"});
    ASSERT_TRUE(options);
    EXPECT_TRUE(options->notDurable);
    EXPECT_EQ(options->framing, Framing::Octets);
    EXPECT_EQ(options->threads, 3u);
    EXPECT_EQ(options->itemBudget, 9u) << "the command line goes before";
    EXPECT_EQ(options->memoryBudget, 64u << 20);
    EXPECT_EQ(options->eventTime.idle, 20 * kSecond);
    EXPECT_EQ(options->eventTime.outOfOrderness, 7 * kSecond);
    EXPECT_EQ(options->eventTime.allowedLateness, 2 * kHour);
    EXPECT_EQ(options->eventTime.futureTolerance, kMinute);
    for (const char* wrong : {"items = 0", "idle = \"soon\"", "idle = \"-5s\"", "framing = \"none\"", "memory = []", "threads = 1.5"})
        EXPECT_EQ(parse({"--config", written(folder, std::string("tcp = \"a\"\n") + wrong + "\n")}).exitCode, 1) << wrong;
}

TEST(ServeConfig, WhatIsWrongIsSaidWithItsLine)
{
    const QTemporaryDir folder;
    const std::pair<std::string, std::string> wrong[] = {
        {"tcp = \"a\"\nudq = \"b\"\n", ":2: udq is not known"},
        {"tcp = 5\n", ":1: a text or a list"},
        {"http = [\"a\", 3]\n", ":1: a text or a list"},
        {"limits = 3\n", ":1: limits is a table"},
        {"[limits]\n\nlines = 3\n", ":3: there is no limit lines"},
        {"[limits]\nline = \"2MiB\"\n", ":2: limit line is 2MiB, and must be from 1KiB to 1MiB"},
        {"[limits]\nline = -1\n", ":2: limit line is -1"},
        {"[limits]\nline = 1.5\n", ":2: a limit is a number"},
        {"tcp = [\n", ":"},
    };
    for (const auto& [text, said] : wrong) {
        ServeOptions options;
        const auto read = readServeConfig(written(folder, text), &options);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, ErrorCode::Usage);
        EXPECT_NE(read.error().what.find("serve.toml" + said), std::string::npos) << read.error().what;
    }
    ServeOptions options;
    for (const std::string& gone : {folder.path().toStdString(), folder.path().toStdString() + "/gone"})
        EXPECT_EQ(readServeConfig(gone, &options).error().code, ErrorCode::Unreadable);
}

TEST(ServeConfig, EveryLimitCanBeSetWithinItsBounds)
{
    for (const std::string_view name : limitNames()) {
        IntakeLimits limits;
        EXPECT_FALSE(setLimit(&limits, name, "99999999999999999999")) << name;
        EXPECT_FALSE(setLimit(&limits, name, "7x")) << name;
        EXPECT_FALSE(setLimit(&limits, name, "")) << name;
    }
    IntakeLimits limits;
    EXPECT_FALSE(setLimit(&limits, "connections", "5K"));
    EXPECT_TRUE(setLimit(&limits, "idle_time", "0"));
    EXPECT_TRUE(setLimit(&limits, "line_time", "1500ms"));
    EXPECT_EQ(limits.sockets.lineTime.count(), 1500);
    EXPECT_FALSE(setLimit(&limits, "line_time", "50ms"));
}

TEST(ServeConfig, WhatDoesNotBelongTogetherIsRefused)
{
    EXPECT_EQ(parse({}).exitCode, 1);
    EXPECT_EQ(parse({"--tcp", "a", "--tls-cert", "c"}).exitCode, 1);
    EXPECT_EQ(parse({"--udp", "a", "--token-file", "t"}).exitCode, 1);
    EXPECT_EQ(parse({"--udp", "a", "--tls-cert", "c", "--tls-key", "k"}).exitCode, 1);
    EXPECT_EQ(parse({"--tcp", "a", "--http-host", "h"}).exitCode, 1);
    EXPECT_EQ(parse({"--tcp", "a", "--limit", "line"}).exitCode, 1);
    EXPECT_EQ(parse({"--tcp", "a", "--framing", "what"}).exitCode, 1);
    EXPECT_EQ(parse({"--tcp", "a", "--config", "/gone"}).exitCode, 2);
    EXPECT_TRUE(parse({"--local", ""}).options);
    EXPECT_EQ(parse({"--tcp", "a", "--framing", "octets"}).options->framing, Framing::Octets);
}

}  // namespace
}  // namespace tally
