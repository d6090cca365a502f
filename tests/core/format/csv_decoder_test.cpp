// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/csv_decoder.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

LogShape shape(std::vector<std::string> columns, char delimiter = ',')
{
    LogShape s;
    s.format = delimiter == '\t' ? Format::Tsv : Format::Csv;
    s.delimiter = delimiter;
    s.columns = std::move(columns);
    s.options.noTime = true;
    s.mapping.item.field = s.columns[0];
    if (s.columns.size() > 1) s.mapping.actor.field = s.columns[1];
    if (s.columns.size() > 2) s.mapping.id.field = s.columns[2];
    return s;
}

CollectingSink read(std::string_view input, const LogShape& s, std::size_t piece = 1 << 30)
{
    CsvCutter cutter(CsvDialect{s.delimiter, s.columns.size()});
    CsvDecoder decoder(s, kAllParts);
    CollectingSink sink;
    feed(input, cutter, decoder, sink, [piece] { return piece; });
    return sink;
}

std::string event(std::string_view a, std::string_view b, std::string_view c)
{
    std::string text = fmt::format("item={} type=view", a);
    if (!b.empty()) text += fmt::format(" actor={}", b);
    if (!c.empty()) text += fmt::format(" id={}", c);
    return text;
}

TEST(CsvDecoder, ReadsPartsOfEveryKind)
{
    LogShape s = shape({"item", "type", "time", "value", "latency_ms", "status", "user", "id"});
    s.options.noTime = false;
    s.mapping.type.field = "type";
    s.mapping.time.field = "time";
    s.mapping.value.field = "value";
    s.mapping.latency = {"latency_ms", Unit::Milliseconds};
    s.mapping.outcome.field = "status";
    s.mapping.actor.field = "user";
    s.mapping.id.field = "id";
    const CollectingSink sink = read("item,type,time,value,latency_ms,status,user,id\n"
                                     "a,like,1441833600123,-2.5,12.25,404,u1,x\r\n"
                                     "b,,2015-09-12T00:46:58.771Z,n/a,,fail,,\n"
                                     "c,view,noon,1,1,1,1,1\n"
                                     "d,view,0,1e18,1,1,1,1\n", s);
    EXPECT_EQ(sink.events, (std::vector<std::string>{
        "item=a type=like time=2015-09-09T21:20:00.123Z value=-2.5 latency=12250 outcome=1 actor=u1 id=x",
        "item=b type=view time=2015-09-12T00:46:58.771Z outcome=2"}));
    ASSERT_EQ(sink.rejections.size(), 2U);
    EXPECT_EQ(sink.rejections[0], (Rejection{sink.rejections[0].offset, 2, "bad_time", "c,view,noon,1,1,1,1,1", "noon"}));
    EXPECT_EQ(sink.rejections[1].reason, "value_range");
}

// Stamps repeat; what is remembered of one is its time, not how often it was in doubt.
TEST(CsvDecoder, EachOfManyEqualStampsIsReadAndCounted)
{
    LogShape s = shape({"item", "time"});
    s.options.noTime = false;
    s.options.timeZone = "Europe/Berlin";
    s.mapping.actor = {};
    s.mapping.time.field = "time";
    CsvCutter cutter(CsvDialect{});
    CsvDecoder decoder(s, kAllParts);
    CollectingSink sink;
    feed("item,time\na,2020-10-25 02:30:00\nb,2020-10-25 02:30:00\nc,2020-10-25 03:30:00\nd,2020-10-25 03:30:00\ne,no time\nf,no time\ng,2020-10-25 03:30:00\n",
         cutter, decoder, sink, [] { return std::size_t{9}; });
    const std::vector<std::string> times{"a type=view time=2020-10-25T00:30:00Z", "b type=view time=2020-10-25T00:30:00Z", "c type=view time=2020-10-25T02:30:00Z",
                                         "d type=view time=2020-10-25T02:30:00Z", "g type=view time=2020-10-25T02:30:00Z"};
    ASSERT_EQ(sink.events.size(), times.size());
    for (std::size_t i = 0; i < times.size(); ++i) EXPECT_EQ(sink.events[i], "item=" + times[i]);
    EXPECT_EQ(sink.rejections.size(), 2U);
    EXPECT_EQ(decoder.ambiguousTimes(), 2U);
}

