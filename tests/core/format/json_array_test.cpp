// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_array/json_array_decoder.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

LogShape shape()
{
    LogShape s;
    s.format = Format::JsonArray;
    s.options.noTime = true;
    s.mapping.item.field = "id";
    s.mapping.actor.field = "u";
    return s;
}

CollectingSink read(std::string_view input, const std::function<std::size_t()>& piece, JsonLayout layout = JsonLayout::Array)
{
    LogShape laidOut = shape();
    laidOut.jsonLayout = layout;
    JsonArrayCutter cutter(layout);
    JsonArrayDecoder decoder(laidOut, kAllParts);
    CollectingSink sink;
    feed(input, cutter, decoder, sink, piece);
    return sink;
}

std::vector<std::string> items(const CollectingSink& sink)
{
    std::vector<std::string> out;
    for (const std::string& e : sink.events) out.push_back(e.substr(5, e.find(' ') - 5));
    return out;
}

TEST(JsonArray, ReadsOneLineAndPrettyPrintedArrays)
{
    const std::string_view inputs[] = {R"([{"id":"a"},{"id":"b,]}\""},{"id":3}])",
                                       "\xEF\xBB\xBF [\n  {\n    \"id\": \"a\"\n  },\n  {\"id\": \"b,]}\\\"\"} ,\r\n  {\"id\":3}\n]\n\n"};
    for (const std::string_view input : inputs) {
        for (std::size_t piece = 1; piece < input.size() + 5; ++piece) {
            const CollectingSink sink = read(input, [piece] { return piece; });
            EXPECT_EQ(items(sink), (std::vector<std::string>{"a", "b,]}\"", "3"}));
            EXPECT_TRUE(sink.rejections.empty());
        }
    }
}

TEST(JsonArray, AnEmptyArrayHasNoRecords)
{
    for (const std::string_view input : {"[]", "[ ]\n", " [\n]\n\n"}) {
        EXPECT_EQ(read(input, [] { return std::size_t{1}; }).records, 0U) << input;
    }
}

TEST(JsonArray, MalformedElementsAreRejectedAndTheNextOnesRead)
{
    const std::string_view inputs[] = {
        "[{\"id\":\"a\"},\n{\"id\" 1},\n{\"id\":\"b\"}]",   "[{\"id\":\"a\"},\n{\"id\":1,\n{\"id\":\"x\"},\n{\"id\":\"b\"}]",
        "[{\"id\":\"a\"},\n{\"id\":\"1},\n{\"id\":\"b\"}]", "[{\"id\":\"a\"},\n{\"id\":1}},\n{\"id\":\"b\"}]",
        "[{\"id\":\"a\"},\n{\"id\":[1},\n{\"id\":\"b\"}]",  "[{\"id\":\"a\"},\n 17 ,\n{\"id\":\"b\"}]",
        "[{\"id\":\"a\"},\n{\"id\":\"1},{\"id\":\"b\"}]"};
    for (const std::string_view input : inputs) {
        const CollectingSink sink = read(input, [] { return std::size_t{3}; });
        EXPECT_EQ(items(sink), (std::vector<std::string>{"a", "b"})) << input;
        ASSERT_EQ(sink.rejections.size(), 1U) << input;
        EXPECT_EQ(sink.rejections[0].reason, "bad_json") << input;
        EXPECT_EQ(sink.rejections[0].line, 1U) << input;
    }
}

// Cut anywhere: every object that is whole is read, one that is not is refused, and it is said.
TEST(JsonArray, ATruncatedArrayGivesWhatIsWhole)
{
    const std::string whole = "[ {\"id\":\"a\"} ,\n{\"id\":\"b]\"},{\"id\":\"c\",\"u\":[1]} ]\n";
    for (std::size_t length = 1; length <= whole.size(); ++length) {
        const std::string text = whole.substr(0, length);
        SCOPED_TRACE(text);
        std::vector<std::string> expected;
        for (const auto& [id, end] : {std::pair<std::string, std::string>{"a", "\"a\"}"}, {"b]", "\"b]\"}"}, {"c", "[1]}"}})
            if (text.find(end) != std::string::npos) expected.push_back(id);
        const std::size_t begun = static_cast<std::size_t>(std::count(text.begin(), text.end(), '{'));
        for (const std::size_t piece : {std::size_t{1}, std::size_t{4}, std::size_t{1000}}) {
            const CollectingSink sink = read(text, [piece] { return piece; });
            EXPECT_EQ(items(sink), expected);
            EXPECT_EQ(sink.rejections.size(), begun - expected.size());
        }
        JsonArrayCutter cutter;
        const std::size_t last = text.find_last_not_of(" \n");
        // A bracket within an object that is cut behind it looks like the end; that object is refused.
        EXPECT_EQ(cutter.missing(text[last]).empty(), length >= whole.size() - 1 || (text[last] == ']' && begun > expected.size()));
    }
    EXPECT_FALSE(JsonArrayCutter().missing('\0').empty());
    EXPECT_TRUE(JsonArrayCutter(JsonLayout::Objects).missing('}').empty());
}

