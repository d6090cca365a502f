// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/profile_patterns.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/format/profile/find_profile.h"
#include "core/format/profile/profile_folder.h"
#include "core/format/profile/profile_text.h"
#include "core/format/profile/shipped_profiles.h"

namespace tally {
namespace {

std::filesystem::path freshFolder(const char* name)
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(folder);
    return folder;
}

void expectSame(const ReadOptions& a, const ReadOptions& b)
{
    const auto same = [](const FieldRef& x, const FieldRef& y) { return x.field == y.field && x.unit == y.unit; };
    EXPECT_EQ(a.format, b.format);
    EXPECT_EQ(a.timeZone, b.timeZone);
    EXPECT_EQ(a.timeFormat, b.timeFormat);
    EXPECT_EQ(a.noTime, b.noTime);
    EXPECT_EQ(a.dateOrder, b.dateOrder);
    EXPECT_EQ(a.year, b.year);
    EXPECT_EQ(a.delimiter, b.delimiter);
    EXPECT_EQ(a.noHeader, b.noHeader);
    EXPECT_EQ(a.logFormat, b.logFormat);
    EXPECT_EQ(a.encoding, b.encoding);
    ASSERT_EQ(a.mapping.size(), b.mapping.size());
    for (const auto& [part, ref] : a.mapping) EXPECT_TRUE(same(ref, b.mapping.at(part)));
    ASSERT_EQ(a.preferred.size(), b.preferred.size());
    for (const auto& [part, refs] : a.preferred)
        EXPECT_TRUE(std::equal(refs.begin(), refs.end(), b.preferred.at(part).begin(), b.preferred.at(part).end(), same));
}

TEST(ProfileText, IsReadAsTheSameProfile)
{
    Profile profile;
    profile.name = "x";
    profile.title = "A \"b\" \\ c\n\x01 ü";
    profile.itemWord = "Product";
    ReadOptions& o = profile.options;
    o.format = Format::Csv;
    o.timeZone = "Europe/Paris";
    o.timeFormat = "%d/%m/%Y";
    o.dateOrder = DateOrder::DayMonthYear;
    o.year = 2017;
    o.delimiter = '\t';
    o.noHeader = true;
    o.encoding = Encoding::Latin1;
    o.mapping[Part::Item] = {"a b.\"c\"", Unit::None};
    o.mapping[Part::Latency] = {"took", Unit::Nanoseconds};
    o.mapping[Part::Value] = {"", Unit::None};
    o.mapping[Part::Outcome] = {"st", Unit::None};
    o.preferred[Part::Time] = {{"ts", Unit::Milliseconds}, {"when", Unit::None}};
    const auto again = parseProfile("x", profileText(profile));
    ASSERT_TRUE(again) << again.error().what << profileText(profile);
    EXPECT_EQ(again->title, profile.title);
    EXPECT_EQ(again->itemWord, profile.itemWord);
    expectSame(again->options, o);
    for (const ShippedProfile& shipped : shippedProfiles()) {
        const auto read = parseProfile(std::string(shipped.name), std::string(shipped.text));
        const auto twice = parseProfile(std::string(shipped.name), profileText(*read));
        ASSERT_TRUE(twice) << twice.error().what;
        expectSame(twice->options, read->options);
    }
}

TEST(ProfileFolder, SavesHidesAndGivesTheShippedOneBack)
{
    const auto folder = freshFolder("tally_profile_folder") / "profiles";
    Profile mine = *findProfile("shop", folder.string());
    mine.title = "My shop";
    mine.options.mapping[Part::Item] = {"art", Unit::None};
    ASSERT_TRUE(saveProfile(folder.string(), mine));
    EXPECT_EQ(findProfile("shop", folder.string())->options.mapping.at(Part::Item).field, "art");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);      // nothing beside it is left
    ASSERT_TRUE(removeProfile(folder.string(), "shop"));
    EXPECT_EQ(findProfile("shop", folder.string())->title, "Shop clicks");
    EXPECT_TRUE(removeProfile(folder.string(), "shop"));                                // twice is no error
    for (const char* name : {"", "../evil", ".hidden", "a/b", "x.toml", "ü"}) {
        mine.name = name;
        EXPECT_FALSE(saveProfile(folder.string(), mine)) << name;
    }
    std::ofstream(folder.parent_path() / "file") << "x";
    mine.name = "shop";
    EXPECT_EQ(saveProfile((folder.parent_path() / "file" / "sub").string(), mine).error().code, ErrorCode::Unreadable);
    std::filesystem::remove_all(folder.parent_path());
}