TEST(CsvDecoder, RejectsBlankLinesAndOtherFieldCounts)
{
    const CollectingSink sink = read("a,b,c\n1,2,3\n\n  \n1,2\n1,2,3,4\n1,2,3,,\n\"\"\n", shape({"a", "b", "c"}));
    EXPECT_EQ(sink.events, (std::vector<std::string>{event("1", "2", "3"), event("1", "2", "3")}));
    std::vector<std::string> reasons;
    for (const Rejection& r : sink.rejections) reasons.push_back(r.reason + "@" + std::to_string(r.line));
    EXPECT_EQ(reasons, (std::vector<std::string>{"empty@1", "empty@2", "field_count@3", "field_count@4", "empty@6"}));
    EXPECT_EQ(sink.rejections[2].detail, "2 fields, not 3");
}

TEST(CsvDecoder, OneStrayQuoteCostsOneRow)
{
    std::string input = "a,b,c\n1,2,3\n4,\"5,6\n";
    for (int i = 0; i < 1000; ++i) input += "7,8,9\n";
    for (const std::size_t piece : {std::size_t{7}, std::size_t{1000}, std::size_t{1} << 20}) {
        const CollectingSink sink = read(input, shape({"a", "b", "c"}), piece);
        EXPECT_EQ(sink.events.size(), 1001U);
        ASSERT_EQ(sink.rejections.size(), 1U);
        EXPECT_EQ(sink.rejections[0], (Rejection{12, 1, "bad_csv", "4,\"5,6", ""}));
    }
}

TEST(CsvDecoder, AQuoteThatStaysOpenForAMebibyteIsStray)
{
    std::string input = "a,b,c\n4,\"5,6\n";
    while (input.size() < limits::kLine + 100) input += "7,8,9\n";
    const std::size_t rows = (input.size() - 13) / 6;
    input += "x,\"y\",z\n";  // this quote comes too late to close the first
    for (const std::size_t piece : {std::size_t{65536}, std::size_t{1} << 30}) {
        const CollectingSink sink = read(input, shape({"a", "b", "c"}), piece);
        EXPECT_EQ(sink.events.size(), rows + 1);
        ASSERT_EQ(sink.rejections.size(), 1U);
        EXPECT_EQ(sink.rejections[0].reason, "bad_csv");
    }
}

TEST(CsvDecoder, RecordsOverTheLimitAreTooLong)
{
    const std::string most(limits::kLine - 4, 'x');
    const CollectingSink sink = read("a,b,c\n" + most + ",2,3\n" + most + "x,2,3\n1,2,3\n", shape({"a", "b", "c"}));
    ASSERT_EQ(sink.rejections.size(), 2U);
    EXPECT_EQ(sink.rejections[0].reason, "item_too_long");
    EXPECT_EQ(sink.rejections[1].reason, "too_long");
    EXPECT_EQ(sink.events.size(), 1U);
}

TEST(CsvDecoder, TabSeparatedFieldsInQuotesHoldLineEnds)
{
    const LogShape s = shape({"a", "b", "c"}, '\t');
    const std::string log = "a\tb\tc\n1\t\"two\r\nlines, \"\"so\"\"\"\t3\r\n\"in\nthe first\"\t2\t\"and\n\nthe\tlast\"\n4\t5\t6\n7\t8\t\"at\nthe end\"";
    const std::vector<std::string> expected{event("1", "two\r\nlines, \"so\"", "3"), event("in\nthe first", "2", "and\n\nthe\tlast"), event("4", "5", "6"),
                                            event("7", "8", "at\nthe end")};
    for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1000}}) {
        const CollectingSink sink = read(log, s, piece);
        EXPECT_EQ(sink.events, expected) << piece;
        EXPECT_TRUE(sink.rejections.empty()) << piece;
    }
}

// Each of these lines closes the quote of the one before and opens the next: looked at to the end for every line, a wide table of them
// would take minutes.
TEST(CsvDecoder, TabSeparatedRecordsSpanFewLines)
{
    for (const int spans : {16, 17}) {
        std::vector<std::string> names;
        std::string log, header;
        for (int i = 0; i <= spans; ++i) header += (i == 0 ? "c" : "\tc") + std::to_string(i);
        for (int i = 0; i <= spans; ++i) names.push_back("c" + std::to_string(i));
        log = header + "\n\"";
        for (int i = 0; i < spans; ++i) log += "x\n\"\t\"";
        log.erase(log.size() - 1);
        log += "last\n";
        const CollectingSink sink = read(log, shape(names, '\t'));
        EXPECT_EQ(sink.rejections.empty(), spans == 16) << spans;
        EXPECT_EQ(sink.events.size(), 1U) << spans;   // of 17, the last 16
    }
}

