// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/json_behind_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

// The events, then the reasons of what was refused; or why nothing is read.
std::string read(const std::string& text)
{
    const auto shape = detect(text, true, {});
    if (!shape) return shape.error().what;
    CollectingSink sink;
    feed(text, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{7}; });
    std::string answer;
    for (const std::string& event : sink.events) answer += event + "\n";
    for (const Rejection& r : sink.rejections) answer += fmt::format("{} {} {}\n", r.line, r.reason, r.raw);
    return answer;
}

TEST(JsonBehindText, IsCountedWhateverStandsBeforeIt)
{
    const std::string event = "item=a type=view time=2023-11-14T22:13:20Z\n";
    const std::string json = R"({"video":"a","ts":1700000000})";
    EXPECT_EQ(read("key-1\t" + json + "\nkey-2\t" + json + "\n"), event + event);
    EXPECT_EQ(read("[pod/web-1/app] " + json + "\n"), event);
    EXPECT_EQ(read("2020-01-01 10:00:00,123 INFO [main] view: " + json + "\n"), event) << "its own time comes first";
}

TEST(JsonBehindText, ItsTimeMayStandBeforeIt)
{
    EXPECT_EQ(read("2020-01-01 10:00:00 INFO {\"video\":\"a\"}\n"), "item=a type=view time=2020-01-01T10:00:00Z\n");
    EXPECT_EQ(read("2020-01-01T10:00:00Z\t{\"video\":\"a\"}\n"), "item=a type=view time=2020-01-01T10:00:00Z\n");
    EXPECT_EQ(read("CreateTime:1700000000000\tkey\t{\"video\":\"a\"}\n"), "item=a type=view time=2023-11-14T22:13:20Z\n");
    EXPECT_EQ(read("key\t{\"video\":\"a\"}\n").find("item="), std::string::npos) << "there is no time";
}

TEST(JsonBehindText, LinesWithoutAnObjectAreRefused)
{
    std::string text, events;
    for (int i = 0; i < 20; ++i) {
        text += "k\t{\"video\":\"a\",\"ts\":1700000000}\n";
        events += "item=a type=view time=2023-11-14T22:13:20Z\n";
    }
    EXPECT_EQ(read(text + "k\tstarted\n"), events + "20 bad_line k\tstarted\n");
}

}  // namespace
}  // namespace tally
