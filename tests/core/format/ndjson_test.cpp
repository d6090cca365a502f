// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "core/base/cpu.h"
#include "core/base/padded_buffer.h"
#include "core/format/ndjson/json_record.h"
#include "core/format/ndjson/learnt_plan.h"
#include "core/format/ndjson/ndjson_decoder.h"
#include "core/format/simd/newline_index.h"

namespace tally {
namespace {

LogShape videoShape()
{
    LogShape shape;
    shape.format = Format::Ndjson;
    shape.mapping.item = {"videoId", Unit::None};
    shape.mapping.type = {"eventType", Unit::None};
    shape.mapping.time = {"timestamp", Unit::None};
    shape.mapping.value = {"value", Unit::None};
    shape.mapping.latency = {"latencyMs", Unit::Milliseconds};
    shape.mapping.outcome = {"status", Unit::None};
    shape.mapping.actor = {"userId", Unit::None};
    return shape;
}

std::string describe(const Event& e)
{
    std::string text = std::string(e.item) + "|" + std::string(e.type) + "|" + std::to_string(e.parts);
    if (has(e.parts, Part::Time)) text += "|t" + std::to_string(e.time.us);
    if (has(e.parts, Part::Value)) text += "|v" + toString(e.value);
    if (has(e.parts, Part::Latency)) text += "|l" + std::to_string(e.latencyUs);
    if (has(e.parts, Part::Outcome)) text += "|o" + std::to_string(static_cast<int>(e.outcome));
    if (has(e.parts, Part::Actor)) text += "|a" + std::string(e.actor);
    return text;
}

class Lines final : public EventSink {
public:
    void accept(std::span<const Event> events) override { for (const Event& e : events) seen.push_back(describe(e)); }
    void reject(const RejectedRecord& r) override { rejected.push_back(std::to_string(r.line) + std::string(name(r.reason))); }
    std::vector<std::string> seen, rejected;
};

BatchCount decode(const LogShape& shape, const std::string& text, Lines& lines, Parts wanted = kAllParts)
{
    PaddedBuffer buffer;
    buffer.assign(text);
    return makeNdjsonDecoder(shape, wanted)->decode(buffer.view(), lines);
}

// Every line through JsonRecord alone: what the decoder must agree with.
void reference(const LogShape& shape, const std::string& text, Lines& lines)
{
    JsonRecord record(shape, kAllParts);
    std::uint64_t line = 0;
    for (std::size_t at = 0; at < text.size(); ++line) {
        std::size_t end = text.find('\n', at);
        if (end == std::string::npos) end = text.size();
        std::string one = text.substr(at, end - at);
        if (!one.empty() && one.back() == '\r') one.pop_back();
        at = end + 1;
        PaddedBuffer buffer;
        buffer.assign(one);
        Event event;
        Reason reason = Reason::Empty;
        std::string_view detail;
        if (one.find_first_not_of(" \t\r") == std::string::npos) lines.reject({0, line, Reason::Empty, one, {}});
        else if (record.read(buffer.view(), &event, &reason, &detail)) lines.accept({&event, 1});
        else lines.reject({0, line, reason, one, detail});
        record.reset();
    }
}

std::string validLine(std::mt19937_64& random)
{
    const auto number = [&](int digits) { return std::to_string(random() % static_cast<std::uint64_t>(std::pow(10, digits))); };
    std::vector<std::string> fields{"\"videoId\":\"v" + number(6) + "\"",
                                    std::string("\"eventType\":\"") + (random() % 2 ? "view" : "like") + "\"",
                                    "\"timestamp\":" + std::to_string(1795392000000 + static_cast<std::int64_t>(random() % 86400000)),
                                    "\"userId\":\"u" + number(5) + "\"", "\"value\":" + number(3) + "." + number(2),
                                    "\"latencyMs\":" + number(4), "\"status\":" + std::string(random() % 9 ? "200" : "503")};
    if (random() % 4 == 0) std::shuffle(fields.begin(), fields.end(), random);
    if (random() % 9 == 0) fields.push_back(random() % 2 ? "\"geo\":{\"a\":[1,2,{}]}" : "\"note\":null");
    if (random() % 9 == 0) fields[4] = random() % 2 ? "\"value\":null" : "\"value\":\"7.25\"";
    if (random() % 9 == 0) fields[2] = "\"timestamp\":\"2026-11-23T10:00:0" + number(1) + ".5Z\"";
    if (random() % 9 == 0) fields[0] = random() % 2 ? "\"videoId\":12345678901234567890" : "\"videoId\":\"\\u00e9\\n\"";
    std::string line = "{";
    for (std::size_t i = 0; i < fields.size(); ++i) line += (i ? (random() % 30 == 0 ? ", " : ",") : "") + fields[i];
    return line + "}";
}

std::string hostile(std::mt19937_64& random, int lines)
{
    std::string text;
    for (int i = 0; i < lines; ++i) {
        std::string line = validLine(random);
        if (random() % 3 == 0)
            for (std::uint64_t n = random() % 3 + 1; n-- > 0 && !line.empty();) {
                const std::size_t at = random() % line.size();
                constexpr char kBad[] = "\"\\{}[],:.-0e+ tnf\x01\x80\xff";
                switch (random() % 3) {
                case 0: line.erase(at, 1); break;
                case 1: line.insert(at, 1, kBad[random() % (sizeof kBad - 1)]); break;
                default: line[at] = kBad[random() % (sizeof kBad - 1)];
                }
            }
        text += line + (random() % 20 == 0 ? "\r\n" : "\n");
        if (random() % 40 == 0) text += " \n";
    }
    if (random() % 2) text.pop_back();
    return text;
}

TEST(Ndjson, LearntPathAgreesWithTheParserOnHostileLines)
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 300; ++round) {
        const std::string text = hostile(random, 150);
        Lines got, wanted;
        const BatchCount count = decode(videoShape(), text, got);
        reference(videoShape(), text, wanted);
        ASSERT_EQ(got.seen, wanted.seen) << round;
        ASSERT_EQ(got.rejected, wanted.rejected) << round;
        ASSERT_EQ(count.records, got.seen.size() + got.rejected.size());
    }
}

