// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "core/format/envelope/quoted_line.h"
#include "core/format/envelope/syslog_frame.h"
#include "core/format/logfmt/logfmt_line.h"
#include "core/format/pattern/directives.h"
#include "core/format/pattern/known_patterns.h"
#include "core/format/pattern/pattern_lines.h"
#include "core/format/w3c/w3c_lines.h"
#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

using Texts = std::vector<std::string>;

// The log read in pieces of several sizes; the same each time.
CollectingSink readAll(const std::string& input, const ReadOptions& options = {})
{
    CollectingSink last;
    for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{7}, std::size_t{40}}) {
        const auto shape = detect(input, true, options);
        EXPECT_TRUE(shape) << (shape ? "" : shape.error().what);
        if (!shape) return last;
        CollectingSink sink;
        const auto decoder = makeDecoder(*shape, kAllParts);
        feed(input, *makeCutter(*shape), **decoder, sink, [piece] { return piece; });
        if (piece < 100) {
            EXPECT_EQ(sink.events, last.events) << piece;
            EXPECT_EQ(sink.rejections, last.rejections) << piece;
        }
        last = sink;
    }
    return last;
}

TEST(LogPattern, NamesFieldsOfBothNotations)
{
    const auto names = [](const std::string& format) {
        Texts all;
        const auto pattern = LogPattern::of(format);
        EXPECT_TRUE(pattern) << format;
        if (pattern) for (const PatternPiece& piece : pattern->pieces()) all.push_back(piece.name);
        return all;
    };
    EXPECT_EQ(names(R"($remote_addr - $remote_user [$time_local] "$request" $status ${body_bytes_sent} "$http_x_forwarded_for")"),
              (Texts{"address", "user", "time", "request", "status", "bytes", "http_x_forwarded_for"}));
    EXPECT_EQ(names(R"(%v:%p %h %l %u %t \"%r\" %>s %O "%{Referer}i" "%{User-Agent}i" %{ms}T %{X-Id}o)"),
              (Texts{"host", "port", "address", "ident", "user", "time", "request", "status", "bytes", "referrer", "agent", "duration_ms", "x_id"}));
    EXPECT_EQ(names("%400,501{Referer}i|%!200,304{X}i|%b|%O|%D %U%q"), (Texts{"referrer", "x", "bytes", "bytes_2", "duration_us", "target"}));
    for (const char* wrong : {"", "nothing", "%h%l", "$a$b", "%{Referer", "%"}) EXPECT_FALSE(LogPattern::of(wrong)) << wrong;
    for (const KnownPattern& known : knownPatterns()) EXPECT_TRUE(LogPattern::of(std::string(known.format))) << known.name;
}

TEST(LogPattern, CutsLinesAsTheServersWriteThem)
{
    const auto cut = [](const char* format, std::string_view line) {
        std::vector<std::string_view> texts;
        return LogPattern::of(format)->cut(line, &texts) ? Texts(texts.begin(), texts.end()) : Texts{"no"};
    };
    EXPECT_EQ(cut(R"(%h %u %t "%r" %>s)", R"(::1 a user [10/Oct/2000:13:55:36 -0700] "GET /\"x\" HTTP/1.0" 200)"),
              (Texts{"::1", "a user", "10/Oct/2000:13:55:36 -0700", R"(GET /\"x\" HTTP/1.0)", "200"}));
    EXPECT_EQ(cut("$time_local $status", "10/Oct/2000:13:55:36 -0700 200"), (Texts{"10/Oct/2000:13:55:36 -0700", "200"}));
    EXPECT_EQ(cut("%{%d.%m.%Y %H:%M}t %U", "01.02.2017 10:00 /a"), (Texts{"01.02.2017 10:00", "/a"}));
    EXPECT_EQ(cut("$time $duration_ms $address", "1.5    80 ::1"), (Texts{"1.5", "80", "::1"}));
    EXPECT_EQ(cut("%h %t %r", R"(1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 5)"), (Texts{"no"}));
    EXPECT_EQ(cut("%h %s", "1.2.3.4 200 more"), (Texts{"no"}));
    EXPECT_EQ(cut(R"("%{User-Agent}i")", R"("a "b" c")"), (Texts{"no"}));
}

TEST(LogPattern, TakesPathAndMethodFromTheRequest)
{
    ReadOptions options;
    options.logFormat = R"(%t "%r" %s %b %D)";
    const CollectingSink sink = readAll("[10/Oct/2000:13:55:36 +0000] \"GET /a?b=c HTTP/1.0\" 503 - 1500\n[10/Oct/2000:13:55:37 +0000] \"junk\" 400 5 -\nx\n", options);
    EXPECT_EQ(sink.events, (Texts{"item=/a type=GET time=2000-10-10T13:55:36Z latency=1500 outcome=2",
                                  "item=junk type=- time=2000-10-10T13:55:37Z value=5 outcome=1"}));
    ASSERT_EQ(sink.rejections.size(), 1U);
    EXPECT_EQ(sink.rejections[0].reason, "bad_line");
    EXPECT_EQ(sink.rejections[0].line, 2U);
}