// A title that only begins with a quote, beside one that only ends with one: each line has all its fields.
TEST(CsvDecoder, StrayQuotesOfTabSeparatedTextCostNothing)
{
    const CollectingSink last = read("a\tb\tc\n1\t2\t\"open\n3\t4\tclosed\"\n5\t6\t7\n", shape({"a", "b", "c"}, '\t'));
    EXPECT_EQ(last.events, (std::vector<std::string>{event("1", "2", "\"open"), event("3", "4", "closed\""), event("5", "6", "7")}));
    const CollectingSink first = read("a\tb\tc\n\"open\t2\t3\nclosed\"\t4\t5\n", shape({"a", "b", "c"}, '\t'));
    EXPECT_EQ(first.events, (std::vector<std::string>{event("\"open", "2", "3"), event("closed\"", "4", "5")}));
    const CollectingSink shorter = read("a\tb\tc\n1\t\"open\n3\t4\t5\n6\tx\"\t8\n", shape({"a", "b", "c"}, '\t'));
    EXPECT_EQ(shorter.events, (std::vector<std::string>{event("3", "4", "5"), event("6", "x\"", "8")}));
    ASSERT_EQ(shorter.rejections.size(), 1U);
    EXPECT_EQ(shorter.rejections[0].reason, "field_count");
}

TEST(CsvDecoder, TabSeparatedQuotesThatEndNoFieldAreText)
{
    const CollectingSink sink = read("a\tb\tc\n\"1 \"\"x\"\"\"\t\"2\t3\n\"4\"\t5\"\t\"6\"7\n\"a\tb\"\tc\td\n", shape({"a", "b", "c"}, '\t'));
    EXPECT_TRUE(sink.rejections.empty());
    EXPECT_EQ(sink.events, (std::vector<std::string>{event("1 \"x\"", "\"2", "3"), event("4", "5\"", "\"6\"7"), event("a\tb", "c", "d")}));
}

// ---- The reference: RFC 4180 as a state machine over single bytes, with the whole input in hand.
struct ReferenceRow {
    std::size_t offset = 0, line = 0, end = 0;
    bool open = false;
    std::vector<std::string> fields;
};

std::size_t lineEndLength(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return 0;
    if (text[at] == '\n') return 1;
    if (text[at] != '\r') return 0;
    return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

ReferenceRow readRow(std::string_view text, std::size_t start, char delimiter)
{
    enum { FieldStart, Plain, Quoted } state = FieldStart;
    ReferenceRow row;
    row.offset = start;
    row.fields.emplace_back();
    std::size_t at = start;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (state == Quoted) {
            if (c != '"') row.fields.back() += c;
            else if (at + 1 < text.size() && text[at + 1] == '"') row.fields.back() += text[++at];
            else state = Plain;
        } else if (lineEndLength(text, at) != 0) {
            break;
        } else if (c == delimiter) {
            row.fields.emplace_back();
            state = FieldStart;
        } else if (c == '"' && state == FieldStart) {
            state = Quoted;
        } else {
            row.fields.back() += c;
            state = Plain;
        }
    }
    row.open = state == Quoted;
    row.end = at;
    if (row.open) {
        for (row.end = start; row.end < text.size() && lineEndLength(text, row.end) == 0;) ++row.end;
    }
    return row;
}

void reference(std::string_view text, std::size_t start, const LogShape& s, CollectingSink& sink)
{
    std::size_t line = 0;
    for (std::size_t at = start; at < text.size();) {
        const ReferenceRow row = readRow(text, at, s.delimiter);
        const std::string raw(text.substr(at, row.end - at));
        const auto refuse = [&](std::string reason) { sink.rejections.push_back({at, line, std::move(reason), raw, ""}); };
        const std::size_t wanted = s.columns.size();
        bool surplus = false;
        for (std::size_t i = wanted; i < row.fields.size(); ++i) surplus = surplus || !row.fields[i].empty();
        if (row.open) refuse("bad_csv");
        else if (raw.find_first_not_of(' ') == std::string::npos) refuse("empty");
        else if (row.fields.size() == 1 && row.fields[0].empty()) refuse("empty");
        else if (row.fields.size() < wanted || surplus) refuse("field_count");
        else sink.events.push_back(event(row.fields[0], wanted > 1 ? row.fields[1] : "", wanted > 2 ? row.fields[2] : ""));
        const std::size_t next = row.end + lineEndLength(text, row.end);
        while (at < next) {
            const std::size_t n = lineEndLength(text, at);
            line += n != 0 ? 1 : 0;
            at += n == 0 ? 1 : n;
        }
    }
}

