// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/generator.h"

#include <gtest/gtest.h>
#include <regex.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tally {
namespace {

std::string all(const GeneratorOptions& options)
{
    Generator generator(options);
    std::string out = generator.header();
    while (generator.appendNext(out)) {}
    return out;
}

// FNV-1a: enough to notice one changed byte.
std::uint64_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

struct Row {
    std::string item, type;
    std::int64_t ms = 0;
    int latency = 0, status = 0;
};

std::vector<Row> rowsOf(GeneratorOptions options)
{
    options.format = GeneratedFormat::Csv;
    Generator generator(options);
    std::vector<Row> rows;
    std::string line;
    while (generator.appendNext(line)) {
        std::vector<std::string> fields(1);
        for (char c : std::string_view(line).substr(0, line.size() - 1)) {
            if (c == ',') fields.emplace_back();
            else fields.back() += c;
        }
        EXPECT_EQ(fields.size(), 7U) << line;
        rows.push_back({fields[0], fields[1], std::stoll(fields[2]), std::stoi(fields[5]), std::stoi(fields[6])});
        EXPECT_EQ(generator.lastTime().us, rows.back().ms * 1000);
        line.clear();
    }
    return rows;
}

int quantile(std::vector<int> values, std::size_t percent)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * percent / 100];
}

TEST(Generator, StartIsMidnightOf23November2026)
{
    EXPECT_EQ(isoSeconds(GeneratorOptions{}.start), "2026-11-23T00:00:00Z");
    EXPECT_EQ(GeneratorOptions{}.start.us, daysFromCivil(2026, 11, 23) * kDay);
    EXPECT_EQ((daysFromCivil(2026, 11, 23) + 4) % 7, 1) << "a Monday; 1 January 1970 was a Thursday";
}

TEST(Generator, BytesNeverChange)
{
    GeneratorOptions options;
    options.events = 10'000;
    options.items = 500;
    options.incident = true;
    EXPECT_EQ(hashOf(all(options)), 643368733110718912ULL);
    options.format = GeneratedFormat::Csv;
    EXPECT_EQ(hashOf(all(options)), 18375020384169627937ULL);
    options.format = GeneratedFormat::Combined;
    options.zipf = 0.8;
    options.rate = 7;
    options.seed = 99;
    EXPECT_EQ(hashOf(all(options)), 9374900886099179469ULL);
}

TEST(Generator, LinesHaveTheirShape)
{
    const std::map<GeneratedFormat, std::string> shapes = {
        {GeneratedFormat::Ndjson,
         R"re(\{"videoId":"[A-Za-z0-9_-]{11}","eventType":"(view|like|share|comment)","timestamp":[0-9]{13},)re"
         R"re("userId":"u[0-9]+","value":[0-9]+\.[0-9],"latencyMs":[0-9]+,"status":(200|404|500)\})re"},
        {GeneratedFormat::Csv, R"re([A-Za-z0-9_-]{11},(view|like|share|comment),[0-9]{13},u[0-9]+,[0-9]+\.[0-9],[0-9]+,(200|404|500))re"},
        {GeneratedFormat::Combined,
         R"re([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+ - - \[23/Nov/2026:[0-9][0-9]:[0-9][0-9]:[0-9][0-9] \+0000\] "(GET|POST|PUT|PATCH) )re"
         R"re(/watch/[A-Za-z0-9_-]{11} HTTP/1\.1" (200|404|500) [0-9]+ "-" "Mozilla/5\.0")re"},
    };
    for (const auto& [format, shape] : shapes) {
        GeneratorOptions options;
        options.events = 2000;
        options.format = format;
        Generator generator(options);
        regex_t pattern;  // std::regex does not compile without warnings under sanitizers
        ASSERT_EQ(regcomp(&pattern, ('^' + shape + "\n$").c_str(), REG_EXTENDED | REG_NOSUB), 0);
        std::string line;
        int lines = 0;
        for (; generator.appendNext(line); ++lines, line.clear()) {
            EXPECT_EQ(regexec(&pattern, line.c_str(), 0, nullptr, 0), 0) << line;
        }
        regfree(&pattern);
        EXPECT_EQ(lines, 2000);
        EXPECT_FALSE(generator.appendNext(line));
        EXPECT_EQ(line, "");
    }
}

TEST(Generator, OnlyCsvHasAHeader)
{
    EXPECT_EQ(Generator({.format = GeneratedFormat::Csv}).header(),
              "videoId,eventType,timestamp,userId,value,latencyMs,status\n");
    EXPECT_EQ(Generator({.format = GeneratedFormat::Ndjson}).header(), "");
    EXPECT_EQ(Generator({.format = GeneratedFormat::Combined}).header(), "");
}

