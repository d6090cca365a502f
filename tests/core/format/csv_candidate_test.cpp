// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv_candidate.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

// The events; or why nothing is read.
std::string read(const std::string& text, const ReadOptions& options = {})
{
    const auto shape = detect(text, true, options);
    if (!shape) return shape.error().what;
    CollectingSink sink;
    feed(text, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{1} << 20; });
    std::string answer;
    for (const std::string& event : sink.events) answer += event + "\n";
    for (const Rejection& r : sink.rejections) answer += fmt::format("{} {}\n", r.line, r.reason);
    return answer;
}

ReadOptions byNumber(const std::string& item, const std::string& time)
{
    ReadOptions options;
    options.mapping[Part::Item].field = item;
    options.mapping[Part::Time].field = time;
    return options;
}

TEST(CsvCandidate, BlanksAroundTheFieldsOfATableAreNoPartOfThem)
{
    const std::string answer = "item=a b type=view time=2021-01-01T10:00:00Z value=12.5\nitem= type=view time=2021-01-01T11:00:00Z value=3\n";
    EXPECT_EQ(read("item, time, value\na b, 2021-01-01 10:00, 12.5\n, 2021-01-01 11:00, 3\n"), answer);
    EXPECT_EQ(read(" item | time             | value \n a b  | 2021-01-01 10:00 |  12.5 \n      | 2021-01-01 11:00 |  3.0  \n"), answer);
    EXPECT_EQ(read("item,time,value\n a,2021-01-01 10:00,1\n"), "item= a type=view time=2021-01-01T10:00:00Z value=1\n") << "not in every row and column";
}

TEST(CsvCandidate, BlanksPartATableWithAHeader)
{
    EXPECT_EQ(read("version srcaddr url start\n2 10.0.0.1 /a 1700000000\n2 10.0.0.2 /b 1700000060\n2 10.0.0.1 /a 1700000120\n", byNumber("url", "start")),
              "item=/a type=view time=2023-11-14T22:13:20Z\nitem=/b type=view time=2023-11-14T22:14:20Z\nitem=/a type=view time=2023-11-14T22:15:20Z\n");
    EXPECT_EQ(read("one two three\nfour five six\nseven eight nine\nten eleven twelve\n").substr(0, 12), "This is none") << "prose";
}

TEST(CsvCandidate, TwoColonsPartColumns)
{
    const std::string log = "1::1193::5::978300760\n2::66: x::3::978302109\n";
    const std::string answer = "item=1193 type=view time=2000-12-31T22:12:40Z\nitem=66: x type=view time=2000-12-31T22:35:09Z\n";
    EXPECT_EQ(read(log, byNumber("2", "4")), answer);
    ReadOptions headerless = byNumber("2", "4");
    headerless.noHeader = true;
    EXPECT_EQ(read(log, headerless), answer);
}

TEST(CsvCandidate, WithoutAHeaderItSaysWhatToSay)
{
    std::string log;
    for (int i = 0; i < 20; ++i) log += fmt::format("{}\t2021-01-01T10:00:{:02}Z\t{}\n", i, i, i % 2 == 0 ? "a" : "b");
    EXPECT_NE(read(log).find("such as --map item=3,time=2"), std::string::npos) << read(log);
    EXPECT_EQ(read("en Main_Page 42 0\nen Foo 5 0\nde Haupt 7 0\nde Bar 6 0\n").find("none of the formats"), std::string::npos);
    EXPECT_NE(read("en Main_Page 42 0\nen Foo 5 0\nde Haupt 7 0\nde Bar 6 0\n").find("--no-time"), std::string::npos);
}

TEST(CsvCandidate, RowsThatAreTooShortAreNotTakenForAHeader)
{
    const std::string log = "time,page,ms,note\n2021-01-01,/a,1\n2021-01-01,/b,2\n2021-01-01,/c,3,x\n";
    EXPECT_EQ(read(log).substr(0, 75), "The first row looks like a header of CSV (time, page, ms, note), but most r");
    ReadOptions csv;
    csv.format = Format::Csv;
    EXPECT_EQ(read(log, csv), "item=/c type=view time=2021-01-01T00:00:00Z\n0 field_count\n1 field_count\n");
}

TEST(CsvCandidate, TextThatIsNotUtf8IsSaid)
{
    const auto notes = [](Encoding encoding) {
        ReadOptions options;
        options.encoding = encoding;
        return detect("item,time\ncaf\xE9,1700000000\n", true, options)->notes.size();
    };
    EXPECT_EQ(notes(Encoding::Utf8), 1U);
    EXPECT_EQ(notes(Encoding::Latin1), 0U);
}

}  // namespace
}  // namespace tally