TEST(ProfilePatterns, APatternIsMadeOfAName)
{
    const std::pair<const char*, const char*> cases[] = {
        {"clicks-2026-11-24.csv", "clicks-*.csv"}, {"clicks-2026-11-24.csv.gz", "clicks-*.csv*"}, {"access.log", "access*.log*"}, {"access.log.3.gz", "access*.log*"},
        {"access_01.log", "access*.log*"}, {"ssl_access-20261124.log.zst", "ssl_access*.log*"}, {"trades.csv", "trades.csv"}, {"2026.log", "*.log"}, {"2026", "*"}, {".log", ".log"},
        {"a1b22c.json", "a*b*c.json"}};
    for (const auto& [name, pattern] : cases) {
        EXPECT_EQ(patternFor(name), pattern) << name;
        EXPECT_TRUE(matchesPattern(patternFor(name), name)) << name;
    }
}

TEST(ProfilePatterns, StarsAndQuestionMarksMatch)
{
    EXPECT_TRUE(matchesPattern("access*.log*", "access-eu.log.1"));
    EXPECT_FALSE(matchesPattern("access*.log*", "error.log"));
    EXPECT_TRUE(matchesPattern("a?c", "abc"));
    EXPECT_FALSE(matchesPattern("a?c", "ac"));
    EXPECT_TRUE(matchesPattern("*", ""));
    EXPECT_FALSE(matchesPattern("", "a"));
    EXPECT_TRUE(matchesPattern("*ab*b", "aabab"));
    EXPECT_FALSE(matchesPattern(std::string(100, '*') + "x", std::string(20000, 'a')));   // soon
}

TEST(ProfilePatterns, TheMostLettersWinAndTheFileKeepsThem)
{
    const auto folder = freshFolder("tally_profile_patterns");
    const std::string path = (folder / "profile-files.toml").string();
    std::vector<Error> problems;
    ProfilePatterns patterns = ProfilePatterns::read(path, &problems);
    EXPECT_TRUE(problems.empty());
    patterns.set("clicks-*.csv", "shop");
    patterns.set("*.csv", "trades");
    EXPECT_EQ(patterns.find("clicks-7.csv")->profile, "shop");
    EXPECT_EQ(patterns.find("x.csv")->profile, "trades");
    EXPECT_EQ(patterns.find("x.json"), nullptr);
    ASSERT_TRUE(patterns.write(path));
    EXPECT_EQ(ProfilePatterns::read(path, &problems).entries(), patterns.entries());
    patterns.set("*.csv", "web");
    EXPECT_EQ(patterns.entries().size(), 2U);
    patterns.forgetProfile("web");
    EXPECT_EQ(patterns.find("x.csv"), nullptr);
    for (std::size_t i = 0; i < ProfilePatterns::kMost + 5; ++i) patterns.set("p" + std::to_string(i), "web");
    EXPECT_EQ(patterns.entries().size(), ProfilePatterns::kMost);
    std::filesystem::remove_all(folder);
}

TEST(ProfilePatterns, ADamagedFileIsSaidWithItsLineAndTheRestHolds)
{
    std::vector<Error> problems;
    const ProfilePatterns some = ProfilePatterns::parse("# mine\n[files]\n\"a*\" = 5\n\"b*\" = \"web\"\n\"c*\" = \"../x\"\n[other]\n", &problems);
    ASSERT_EQ(some.entries().size(), 1U);
    EXPECT_EQ(some.entries()[0].pattern, "b*");
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_NE(problems[0].what.find("line 3"), std::string::npos) << problems[0].what;
    problems.clear();
    EXPECT_TRUE(ProfilePatterns::parse("[files]\n\"a\" = \n", &problems).entries().empty());
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].what.find("line 2"), std::string::npos) << problems[0].what;
    for (const std::string& bytes : {std::string("\xff\xfe\0[", 4), std::string(5000, '['), std::string("files = 3")}) {
        problems.clear();
        EXPECT_TRUE(ProfilePatterns::parse(bytes, &problems).entries().empty());
        EXPECT_FALSE(problems.empty());
    }
}

}  // namespace
}  // namespace tally
