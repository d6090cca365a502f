// SPDX-License-Identifier: GPL-3.0-or-later
// What programs in containers write, as Docker and Kubernetes keep it.
#include <gtest/gtest.h>

#include "core/format/envelope/container_line.h"
#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

using Texts = std::vector<std::string>;

std::string carried(std::string_view line)
{
    std::string out = ">";
    std::string_view stamp;
    if (!appendContainerLine(line, &out, &stamp)) return out == ">" ? "none" : "none, but written: " + out;
    return std::string(stamp) + out;
}

// Three events and a start-up line that is none, in either form.
std::string log(bool docker)
{
    std::string text;
    const char* const written[] = {R"({\"item\":\"a\",\"type\":\"view\"})", "started", R"({\"item\":\"b\",\"type\":\"view\"})", R"({\"item\":\"a\",\"type\":\"view\"})"};
    int second = 0;
    for (int round = 0; round < 10; ++round) {
        for (const char* words : written) {
            if (std::string_view(words) == "started" && round > 0) continue;
            const std::string time = fmt::format("2026-11-24T10:00:{:02}.5Z", second++);
            std::string plain;
            for (const char* c = words; *c != '\0'; ++c) if (*c != '\\') plain += *c;
            text += docker ? fmt::format("{{\"log\":\"{}\\n\",\"stream\":\"stdout\",\"time\":\"{}\"}}\n", words, time)
                           : fmt::format("{} stdout F {}\n", time, plain);
        }
    }
    return text;
}

CollectingSink decodeWhole(const LogShape& shape, const std::string& input)
{
    CollectingSink sink;
    const auto decoder = makeDecoder(shape, kAllParts);
    feed(input, *makeCutter(shape), **decoder, sink, [] { return std::size_t{37}; });
    return sink;
}

TEST(ContainerLine, TakesTheRuntimesWordsOff)
{
    EXPECT_EQ(carried(R"({"log":"a \"b\" \u003cc\u003e\n","stream":"stdout","time":"2026-11-24T10:00:00.123456789Z"})"),
              "2026-11-24T10:00:00.123456789Z>a \"b\" <c>");
    EXPECT_EQ(carried(R"({"log":"a\nb\n","stream":"stderr","attrs":{"tag":"x"},"time":"2026-11-24T10:00:00Z"})"), "2026-11-24T10:00:00Z>a b");
    EXPECT_EQ(carried("2026-11-24T10:00:00.123456789+01:00 stderr F {\"a\": 1}"), "2026-11-24T10:00:00.123456789+01:00>{\"a\": 1}");
    for (const std::string_view none : {"", R"({"log":"a"})", R"({"log":"a","stream":"stdout","time":"today"})", R"({"log":"a)",
                                        R"({"log":{},"stream":"stdout","time":"2026-11-24T10:00:00Z"})",
                                        "2026-11-24T10:00:00Z stdout {\"a\":1}", "2026-11-24T10:00:00Z host F x", "2026-11-24T10:00:00Z stdout F"})
        EXPECT_EQ(carried(none), "none") << none;
}

TEST(ContainerLog, CountsWhatTheProgramWroteAtTheTimeOfTheRuntime)
{
    for (const bool docker : {true, false}) {
        const std::string text = log(docker);
        const auto shape = detect(text, true, {});
        ASSERT_TRUE(shape) << shape.error().what;
        EXPECT_EQ(shape->shownFormat, "NDJSON in a container's log");
        const CollectingSink sink = decodeWhole(*shape, text);
        ASSERT_EQ(sink.events.size(), 30U);
        EXPECT_EQ(sink.events[0], "item=a type=view time=2026-11-24T10:00:00.5Z");
        EXPECT_EQ(sink.events[1], "item=b type=view time=2026-11-24T10:00:02.5Z");
        ASSERT_EQ(sink.rejections.size(), 1U);
        EXPECT_EQ(sink.rejections[0].line, 1U);
        EXPECT_EQ(sink.rejections[0].reason, "bad_json");
    }
}

// A log that only looks like one: its own field is what is asked for.
TEST(ContainerLog, FieldsOfTheRuntimeCanBeCountedToo)
{
    ReadOptions options;
    options.mapping[Part::Item].field = "stream";
    const std::string text = log(true);
    const auto shape = detect(text, true, options);
    ASSERT_TRUE(shape) << shape.error().what;
    EXPECT_EQ(shape->shownFormat, "NDJSON");
    EXPECT_EQ(decodeWhole(*shape, text).events.size(), 31U);
}

}  // namespace
}  // namespace tally
