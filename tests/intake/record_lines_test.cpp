// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/record_lines.h"

#include <gtest/gtest.h>
#include <random>

namespace tally {
namespace {

std::string lines(BodyKind kind, const std::string& body, const HttpHead& head = {})
{
    std::string text;
    HttpAnswer refusal;
    return linesOf(kind, head, body, &text, &refusal) ? text : "refused: " + std::to_string(refusal.status);
}

TEST(RecordLines, ElementsOfAnArrayBecomeALineEach)
{
    EXPECT_EQ(lines(BodyKind::Json, " [ {\"a\":\n1} ,{\"b\":\"]},{\"}\r\n,3 ] \n"), "{\"a\": 1}\n{\"b\":\"]},{\"}\n3\n");
    EXPECT_EQ(lines(BodyKind::Json, "{\"a\":\n\n1}"), "{\"a\":  1}\n");
    EXPECT_EQ(lines(BodyKind::Json, "[]"), "");
    EXPECT_EQ(lines(BodyKind::Json, " \n"), "");
    EXPECT_EQ(lines(BodyKind::Json, "[1] [2]"), "refused: 400");
    EXPECT_EQ(lines(BodyKind::Json, "[1] "), "1\n");
    EXPECT_EQ(lines(BodyKind::CloudEventBatch, "{}"), "refused: 400");
    // Without its end nobody knows what is missing.
    for (const char* cut : {"[", "[{\"a\":1}", "[{\"a\":1},", "[{\"a\":1},{\"b\":"}) EXPECT_EQ(lines(BodyKind::Json, cut), "refused: 400") << cut;
    // With it, the last element is one that cannot be read.
    EXPECT_EQ(lines(BodyKind::Json, "[{\"a\":1},{\"a\":[1}]"), "{\"a\":1}\n{\"a\":[1}]\n");
}

// Fluent Bit's json_lines and json_stream come as application/json.
TEST(RecordLines, ObjectsBehindEachOtherBecomeALineEach)
{
    EXPECT_EQ(lines(BodyKind::Json, "{\"a\":1}\n{\"a\":2}\n"), "{\"a\":1}\n{\"a\":2}\n");
    EXPECT_EQ(lines(BodyKind::Json, "{\"a\":{\"b\":\"}{\"}}{\"a\":\n2} {\"a\":3}"), "{\"a\":{\"b\":\"}{\"}}\n{\"a\": 2}\n{\"a\":3}\n");
    EXPECT_EQ(lines(BodyKind::Json, "{\"a\":1}\nrubbish\n{\"a\":3}"), "{\"a\":1}\nrubbish\n{\"a\":3}\n");
    EXPECT_EQ(lines(BodyKind::Json, "rubbish"), "rubbish\n");
    EXPECT_EQ(lines(BodyKind::CloudEvent, "{\"a\":1}{\"a\":2}"), "{\"a\":1}{\"a\":2}\n");
}

// A line end inside a string must not be healed by becoming a blank, and what is behind stays readable.
TEST(RecordLines, WhatIsMalformedStaysSo)
{
    EXPECT_EQ(lines(BodyKind::Json, "[{\"a\":\"x\ny\"},{\"b\":1}]"), "{\"a\":\"x\x01y\"}\n{\"b\":1}\n");
    EXPECT_EQ(lines(BodyKind::Json, "{\"a\":\"x\\\ny\"}"), "{\"a\":\"x\\\x01y\"}\n");
}

TEST(RecordLines, LinesStayAsTheyAreButEndWithALineEnd)
{
    EXPECT_EQ(lines(BodyKind::Ndjson, "\xEF\xBB\xBF{}\n\n{}"), "{}\n\n{}\n");
    EXPECT_EQ(lines(BodyKind::Ndjson, ""), "");
}

// The same id of another source is another event (CloudEvents 1.0, section on `id`).
TEST(RecordLines, CloudEventsAreKnownBySourceAndId)
{
    EXPECT_EQ(lines(BodyKind::CloudEvent, "{\"id\":\"1\",\n\"source\":\"/s\\u0041\"}"), "{\"sourceid\":\"/s\\u0041\\u001f1\",\"id\":\"1\", \"source\":\"/s\\u0041\"}\n");
    EXPECT_EQ(lines(BodyKind::CloudEventBatch, "[{\"id\":\"1\"},{\"source\":\"b\",\"id\":\"1\"},7]"),
              "{\"id\":\"1\"}\n{\"sourceid\":\"b\\u001f1\",\"source\":\"b\",\"id\":\"1\"}\n7\n");
    HttpHead head;
    head.fields = {{"ce-specversion", "1.0"}, {"ce-id", "7"}, {"ce-source", "/%22q"}, {"ce-subject", "a"}, {"content-type", "application/json"}};
    EXPECT_EQ(bodyKindOf(head), BodyKind::CloudEventBinary);
    EXPECT_EQ(lines(BodyKind::CloudEventBinary, "{\"x\":\n1}", head),
              "{\"sourceid\":\"/\\\"q\\u001f7\",\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/\\\"q\",\"subject\":\"a\",\"data\":{\"x\": 1}}\n");
}

TEST(RecordLines, PiecesAreWholeLinesAndTogetherTheBody)
{
    std::mt19937 random(7);
    for (int run = 0; run < 50; ++run) {
        std::string text, again;
        std::uint64_t count = 0, records = 0;
        for (int i = 0; i < 40; ++i, ++count) text += std::string(random() % 200'000, 'x') + '\n';
        for (const LinePiece& piece : piecesOf(text, limits::kLine + 1)) {
            EXPECT_LE(piece.bytes.size(), limits::kLine + 1);
            EXPECT_EQ(piece.bytes.back(), '\n');
            EXPECT_EQ(static_cast<std::uint32_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n')), piece.records);
            again += piece.bytes;
            records += piece.records;
        }
        EXPECT_EQ(again, text);
        EXPECT_EQ(records, count);
    }
}

TEST(RecordLines, ALineThatIsTooLongIsAPieceOfItsOwn)
{
    const std::string text = "a\n" + std::string(limits::kLine + 1, 'x') + "\n" + std::string(limits::kLine, 'y') + "\nb\n";
    const auto pieces = piecesOf(text);
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_EQ(pieces[0].bytes, "a\n");
    EXPECT_TRUE(pieces[1].tooLong);
    EXPECT_EQ(pieces[1].bytes.size(), limits::kLetterRaw);
    EXPECT_EQ(pieces[2].records, 2u);
    EXPECT_EQ(withoutLines(text, 3), "b\n");
    EXPECT_EQ(withoutLines("a\n", 9), "");
}

}  // namespace
}  // namespace tally