TEST(W3c, ColumnsMayChangeOnTheWayAndCommentsAreNoRecords)
{
    const CollectingSink sink = readAll(
        "#Software: Microsoft Internet Information Services 8.0\n#Version: 1.0\n#Fields: date time cs-method cs-uri-stem sc-status time-taken\n"
        "2017-01-02 15:04:05 GET /a+b 200 15\r\n2017-01-02 15:04:06 GET /b\n#Date: x\n#Fields: cs-uri-stem time date cs(User-Agent)\n"
        "/c 15:04:07 2017-01-02 \"a \"\"b\"\" c\"\n\n- 15:04:08 2017-01-02 -\n");
    EXPECT_EQ(sink.events, (Texts{"item=/a+b type=GET time=2017-01-02T15:04:05Z latency=15000 outcome=0", "item=/c type=view time=2017-01-02T15:04:07Z",
                                  "item=- type=view time=2017-01-02T15:04:08Z"}));
    Texts reasons;
    for (const Rejection& r : sink.rejections) reasons.push_back(r.reason);
    EXPECT_EQ(reasons, (Texts{"field_count", "empty"}));
    std::vector<std::string_view> parts;
    W3cLines::split("a\t\tb c\t\"d e\"", &parts);
    EXPECT_EQ(Texts(parts.begin(), parts.end()), (Texts{"a", "", "b c", "d e"}));
}

TEST(Logfmt, ReadsQuotesEscapesAndBareKeys)
{
    std::vector<LogfmtPair> pairs;
    ASSERT_TRUE(splitLogfmt(R"(a=1 b="x \"y\" =z" c d= e="")", &pairs));
    Texts texts;
    for (const LogfmtPair& p : pairs) texts.push_back(std::string(p.key) + ":" + (p.escaped ? unescapedLogfmt(p.value) : std::string(p.value)));
    EXPECT_EQ(texts, (Texts{"a:1", R"(b:x "y" =z)", "c:true", "d:", "e:"}));
    for (const std::string_view wrong : {"a=\"open", "=x", "a=\"b\"c", "\"a\"=b", ""}) EXPECT_FALSE(splitLogfmt(wrong, &pairs)) << wrong;
    ReadOptions said;
    said.format = Format::Logfmt;
    const CollectingSink sink = readAll("ts=2017-01-02T15:04:05Z path=\"/a \\\"b\" status=200 path=/c\nts=1 path=/d took_ms=5\nts=1 path=\"/e\n", said);
    EXPECT_EQ(sink.events, (Texts{"item=/c type=view time=2017-01-02T15:04:05Z outcome=0", "item=/d type=view time=1970-01-01T00:00:01Z latency=5000"}));
    EXPECT_EQ(sink.rejections.size(), 1U);
}

TEST(Syslog, TakesTheFrameOff)
{
    const auto carried = [](std::string_view line) {
        SyslogFrame frame;
        return readSyslogFrame(line, &frame) ? std::string(frame.stamp) + "|" + std::string(frame.message) : std::string("none");
    };
    EXPECT_EQ(carried("<34>1 2003-10-11T22:14:15.003Z host app 1 ID47 [a b=\"]\"][c] \xEF\xBB\xBFmsg x"), "2003-10-11T22:14:15.003Z|msg x");
    EXPECT_EQ(carried("<165>1 - - - - - - {\"a\":1}"), "-|{\"a\":1}");
    EXPECT_EQ(carried("83 <34>1 2003-10-11T22:14:15Z h a - - - m"), "2003-10-11T22:14:15Z|m");
    EXPECT_EQ(carried("<34>Oct  1 22:14:15 host su[12]: msg: x"), "Oct  1 22:14:15|msg: x");
    EXPECT_EQ(carried("Oct 11 22:14:15 host nginx: 1.2.3.4 - - [x]"), "Oct 11 22:14:15|1.2.3.4 - - [x]");
    EXPECT_EQ(carried("2017-01-02T15:04:05.123+01:00 host app[1]: @cee: {\"a\":1}"), "2017-01-02T15:04:05.123+01:00|{\"a\":1}");
    for (const std::string_view none : {"", "<34>", "<3456>x", "{\"a\":1}", "GET / HTTP", "2017-01-02 15:04:05 INFO x", "Oct 11"}) EXPECT_EQ(carried(none), "none") << none;
}

TEST(Quotes, OnlyTakesOffWhatIsWholeInThem)
{
    const auto unquoted = [](std::string_view line) {
        std::string out;
        return appendUnquoted(line, &out) ? out : std::string("none");
    };
    EXPECT_EQ(unquoted(R"("{\"a\":\"b\\\"c\"}")"), R"({"a":"b\"c"})");
    EXPECT_EQ(unquoted(R"("a,""b"",c")"), R"(a,"b",c)");
    EXPECT_EQ(unquoted(R"("a","b")"), "none");
    EXPECT_EQ(unquoted(R"("a)"), "none");
}

TEST(Envelope, PlacesAndRawTextsAreThoseOfTheLog)
{
    const CollectingSink sink = readAll("<34>1 2017-01-02T15:04:05Z h a - - - {\"item\":\"a\",\"n\":1}\n<34>1 2017-01-02T15:04:06Z h a - - - {\"item\":\n\n"
                                        "<34>1 2017-01-02T15:04:07Z h a - - - {\"item\":\"b\",\"n\":1}\n"
                                        + [] { std::string more; for (int i = 0; i < 20; ++i) more += "<34>1 2017-01-02T15:04:08Z h a - - - {\"item\":\"c\",\"n\":1}\n"; return more; }()
                                        + "no frame\n");
    ASSERT_EQ(sink.events.size(), 22U);
    EXPECT_EQ(sink.events[0], "item=a type=view time=2017-01-02T15:04:05Z");
    EXPECT_EQ(sink.events[1], "item=b type=view time=2017-01-02T15:04:07Z");
    Texts seen;
    for (const Rejection& r : sink.rejections) seen.push_back(fmt::format("{} {} {}", r.line, r.reason, r.raw.substr(0, 10)));
    EXPECT_EQ(seen, (Texts{"1 bad_json <34>1 2017", "2 empty ", "24 bad_line no frame"}));
}

}  // namespace
}  // namespace tally
