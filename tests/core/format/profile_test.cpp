// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/format/decoder.h"
#include "core/format/profile/find_profile.h"
#include "core/format/profile/shipped_profiles.h"

namespace tally {
namespace {

TEST(Profile, SaysAllThatTheCommandLineCan)
{
    const auto profile = parseProfile("x", R"(title = "T"
item-word = "Product"
format = "csv"
time-zone = "Europe/Berlin"
date-order = "dmy"
delimiter = ";"
no-header = true
encoding = "latin1"
year = 2017
[fields]
item = "sku"
time = ["clicked_at", "ts:ms"]
)");
    ASSERT_TRUE(profile) << profile.error().what;
    EXPECT_EQ(profile->title, "T");
    EXPECT_EQ(profile->itemWord, "Product");
    const ReadOptions& o = profile->options;
    EXPECT_EQ(o.format, Format::Csv);
    EXPECT_EQ(o.timeZone, "Europe/Berlin");
    EXPECT_EQ(o.dateOrder, DateOrder::DayMonthYear);
    EXPECT_EQ(o.delimiter, ';');
    EXPECT_TRUE(o.noHeader);
    EXPECT_EQ(o.encoding, Encoding::Latin1);
    EXPECT_EQ(o.year, 2017);
    EXPECT_EQ(o.mapping.at(Part::Item).field, "sku");
    ASSERT_EQ(o.preferred.at(Part::Time).size(), 2U);
    EXPECT_EQ(o.preferred.at(Part::Time)[1].unit, Unit::Milliseconds);
}

TEST(Profile, RefusesWithTheLine)
{
    const std::pair<const char*, const char*> cases[] = {
        {"a = ", "line 1"}, {"title = 5", "line 1: “title” must be a text"}, {"\nnonsense = \"x\"", "line 2: there is no option “nonsense”"},
        {"[fields]\nthing = \"x\"", "line 2: an event has no part “thing”"}, {"[fields]\nitem = 5", "line 2: “item” must be a field"},
        {"fields = 5", "must be a table"}, {"format = \"xml\"", "line 1: “format” must be"}, {"no-time = \"yes\"", "true or false"}, {"year = 2e19", "must be a year"}, {"year = 0", "must be a year"}, {"no-header = 1", "true or false"},
        {"time-zone = \"Mars/Olympus\"", "Mars/Olympus"}};
    for (const auto& [text, says] : cases) {
        const auto profile = parseProfile("x", text);
        ASSERT_FALSE(profile) << text;
        EXPECT_NE(profile.error().what.find(says), std::string::npos) << profile.error().what;
        EXPECT_EQ(profile.error().code, ErrorCode::Usage);
    }
}

TEST(Profile, TheUsersHideShippedOnes)
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "tally_profile_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "shop.toml") << "title = \"My shop\"\n[fields]\nitem = \"art\"\n";
    std::ofstream(folder / "broken.toml") << "title = \n";
    std::vector<Error> problems;
    const auto all = allProfiles(folder.string(), &problems);
    EXPECT_EQ(all.size(), shippedProfiles().size());
    EXPECT_EQ(all.front().title, "My shop");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].where.find("broken.toml"), std::string::npos);
    EXPECT_EQ(findProfile("shop", folder.string())->title, "My shop");
    EXPECT_EQ(findProfile((folder / "shop.toml").string(), "")->name, "shop");
    EXPECT_EQ(findProfile("shop", "")->title, "Shop clicks");
    EXPECT_NE(findProfile("nothing", "").error().what.find("trades"), std::string::npos);
    std::filesystem::remove_all(folder);
}

TEST(Profile, ShippedOnesReadWhatTheyAreFor)
{
    const std::pair<const char*, const char*> logs[] = {
        {"video", "{\"videoId\":\"a\",\"url\":\"/x\",\"timestamp\":1}\n"},
        {"web", "{\"url\":\"http://a/b\",\"path\":\"/b\",\"time\":1}\n"},
        {"cloudevents", "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"time\":\"2017-01-02T15:04:05Z\"}\n"},
        {"shop", "url,product_id,event_time,price\n/x,p,2017-01-02 15:04:05,5\n"},
        {"trades", "Date,Time,Symbol,Price\n2017-01-02,15:04:05,AAPL,5\n"}};
    const std::pair<const char*, const char*> found[] = {
        {"videoId", "timestamp"}, {"path", "time"}, {"source", "time"}, {"product_id", "event_time"}, {"Symbol", "Date+Time"}};
    ASSERT_EQ(std::size(logs), shippedProfiles().size());
    for (std::size_t i = 0; i < std::size(logs); ++i) {
        const auto profile = findProfile(logs[i].first, "");
        ASSERT_TRUE(profile) << logs[i].first;
        EXPECT_FALSE(profile->itemWord.empty());
        const auto shape = detect(logs[i].second, true, profile->options);
        ASSERT_TRUE(shape) << shape.error().what;
        EXPECT_EQ(shape->mapping.item.field, found[i].first);
        EXPECT_EQ(shape->mapping.time.field, found[i].second);
    }
}

}  // namespace
}  // namespace tally
