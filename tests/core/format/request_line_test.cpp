// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/request_line.h"

#include <gtest/gtest.h>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

std::string parsed(std::string_view text)
{
    const auto line = parseRequestLine(text);
    return line ? std::string(line->method) + "|" + std::string(line->path) : "none";
}

TEST(RequestLine, IsMethodAndPathWithoutQuery)
{
    EXPECT_EQ(parsed("GET /a/b?x=1 HTTP/1.1"), "GET|/a/b");
    EXPECT_EQ(parsed("POST /with blanks HTTP/2.0"), "POST|/with blanks");
    EXPECT_EQ(parsed("M-SEARCH * HTTP/1.1"), "M-SEARCH|*");
    EXPECT_EQ(parsed("GET http://h/p?q HTTP/1.0"), "GET|http://h/p");
    for (const std::string_view none : {"", "GET", "GET /a", "get /a HTTP/1.1", " /a HTTP/1.1", "GET  HTTP/1.1", "THISISNOMETHODATALLATALL /a HTTP/1.1", "HTTP/1.1"})
        EXPECT_EQ(parsed(none), "none") << none;
}

// The events, each as "item=… type=… …", and the notes.
std::string read(const std::string& text, const ReadOptions& options = {})
{
    const auto shape = detect(text, true, options);
    if (!shape) return shape.error().what;
    CollectingSink sink;
    feed(text, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{1} << 20; });
    std::string all;
    for (const std::string& event : sink.events) all += event + "\n";
    return all;
}

constexpr const char* kNginx = "{\"time_local\":\"10/Jan/2023:10:00:00 +0000\",\"request\":\"GET /p0?x=1 HTTP/1.1\",\"status\":\"500\"}\n"
                               "{\"time_local\":\"10/Jan/2023:10:00:01 +0000\",\"request\":\"POST /p1 HTTP/1.1\",\"status\":\"200\"}\n";

TEST(RequestLine, OfNginxJsonIsPathAndMethodAsInAnAccessLog)
{
    const auto shape = detect(kNginx, true, {});
    ASSERT_TRUE(shape) << shape.error().what;
    EXPECT_TRUE(readsRequestLines(shape->mapping));
    const std::string events = read(kNginx);
    EXPECT_NE(events.find("/p0"), std::string::npos);
    EXPECT_NE(events.find("GET"), std::string::npos);
    EXPECT_NE(events.find("POST"), std::string::npos);
    EXPECT_EQ(events.find("HTTP/1.1"), std::string::npos) << events;
}

TEST(RequestLine, IsTakenAsItIsWhereThatWasSaid)
{
    ReadOptions options;
    options.mapping[Part::Item].field = "request";
    EXPECT_NE(read(kNginx, options).find("GET /p0?x=1 HTTP/1.1"), std::string::npos);
}

}  // namespace
}  // namespace tally