// What a question does not ask for changes neither which events count nor which records are refused.
TEST(Ndjson, UnwantedPartsChangeNoVerdict)
{
    std::mt19937_64 random(14);
    for (int round = 0; round < 300; ++round) {
        const std::string text = hostile(random, 150) + "\n" + R"({"videoId":"a","eventType":"view","timestamp":1,"value":"1e30"})";
        Lines few, all;
        decode(videoShape(), text, few, Part::Item | Part::Time);
        decode(videoShape(), text, all);
        ASSERT_EQ(few.rejected, all.rejected) << round;
        ASSERT_EQ(few.seen.size(), all.seen.size()) << round;
    }
}

TEST(Ndjson, VectorMatchingEqualsTheScalarReference)
{
    if (!cpuHasVectorKernels()) GTEST_SKIP() << "this processor has no AVX2";
    std::mt19937_64 random(12);
    std::string first = R"({"videoId":"a","eventType":"view","timestamp":1,"userId":"u","value":1.5,"latencyMs":3,"status":200})";
    LearntPlan whole, narrow;
    ASSERT_TRUE(learnPlan(first, videoShape().mapping, &whole));
    ASSERT_TRUE(learnPlan(first, videoShape().mapping, &narrow, static_cast<Parts>(Part::Item)));
    std::uint64_t hits = 0;
    for (int round = 0; round < 400; ++round) {
        const LearntPlan& plan = round % 2 == 0 ? whole : narrow;
        PaddedBuffer buffer;
        buffer.assign(hostile(random, 64) + "\n");
        std::vector<std::uint32_t> ends(buffer.size() + 8);
        const auto index = indexNewlines(buffer.data(), buffer.size(), ends.data());
        const std::size_t n = std::min<std::size_t>(64, index.count);
        std::vector<LearntLine> vector(64), scalar(64);
        const auto a = matchLinesAvx2(plan, buffer.data(), ends.data(), 0, n, vector.data());
        const auto b = matchLinesScalar(plan, buffer.data(), ends.data(), 0, n, scalar.data());
        ASSERT_EQ(a, b);
        for (std::size_t i = 0; i < n; ++i)
            for (int s = 0; (a >> i & 1) != 0 && s < kSlots; ++s) {
                if ((plan.requiredSlots >> s & 1) == 0) continue;
                const LearntValue &x = vector[i].values[s], &y = scalar[i].values[s];
                ASSERT_EQ(std::string_view(x.text, x.length), std::string_view(y.text, y.length));
                ASSERT_EQ(x.kind, y.kind);
                if (x.kind == LearntKind::Number) { ASSERT_TRUE(x.digits == y.digits && x.fraction == y.fraction); }
            }
        hits += static_cast<std::uint64_t>(__builtin_popcountll(a));
    }
    EXPECT_GT(hits, 1000u);
}

