// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tally {
namespace {

std::string generated(const GeneratorOptions& options)
{
    Generator generator(options);
    std::string all = generator.header();
    while (generator.appendNext(all)) {}
    return all;
}

// FNV-1a: enough to notice one changed byte.
std::uint64_t digestOf(const std::string& text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

struct Seen {
    std::string item, type;
    std::int64_t time = 0;
    double value = 0;
    int latency = 0, status = 0;
};

std::vector<Seen> parsed(const GeneratorOptions& options)
{
    std::vector<Seen> seen;
    for (const std::string& line : linesOf(generated(options))) {
        char item[16] = {}, type[16] = {};
        long long time = 0, user = 0;
        Seen one;
        const int fields = std::sscanf(line.c_str(),
            R"({"videoId":"%11[^"]","eventType":"%15[^"]","timestamp":%lld,"userId":"u%lld","value":%lf,"latencyMs":%d,"status":%d})",
            item, type, &time, &user, &one.value, &one.latency, &one.status);
        EXPECT_EQ(fields, 7) << line;
        one.item = item;
        one.type = type;
        one.time = time;
        seen.push_back(one);
    }
    return seen;
}

GeneratorOptions options(std::uint64_t events, std::uint32_t items = 1000)
{
    GeneratorOptions made;
    made.events = events;
    made.items = items;
    made.seed = 7;
    return made;
}

bool allMatch(const std::vector<std::string>& lines, std::size_t from, const std::regex& shape)
{
    return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(),
                       [&](const std::string& line) { return std::regex_match(line, shape); });
}

TEST(Generator, SameSeedSameBytesOnEveryMachine)
{
    auto asked = options(20'000);
    const std::string ndjson = generated(asked);
    EXPECT_EQ(ndjson, generated(asked));
    EXPECT_EQ(digestOf(ndjson), 4450766749469881638U);
    asked.format = GeneratedFormat::Csv;
    EXPECT_EQ(digestOf(generated(asked)), 8113795763263864309U);
    asked.format = GeneratedFormat::Combined;
    EXPECT_EQ(digestOf(generated(asked)), 2445272861502347048U);
    asked.incident = true;
    EXPECT_EQ(digestOf(generated(asked)), 7264919916076670983U);
    asked.incident = false;
    asked.seed = 8;
    EXPECT_NE(digestOf(generated(asked)), 2445272861502347048U);
}

TEST(Generator, LinesHaveTheirShape)
{
    auto asked = options(2000);
    EXPECT_TRUE(allMatch(linesOf(generated(asked)), 0, std::regex(
        R"re(\{"videoId":"[A-Za-z0-9_-]{11}","eventType":"(view|like|share|comment)","timestamp":\d{13},"userId":"u\d+","value":\d+\.\d,"latencyMs":\d+,"status":(200|404|500)\})re")));
    asked.format = GeneratedFormat::Csv;
    const auto csv = linesOf(generated(asked));
    ASSERT_EQ(csv.size(), 2001U);
    EXPECT_EQ(csv[0], "videoId,eventType,timestamp,userId,value,latencyMs,status");
    EXPECT_TRUE(allMatch(csv, 1, std::regex(R"re([A-Za-z0-9_-]{11},(view|like|share|comment),\d{13},u\d+,\d+\.\d,\d+,(200|404|500))re")));
    asked.format = GeneratedFormat::Combined;
    EXPECT_TRUE(allMatch(linesOf(generated(asked)), 0, std::regex(
        R"re((203\.0\.113|198\.51\.100|192\.0\.2)\.\d+ - - \[23/Nov/2026:\d\d:\d\d:\d\d \+0000\] "(GET|POST|PUT|PATCH) /watch/[A-Za-z0-9_-]{11} HTTP/1\.1" (200|404|500) \d+ "-" "Mozilla/5\.0")re")));
}

TEST(Generator, TypesStatusesAndItemsHaveTheirShares)
{
    const auto seen = parsed(options(200'000));
    ASSERT_EQ(seen.size(), 200'000U);
    std::map<std::string, double> types, items;
    double failed = 0;
    for (const Seen& one : seen) {
        types[one.type] += 1;
        items[one.item] += 1;
        failed += one.status >= 500;
    }
    const double n = static_cast<double>(seen.size());
    EXPECT_NEAR(types["view"] / n, 0.90, 0.005);
    EXPECT_NEAR(types["like"] / n, 0.07, 0.004);
    EXPECT_NEAR(types["share"] / n, 0.02, 0.002);
    EXPECT_NEAR(types["comment"] / n, 0.01, 0.002);
    EXPECT_LT(failed / n, 0.01);
    double harmonic = 0;
    for (int rank = 1; rank <= 1000; ++rank) harmonic += 1.0 / rank;
    std::vector<double> counts;
    for (const auto& [item, count] : items) counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    EXPECT_NEAR(counts[0] / n, 1 / harmonic, 0.005);
    EXPECT_NEAR(counts[9] / n, 0.1 / harmonic, 0.002);
    EXPECT_LE(counts.size(), 1000U);
    EXPECT_GT(counts.size(), 990U);
}

TEST(Generator, ADayInOrderWithItsCurve)
{
    const auto asked = options(100'000);
    const auto seen = parsed(asked);
    const std::int64_t start = asked.start.us / 1000, hour = 3'600'000;
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.time < b.time; }));
    EXPECT_GE(seen.front().time, start);
    EXPECT_LT(seen.back().time, start + 24 * hour);
    std::map<std::int64_t, int> hours;
    for (const Seen& one : seen) ++hours[(one.time - start) / hour];
    EXPECT_EQ(hours.size(), 24U);
    EXPECT_GT(hours[16], 3 * hours[4]);
}

TEST(Generator, ARateGivesEvenTimes)
{
    auto asked = options(1001);
    asked.rate = 500;
    const auto seen = parsed(asked);
    EXPECT_EQ(seen[1].time - seen[0].time, 2);
    EXPECT_EQ(seen[1000].time, asked.start.us / 1000 + 2000);
}

TEST(Generator, TheIncidentShows)
{
    auto asked = options(300'000);
    asked.incident = true;
    const std::int64_t from = asked.start.us / 1000 + (14 * 60 + 3) * 60'000, to = from + 20 * 60'000;
    std::map<std::string, std::array<double, 2>> views;  // before (the same length of time), during
    std::vector<int> latencies;
    double during = 0, failed = 0;
    for (const Seen& one : parsed(asked)) {
        if (one.time < from - (to - from) || one.time >= to) continue;
        const bool inside = one.time >= from;
        if (one.type == "view") views[one.item][inside] += 1;
        if (!inside) continue;
        during += 1;
        failed += one.status >= 500;
        latencies.push_back(one.latency);
    }
    double most = 0;
    for (const auto& [item, counts] : views)
        if (counts[0] >= 10) most = std::max(most, counts[1] / counts[0]);
    EXPECT_NEAR(most, 40, 12);
    EXPECT_NEAR(failed / during, 0.05, 0.01);
    std::sort(latencies.begin(), latencies.end());
    EXPECT_NEAR(latencies[latencies.size() * 99 / 100], 2000, 400);
}

TEST(Generator, EdgesAreHarmless)
{
    EXPECT_EQ(generated(options(0)), "");
    EXPECT_EQ(linesOf(generated(options(3, 1))).size(), 3U);
    auto flat = options(20'000, 10);
    flat.zipf = 0;
    std::map<std::string, int> items;
    for (const Seen& one : parsed(flat)) ++items[one.item];
    ASSERT_EQ(items.size(), 10U);
    for (const auto& [item, count] : items) EXPECT_NEAR(count, 2000, 250) << item;
    auto steep = options(1000, 100'000);
    steep.zipf = 8;
    std::set<std::string> few;
    for (const Seen& one : parsed(steep)) few.insert(one.item);
    EXPECT_LE(few.size(), 6U);
}

}  // namespace
}  // namespace tally