TEST(Generator, TypesLatenciesAndErrorsHaveTheirShares)
{
    const std::vector<Row> rows = rowsOf({.events = 200'000});
    ASSERT_EQ(rows.size(), 200'000U);
    std::map<std::string, double> types;
    std::vector<int> latencies;
    double missing = 0, broken = 0;
    for (const Row& row : rows) {
        types[row.type] += 0.0005;
        latencies.push_back(row.latency);
        missing += row.status == 404 ? 0.0005 : 0;
        broken += row.status == 500 ? 0.0005 : 0;
    }
    EXPECT_NEAR(types["view"], 90, 0.3);
    EXPECT_NEAR(types["like"], 7, 0.3);
    EXPECT_NEAR(types["share"], 2, 0.2);
    EXPECT_NEAR(types["comment"], 1, 0.1);
    EXPECT_NEAR(quantile(latencies, 50), 60, 2);
    EXPECT_NEAR(quantile(latencies, 99), 500, 25);
    EXPECT_NEAR(missing, 1, 0.1);
    EXPECT_NEAR(broken, 0.2, 0.05);
}

TEST(Generator, ItemsFollowZipf)
{
    std::map<std::string, int> counts;
    for (const Row& row : rowsOf({.events = 300'000, .items = 1000})) ++counts[row.item];
    EXPECT_EQ(counts.size(), 1000U);
    std::vector<int> sorted;
    for (const auto& [item, count] : counts) sorted.push_back(count);
    std::sort(sorted.rbegin(), sorted.rend());
    constexpr double kHarmonic = 7.485471;  // 1 + 1/2 + … + 1/1000
    for (std::size_t rank : {1U, 2U, 4U, 10U}) {
        const double expected = 300'000 / kHarmonic / static_cast<double>(rank);
        EXPECT_NEAR(sorted[rank - 1], expected, 0.05 * expected) << rank;
    }
    std::map<std::string, int> even;
    for (const Row& row : rowsOf({.events = 100'000, .items = 10, .zipf = 0})) ++even[row.item];
    for (const auto& [item, count] : even) EXPECT_NEAR(count, 10'000, 500);
}

TEST(Generator, OneDayAlongACurveAndNeverBack)
{
    const std::vector<Row> rows = rowsOf({.events = 100'000});
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.ms < b.ms; }));
    EXPECT_GE(rows.front().ms, 1795392000000);
    EXPECT_LT(rows.back().ms, 1795392000000 + 86'400'000);
    std::vector<int> hours(24);
    for (const Row& row : rows) ++hours[static_cast<std::size_t>((row.ms - 1795392000000) / 3'600'000)];
    EXPECT_GT(*std::min_element(hours.begin(), hours.end()), 0);
    for (std::size_t h = 5; h <= 15; ++h) EXPECT_GE(hours[h], hours[h - 1]) << h;
    for (std::size_t h = 17; h < 24; ++h) EXPECT_LE(hours[h], hours[h - 1]) << h;
}

TEST(Generator, RateSetsTheDistanceOfEvents)
{
    const std::vector<Row> rows = rowsOf({.events = 101, .rate = 50});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].ms, 1795392000000 + static_cast<std::int64_t>(i) * 20);
    }
}

TEST(Generator, IncidentIsVisible)
{
    const std::vector<Row> calm = rowsOf({.events = 200'000, .items = 1000});
    const std::vector<Row> rows = rowsOf({.events = 200'000, .items = 1000, .incident = true});
    constexpr std::int64_t kFrom = 1795392000000 + (14 * 60 + 3) * 60'000, kTo = kFrom + 20 * 60'000;
    const auto within = [&](const std::vector<Row>& of) {
        std::vector<Row> result;
        std::copy_if(of.begin(), of.end(), std::back_inserter(result),
                     [&](const Row& row) { return kFrom <= row.ms && row.ms < kTo; });
        return result;
    };
    const std::vector<Row> during = within(rows), before = within(calm);
    EXPECT_EQ(rows.size() - during.size(), calm.size() - before.size()) << "nothing is added elsewhere";
    std::map<std::string, int> rise;
    for (const Row& row : during) ++rise[row.item];
    for (const Row& row : before) --rise[row.item];
    const auto viral = std::max_element(rise.begin(), rise.end(), [](auto& a, auto& b) { return a.second < b.second; });
    // 1000 items: rank 20 has 1 / 7.4855 / 20 of all, and 39 times its views come on top.
    const double expected = 39 * 0.9 / 7.4855 / 20 * static_cast<double>(before.size());
    EXPECT_NEAR(viral->second, expected, 0.15 * expected);
    EXPECT_NEAR(static_cast<double>(during.size() - before.size()), expected, 0.05 * expected);
    std::vector<int> latencies;
    double broken = 0;
    for (const Row& row : during) {
        latencies.push_back(row.latency);
        broken += row.status >= 500 ? 1 : 0;
    }
    EXPECT_NEAR(quantile(latencies, 99), 2000, 250);
    EXPECT_NEAR(broken / static_cast<double>(during.size()), 0.05, 0.012);
}

TEST(Generator, SeedsDifferAndIdsAreDistinct)
{
    EXPECT_EQ(all({.events = 1000}), all({.events = 1000}));
    EXPECT_NE(all({.events = 1000}), all({.events = 1000, .seed = 2}));
    std::set<std::string> items;
    for (const Row& row : rowsOf({.events = 50'000, .items = 1000, .zipf = 0})) items.insert(row.item);
    EXPECT_EQ(items.size(), 1000U);
}

TEST(Generator, OddOptionsAreHarmless)
{
    EXPECT_EQ(all({.events = 0}), "");
    EXPECT_EQ(rowsOf({.events = 10, .items = 0}).size(), 10U);
    EXPECT_EQ(rowsOf({.events = 10, .items = 1, .zipf = 1e9}).size(), 10U);
    EXPECT_EQ(rowsOf({.events = 10, .zipf = -3}).size(), 10U);
    EXPECT_EQ(rowsOf({.events = 10, .rate = -1}).size(), 10U);
    EXPECT_EQ(rowsOf({.events = 10, .rate = 1e-300}).size(), 10U);
    EXPECT_EQ(rowsOf({.events = 1, .start = {-1}}).size(), 1U);
}

}  // namespace
}  // namespace tally
