// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/access/access_decoder.h"

#include <gtest/gtest.h>

#include <random>
// With sanitizers, g++ 12 takes members inside <regex> for uninitialised.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <regex>
#include <string>
#include <vector>

#include "core/format/line_cutter.h"
#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

LogShape shape()
{
    LogShape s;
    s.format = Format::Combined;
    s.mapping.item.field = "path";
    s.mapping.type.field = "method";
    s.mapping.time.field = "time";
    s.mapping.value.field = "bytes";
    s.mapping.outcome.field = "status";
    s.mapping.actor.field = "address";
    return s;
}

CollectingSink read(std::string_view input, const LogShape& s = shape())
{
    LineCutter cutter;
    AccessDecoder decoder(s, kAllParts);
    CollectingSink sink;
    feed(input, cutter, decoder, sink, [] { return std::size_t{100}; });
    return sink;
}

constexpr std::string_view kStart = "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] ";

TEST(AccessDecoder, ReadsCombinedAndCommonLines)
{
    const std::string start(kStart);
    const CollectingSink sink = read(start + "\"GET /a?b=c HTTP/1.0\" 200 2326 \"http://r/\" \"Agent\" \"-\"\r\n" + start +
                                     "\"POST /x HTTP/1.1\" 404 -\n" + start + "\"GET /y HTTP/1.1\" 503 0 \"http://r/\" \"open\n" + start +
                                     "\"-\" 408 0\n" + start + "\"\" - -\n" + start + "\"GET /q\\\"z HTTP/1.1\" 200 7 trailing");
    EXPECT_EQ(sink.events, (std::vector<std::string>{
        "item=/a type=GET time=2000-10-10T20:55:36Z value=2326 outcome=0 actor=1.2.3.4",
        "item=/x type=POST time=2000-10-10T20:55:36Z outcome=1 actor=1.2.3.4",
        "item=/y type=GET time=2000-10-10T20:55:36Z value=0 outcome=2 actor=1.2.3.4",
        "item=- type=- time=2000-10-10T20:55:36Z value=0 outcome=1 actor=1.2.3.4",
        "item= type=- time=2000-10-10T20:55:36Z actor=1.2.3.4",
        "item=/q\\\"z type=GET time=2000-10-10T20:55:36Z value=7 outcome=0 actor=1.2.3.4"}));
    EXPECT_TRUE(sink.rejections.empty());
}

TEST(AccessDecoder, SaysWhyALineIsRejected)
{
    const std::string start(kStart);
    const CollectingSink sink = read("\nnonsense\n" + start + "\"GET / HTTP/1.1\" 20 5\n1.2.3.4 - - [yesterday] \"GET / HTTP/1.1\" 200 5\n" +
                                     start + "\"GET /" + std::string(9000, 'x') + " HTTP/1.1\" 200 5\n");
    std::vector<std::string> reasons;
    for (const Rejection& r : sink.rejections) reasons.push_back(r.reason + "@" + std::to_string(r.line));
    EXPECT_EQ(reasons, (std::vector<std::string>{"empty@0", "bad_line@1", "bad_line@2", "bad_time@3", "item_too_long@4"}));
    EXPECT_EQ(sink.rejections[3].detail, "yesterday");
}

TEST(AccessDecoder, KnowsEveryFieldByItsName)
{
    AccessLine line;
    const PaddedCopy text("h - some one [10/Oct/2000:13:55:36 -0700] \"GET /a?b HTTP/1.0\" 200 5 \"ref\" \"ag\\\"ent\"");
    ASSERT_TRUE(parseAccessLine(text.view(), &line));
    const auto field = [&](std::string_view fieldName) { return *line.place(accessField(fieldName).value()); };
    EXPECT_EQ(field("path"), "/a");
    EXPECT_EQ(field("target"), "/a?b");
    EXPECT_EQ(field("method"), "GET");
    EXPECT_EQ(field("status"), "200");
    EXPECT_EQ(field("bytes"), "5");
    EXPECT_EQ(field("address"), "h");
    EXPECT_EQ(field("host"), "h");
    EXPECT_EQ(field("user"), "some one");
    EXPECT_EQ(line.referrer(), "ref");
    EXPECT_EQ(line.agent(), "ag\\\"ent");
    EXPECT_EQ(field("time"), "10/Oct/2000:13:55:36 -0700");
    EXPECT_FALSE(accessField("cookie"));
}

TEST(AccessDecoder, PassesOverAVirtualHost)
{
    AccessLine line;
    const PaddedCopy text("www.example.com 1.2.3.4 - theuser [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 5");
    ASSERT_TRUE(parseAccessLine(text.view(), &line));
    EXPECT_EQ(line.address, "1.2.3.4");
    EXPECT_EQ(line.user, "theuser");
}

// The reference: the pattern that defines such a line.
TEST(AccessDecoder, AgreesWithThePatternOnHostileLines)
{
    const std::regex pattern("^(\\S+) (\\S+) (.*?) \\[([^\\]]+)\\] \"((?:[^\"\\\\]|\\\\.)*)\" (\\d{3}|-) (\\d+|-)(.*)$");
    const std::vector<std::string> pieces{"1.2.3.4", " ", " - ", "-", "[", "]", " [10/Oct/2000:13:55:36 -0700] ", "\"", "\\", "\\\"",
                                          "\"GET /a?b HTTP/1.0\"", " 200", " 404 12", " -", "x", "  ", "\" \"", "é"};
    std::mt19937 random(3);
    int matches = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string text = round % 2 == 0 ? "a b c [t] \"GET /p HTTP/1.0\" 200 5 \"r\" \"a\"" : "";
        for (int n = static_cast<int>(random() % 10); n > 0; --n) {
            const std::size_t at = text.empty() ? 0 : random() % text.size();
            text.insert(round % 2 == 0 ? at : text.size(), pieces[random() % pieces.size()]);
        }
        const PaddedCopy copy(text);
        AccessLine line;
        std::smatch match;
        const bool expected = std::regex_match(text, match, pattern);
        ASSERT_EQ(parseAccessLine(copy.view(), &line), expected) << text;
        if (!expected) continue;
        ++matches;
        ASSERT_EQ(line.time, match[4].str()) << text;
        ASSERT_EQ(line.status, match[6].str()) << text;
        ASSERT_EQ(line.bytes, match[7].str()) << text;
        const std::string request = match[5].str();
        const std::size_t blank = request.find(' ');
        ASSERT_EQ(line.method, blank == std::string::npos ? "-" : request.substr(0, blank)) << text;
    }
    EXPECT_GT(matches, 5000);
}

}  // namespace
}  // namespace tally