std::string hostile(std::mt19937& random, std::size_t size, char delimiter, int quotes)
{
    const std::string alphabet = std::string("abc  x1\n\n\r") + delimiter + delimiter + delimiter;
    std::string text;
    while (text.size() < size) {
        const auto roll = static_cast<int>(random() % 100);
        if (roll < quotes) text += '"';
        else if (roll < 90) text += alphabet[random() % alphabet.size()];
        else if (roll < 94) text += std::string("1") + delimiter + "2" + delimiter + "3\n";
        else if (roll < 97) text += std::string("\"q\n") + "\"" + delimiter + "\"\"" + delimiter + "3\r\n";
        else text += "\r\n";
    }
    return text;
}

TEST(CsvDecoder, AgreesWithTheStateMachineOnHostileInputInAnyPieces)
{
    std::mt19937 random(20261124);
    for (int round = 0; round < 3000; ++round) {
        const char delimiter = ",;|"[random() % 3];
        const std::size_t columns = 1 + random() % 4;
        std::vector<std::string> names;
        std::string header;
        for (std::size_t i = 0; i < columns; ++i) {
            names.push_back("c" + std::to_string(i));
            header += (i == 0 ? "" : std::string(1, delimiter)) + names.back();
        }
        const LogShape s = shape(names, delimiter);
        header += "\nx";  // so that the header's line end is an LF whatever follows
        const std::size_t size = round % 50 == 0 ? 100'000 : random() % 300;
        const std::string text = header + hostile(random, size, delimiter, round % 3 == 0 ? 0 : round % 3 == 1 ? 2 : 20);
        CsvCutter cutter(CsvDialect{delimiter});
        CsvDecoder decoder(s, kAllParts);
        CollectingSink sink, expected;
        const std::size_t most = 1 + random() % (round % 2 == 0 ? 8 : 70'000);
        feed(text, cutter, decoder, sink, [&] { return size > 10'000 ? most + 3000 : 1 + random() % most; });
        reference(text, header.size() - 1, s, expected);
        for (Rejection& r : sink.rejections) r.detail.clear();
        ASSERT_EQ(sink.events, expected.events) << round;
        ASSERT_EQ(sink.rejections, expected.rejections) << round << '\n' << text.substr(0, 400);
    }
}

// Which records there are depends on the bytes, never on how they arrive.
TEST(CsvDecoder, TabSeparatedRecordsAreTheSameInAnyPieces)
{
    std::mt19937 random(20261128);
    std::size_t spanning = 0;
    for (int round = 0; round < 3000; ++round) {
        const LogShape s = shape(round % 2 == 0 ? std::vector<std::string>{"c0", "c1", "c2"} : std::vector<std::string>{"c0", "c1"}, '\t');
        const std::string text = (round % 2 == 0 ? "c0\tc1\tc2\nx" : "c0\tc1\nx") + hostile(random, random() % 300, '\t', round % 3 == 0 ? 4 : 20);
        const CollectingSink whole = read(text, s);
        CsvCutter cutter(CsvDialect{'\t', s.columns.size()});
        CsvDecoder decoder(s, kAllParts);
        CollectingSink pieces;
        feed(text, cutter, decoder, pieces, [&] { return 1 + random() % 40; });
        ASSERT_EQ(pieces.events, whole.events) << round << '\n' << text;
        ASSERT_EQ(pieces.rejections, whole.rejections) << round << '\n' << text;
        for (const std::string& one : whole.events) spanning += one.find('\n') != std::string::npos ? 1 : 0;
    }
    EXPECT_GT(spanning, 50U);
}

TEST(CsvIndex, VectorAndScalarAgree)
{
    if (csvIndexKernel() == indexCsvScalar) GTEST_SKIP() << "this processor runs no AVX2";
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const std::size_t size = random() % 400;
        const PaddedCopy text(hostile(random, size, ',', round % 20).substr(0, size));
        std::vector<std::uint32_t> a(3 * (size + 64)), b(3 * (size + 64));
        const auto run = [&](CsvIndexKernel kernel, std::vector<std::uint32_t>& out) {
            return kernel(text.view().data(), size, ',', out.data(), out.data() + size + 64, out.data() + 2 * (size + 64));
        };
        const CsvIndexCount x = run(indexCsvScalar, a), y = run(indexCsvAvx2, b);
        ASSERT_EQ(x.marks, y.marks);
        ASSERT_EQ(x.lines, y.lines);
        ASSERT_EQ(x.specials, y.specials);
        for (std::size_t i = 0; i < x.marks; ++i) ASSERT_EQ(a[i], b[i]);
        for (std::size_t i = 0; i < x.lines; ++i) ASSERT_EQ(a[size + 64 + i], b[size + 64 + i]);
        for (std::size_t i = 0; i < x.specials; ++i) ASSERT_EQ(a[2 * (size + 64) + i], b[2 * (size + 64) + i]);
    }
}

}  // namespace
}  // namespace tally
