// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reading/read_option.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include "app/reading/field_map.h"
#include "app/reading/read_flags.h"

namespace tally {
namespace {

// A value of each option with what it makes of the options, and one that must be refused ("" = it takes any text).
struct Example {
    std::string good, bad;
    bool (*holds)(const ReadOptions&);
};
const std::map<std::string, Example> kExamples{
    {"--profile", {"video", "no-such-profile", [](const ReadOptions& r) { return r.profile == "video"; }}},
    {"--input", {"logfmt", "xml", [](const ReadOptions& r) { return r.format == Format::Logfmt; }}},
    {"--map", {"item=a b,latency=took:ms", "thing=a", [](const ReadOptions& r) {
                   return r.mapping.size() == 2 && r.mapping.at(Part::Item).field == "a b" && r.mapping.at(Part::Latency).unit == Unit::Milliseconds;
               }}},
    {"--time-zone", {"Europe/Berlin", "Europe/Nowhere", [](const ReadOptions& r) { return r.timeZone == "Europe/Berlin"; }}},
    {"--time-format", {"%d/%m/%Y %H:%M", "%c", [](const ReadOptions& r) { return r.timeFormat == "%d/%m/%Y %H:%M"; }}},
    {"--date-order", {"mdy", "mmd", [](const ReadOptions& r) { return r.dateOrder == DateOrder::MonthDayYear; }}},
    {"--year", {"2017", "0", [](const ReadOptions& r) { return r.year == 2017; }}},
    {"--no-time", {"", "", [](const ReadOptions& r) { return r.noTime; }}},
    {"--delimiter", {"tab", "ab", [](const ReadOptions& r) { return r.delimiter == '\t'; }}},
    {"--no-header", {"", "", [](const ReadOptions& r) { return r.noHeader; }}},
    {"--log-format", {"$remote_addr $request_uri", "$", [](const ReadOptions& r) { return r.logFormat == "$remote_addr $request_uri"; }}},
    {"--encoding", {"latin1", "ebcdic", [](const ReadOptions& r) { return r.encoding == Encoding::Latin1; }}},
};

Result<ReadOptions> said(std::vector<std::string> words)
{
    CLI::App app;
    ReadFlags flags;
    flags.addTo(app);
    std::reverse(words.begin(), words.end());   // as CLI11 wants them
    app.parse(words);
    return flags.options();
}

TEST(ReadOptionTable, EveryOptionIsTakenFromACommandLineAndSaidAgain)
{
    ASSERT_EQ(readOptionTable().size(), kExamples.size());
    for (const ReadOption& option : readOptionTable()) {
        const Example& example = kExamples.at(option.name);
        std::vector<std::string> words{option.name};
        if (option.argument != nullptr) words.push_back(example.good);
        const auto read = said(words);
        ASSERT_TRUE(read.has_value()) << option.name << ": " << read.error().what;
        EXPECT_TRUE(example.holds(*read)) << option.name;
        EXPECT_FALSE(example.holds(ReadOptions{})) << option.name;
        const auto again = readOptionsOf(wordsOf(*read));
        ASSERT_TRUE(again.has_value()) << option.name << ": " << again.error().what;
        EXPECT_TRUE(example.holds(*again)) << option.name;
        EXPECT_EQ(wordsOf(*again), wordsOf(*read)) << option.name;
        if (std::string(option.name) != "--profile") {
            EXPECT_EQ(wordsOf(*read), words);
        }
    }
    EXPECT_TRUE(wordsOf({}).empty());
}

TEST(ReadOptionTable, WhatMakesNoSenseIsRefusedByName)
{
    for (const ReadOption& option : readOptionTable()) {
        const Example& example = kExamples.at(option.name);
        if (example.bad.empty()) continue;
        const auto read = said({option.name, example.bad});
        ASSERT_FALSE(read.has_value()) << option.name;
        EXPECT_EQ(read.error().code, ErrorCode::Usage) << option.name;
        EXPECT_FALSE(readOptionsOf(std::vector<std::string>{option.name, example.bad}).has_value()) << option.name;
        EXPECT_FALSE(readOptionsOf(std::vector<std::string>{option.name}).has_value()) << option.name;
    }
    EXPECT_FALSE(readOptionsOf(std::vector<std::string>{"--ignore"}).has_value());
}

TEST(ReadOptionTable, WhatIsSaidComesBeforeWhatTheProfileSays)
{
    const auto alone = said({"--profile", "video"});
    ASSERT_TRUE(alone.has_value());
    const auto both = said({"--map", "item=mine", "--profile", "video"});
    ASSERT_TRUE(both.has_value());
    EXPECT_EQ(both->mapping.at(Part::Item).field, "mine");
    EXPECT_EQ(both->preferred.size(), alone->preferred.size());
}

TEST(ReadOptionTable, FieldsMayBeMappedOneByOne)
{
    const auto apart = said({"--map", "item=b", "--map", "time=c:ms", "--no-header"});
    ASSERT_TRUE(apart.has_value()) << apart.error().what;
    EXPECT_EQ(wordsOf(*apart), wordsOf(*said({"--map", "item=b,time=c:ms", "--no-header"})));
    EXPECT_THROW(said({"--time-zone", "UTC", "--time-zone", "Europe/Berlin"}), CLI::ParseError);
}

TEST(ReadOptionTable, NothingSaidIsFoundByItself)
{
    const auto read = said({});
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->format, Format::Auto);
    EXPECT_TRUE(read->mapping.empty());
    EXPECT_EQ(said({"--input", "auto"})->format, Format::Auto);
}

}  // namespace
}  // namespace tally