TEST(JsonArray, AnElementOverTheLimitIsTooLong)
{
    const std::string big(limits::kLine, 'x');
    const std::string input = "[{\"id\":\"a\"},\n{\"id\":\"" + big + "\"},\n{\"id\":\"b\"}]";
    for (const std::size_t piece : {std::size_t{1} << 16, std::size_t{1} << 30}) {
        if (piece < input.size()) continue;  // the reader takes such records away
        const CollectingSink sink = read(input, [piece] { return piece; });
        EXPECT_EQ(items(sink), (std::vector<std::string>{"a", "b"}));
        ASSERT_EQ(sink.rejections.size(), 1U);
        EXPECT_EQ(sink.rejections[0].reason, "too_long");
    }
}

TEST(JsonObjects, FollowEachOtherOverSeveralLines)
{
    const std::string_view inputs[] = {"{\n  \"id\": \"a\"\n}\n{\n  \"id\": \"b}{\",\n  \"u\": {\"x\": [1, {}]}\n}\n{\"id\":3}\n",
                                       "\xEF\xBB\xBF{\"id\":\"a\"}{\"id\":\"b}{\"},\r\n{\"id\":3}",
                                       "\x1e{\"id\":\"a\"}\n\x1e{\"id\":\"b}{\"}\n\x1e{\"id\":3}\n"};
    for (const std::string_view input : inputs) {
        for (std::size_t piece = 1; piece < input.size() + 5; ++piece) {
            const CollectingSink sink = read(input, [piece] { return piece; }, JsonLayout::Objects);
            EXPECT_EQ(items(sink), (std::vector<std::string>{"a", "b}{", "3"}));
            EXPECT_TRUE(sink.rejections.empty());
        }
    }
}

TEST(JsonObjects, AMalformedOneEndsBeforeTheNextLineThatBeginsOne)
{
    const std::string_view inputs[] = {"{\"id\":\"a\"}\n{\n \"id\":\"b\n}\n{\"id\":\"c\"}\n", "{\"id\":\"a\"}\n{\n \"id\":[1}\n}\n{\"id\":\"c\"}\n",
                                       "{\"id\":\"a\"}\ntext ]\n{\"id\":\"c\"}\n"};
    for (const std::string_view input : inputs) {
        for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, std::size_t{100}}) {
            const CollectingSink sink = read(input, [piece] { return piece; }, JsonLayout::Objects);
            EXPECT_EQ(items(sink), (std::vector<std::string>{"a", "c"})) << input;
            ASSERT_EQ(sink.rejections.size(), 1U) << input;
            EXPECT_EQ(sink.rejections[0].reason, "bad_json");
            EXPECT_EQ(sink.rejections[0].line, 1U);
        }
    }
}

TEST(JsonObjects, AnyPiecesGiveTheSameAnswer)
{
    const std::vector<std::string> pieces{"{", "}", "[", "]", ",", "\"", "\\", "\n", " ", "\x1e", "{\"id\":\"a\"}", "{\"id\":1,\n\"u\":\"v\"}\n", "\"id\":", "1"};
    std::mt19937 random(12);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int n = static_cast<int>(random() % 30); n > 0; --n) text += pieces[random() % pieces.size()];
        const CollectingSink whole = read(text, [] { return std::size_t{1} << 20; }, JsonLayout::Objects);
        const CollectingSink split = read(text, [&] { return 1 + random() % 9; }, JsonLayout::Objects);
        ASSERT_EQ(whole.events, split.events) << text;
        ASSERT_EQ(whole.rejections, split.rejections) << text;
    }
}

TEST(JsonArray, AnyPiecesGiveTheSameAnswer)
{
    const std::vector<std::string> pieces{"{", "}", "[", "]", ",", "\"", "\\", "\n", " ", "{\"id\":\"a\"},", "{\"id\":1,\"u\":\"v\"},\n", "\"id\":", "1"};
    std::mt19937 random(11);
    for (int round = 0; round < 5000; ++round) {
        std::string text = "[";
        for (int n = static_cast<int>(random() % 30); n > 0; --n) text += pieces[random() % pieces.size()];
        const CollectingSink whole = read(text, [] { return std::size_t{1} << 20; });
        const CollectingSink split = read(text, [&] { return 1 + random() % 9; });
        ASSERT_EQ(whole.events, split.events) << text;
        ASSERT_EQ(whole.rejections, split.rejections) << text;
    }
}

}  // namespace
}  // namespace tally