TEST(Ndjson, RecordRulesOfTheDefinitions)
{
    const auto outcome = [](const std::string& line) {
        Lines lines;
        decode(videoShape(), line, lines);
        return lines.seen.empty() ? lines.rejected.at(0) : lines.seen.at(0);
    };
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000})"), "a|view|5|t1795392000000000");
    EXPECT_EQ(outcome(R"({"videoId":12345678901234567891,"timestamp":1795392000})"), "12345678901234567891|view|5|t1795392000000000");
    EXPECT_EQ(outcome(R"({"videoId":true,"eventType":7,"timestamp":1795392000123})"), "true|7|7|t1795392000123000");
    EXPECT_EQ(outcome(R"({"videoId":null,"timestamp":1795392000})"), "0no_item");
    EXPECT_EQ(outcome(R"({"timestamp":1795392000})"), "0no_item");
    EXPECT_EQ(outcome(R"({"videoId":"a"})"), "0bad_time");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":"soon"})"), "0bad_time");
    EXPECT_EQ(outcome(R"({"videoId":"a","videoId":"b","timestamp":1795392000})"), "b|view|5|t1795392000000000");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000} {"videoId":"b"})"), "0bad_json");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000}x)"), "0bad_json");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000,"x":nulx})"), "0bad_json");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000,"x":01})"), "0bad_json");
    EXPECT_EQ(outcome(R"(["videoId"])"), "0bad_json");
    EXPECT_EQ(outcome("{\"videoId\":\"\xff\",\"timestamp\":1795392000}"), "0bad_utf8");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000,"value":"lots"})"), "a|view|5|t1795392000000000");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000,"value":1e18})"), "0value_range");
    EXPECT_EQ(outcome(R"({"videoId":"a","timestamp":1795392000,"latencyMs":12.5,"status":404})"), "a|view|53|t1795392000000000|l12500|o1");
    const std::string before = R"({"videoId":"a","timestamp":1795392000,"x":)";
    EXPECT_EQ(outcome(before + std::string(500, '[') + std::string(500, ']') + "}"), "a|view|5|t1795392000000000");
    EXPECT_EQ(outcome(before + std::string(100'000, '[')), "0bad_json");  // nesting costs stack: it is bounded
    EXPECT_EQ(outcome(before + std::string(100'000, '[') + std::string(100'000, ']') + "}"), "0bad_json");
    EXPECT_EQ(outcome("{\"videoId\":\"" + std::string(8193, 'x') + "\",\"timestamp\":1795392000}"), "0item_too_long");
}

TEST(NewlineIndex, VectorEqualsScalar)
{
    if (!cpuHasVectorKernels()) GTEST_SKIP() << "this processor has no AVX2";
    std::mt19937_64 random(13);
    for (int round = 0; round < 500; ++round) {
        std::string text(random() % 400, 'x');
        for (char& c : text) c = random() % 5 == 0 ? '\n' : static_cast<char>(random() % (round % 2 ? 128 : 256));
        PaddedBuffer buffer;
        buffer.assign(text);
        std::vector<std::uint32_t> a(text.size() + 8), b(text.size() + 8);
        const auto x = indexNewlinesAvx2(buffer.data(), buffer.size(), a.data());
        const auto y = indexNewlinesScalar(buffer.data(), buffer.size(), b.data());
        ASSERT_EQ(x.count, y.count);
        ASSERT_EQ(x.nonAscii, y.nonAscii);
        for (std::size_t i = 0; i < x.count; ++i) ASSERT_EQ(a[i], b[i]);
    }
}

}  // namespace
}  // namespace tally
