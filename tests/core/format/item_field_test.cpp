// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/item_field.h"

#include <gtest/gtest.h>

#include <string>

#include <fmt/format.h>

#include "core/format/decoder.h"
#include "core/format/field_matches.h"

namespace tally {
namespace {

// A table of 60 rows, each column by a pattern: "{}" is different in every row, "@" takes one of three texts.
std::string table(const std::string& header, const std::string& row)
{
    std::string text = header + '\n';
    for (int i = 0; i < 60; ++i) {
        std::string line = fmt::format(fmt::runtime(row), fmt::arg("n", i));
        for (std::size_t at = line.find('@'); at != std::string::npos; at = line.find('@')) line.replace(at, 1, i % 3 == 0 ? "red" : i % 3 == 1 ? "green" : "blue");
        text += line + '\n';
    }
    return text;
}

std::string itemOf(const std::string& text)
{
    ReadOptions options;
    options.noTime = true;
    const auto shape = detect(text, true, options);
    return shape ? shape->mapping.item.field : shape.error().what;
}

TEST(ItemField, IsWhatIsCalledAfterAThing)
{
    EXPECT_EQ(itemOf(table("id,store_nbr,item_nbr,price", "{n},5,i@,2.5")), "item_nbr");
    EXPECT_EQ(itemOf(table("VendorID,pickup,PULocationID", "1,x,@")), "PULocationID");
    EXPECT_EQ(itemOf(table("endTime,artistName,trackName", "x,@,t@")), "trackName");
    EXPECT_EQ(itemOf(table("place,id,mag", "@,nc{n},1.5")), "place");
    EXPECT_EQ(itemOf(table("Location,Description", "\"(41.8, -87.{n})\",@")), "Description");
    EXPECT_EQ(itemOf(table("Show,Group,Name", "1/13/99,@,@")), "Name") << "when it was shown";
}

// It would say a count of 1 for each, and nobody would see why.
TEST(ItemField, IsNoneThatNumbersTheRecords)
{
    EXPECT_EQ(itemOf(table("id,lang,score", "{n},@,1")),
              "No field looks like the item to count; say which with --map item=FIELD, perhaps one of “lang”. The fields are: id, lang, score.");
    EXPECT_EQ(itemOf(table("id,lang,score", "x@,@,1")), "id");
    EXPECT_EQ(itemOf(table("name,host,score", "n{n},@,1")), "host");
    EXPECT_EQ(itemOf(table("video,host,score", "n{n},@,1")), "video") << "a name that leaves no doubt";
    EXPECT_EQ(itemOf(table("name,score", "n{n},1.5")), "name") << "a history of titles";
    EXPECT_EQ(itemOf("id,lang\n1,a\n2,b\n"), "id") << "too few to tell";
}

TEST(ItemField, IsSaidWhereTheNameLeavesADoubt)
{
    ReadOptions options;
    options.noTime = true;
    const auto notes = [&](const std::string& text) { return detect(text, true, options)->notes; };
    EXPECT_EQ(notes("name,x\na,1\n"), std::vector<std::string>{"“name” is taken as the item to count (--map item=FIELD says otherwise)."});
    EXPECT_EQ(notes("video,x\na,1\n"), std::vector<std::string>{});
}

// Not all records need to be about one; but one that all have comes first, and what is refused is said.
TEST(ItemField, OfSomeRecordsOnlyIsSaid)
{
    std::string some, both;
    for (int i = 0; i < 60; ++i) {
        const std::string url = i % 3 == 0 ? ",\"url\":\"/a\"" : "";
        some += "{\"by\":\"x\"" + url + "}\n";
        both += "{\"symbol\":\"s\"" + url + "}\n";
    }
    ReadOptions options;
    options.noTime = true;
    EXPECT_EQ(detect(some, true, options)->notes,
              std::vector<std::string>{"“url” is taken as the item to count; 67 % of the first records have none and are refused (--map item=FIELD says otherwise)."});
    EXPECT_EQ(detect(both, true, options)->mapping.item.field, "symbol");
    std::string reversed = both;
    for (std::size_t at = 0; (at = reversed.find("symbol", at)) != std::string::npos;) reversed.replace(at, 6, "path");
    EXPECT_EQ(detect(reversed, true, options)->mapping.item.field, "path") << "although “url” comes first among the names";
}

TEST(ItemField, IsProposedByItsValues)
{
    EXPECT_EQ(itemOf(table("t,a,b,c,d,e", "2021-01-01,{n},@,same,1.{n},x@")),
              "No field looks like the item to count; say which with --map item=FIELD, perhaps one of “b”, “e”. The fields are: t, a, b, c, d, e.");
}

TEST(FieldMatches, PartNamesIntoWords)
{
    using Words = std::vector<std::string>;
    EXPECT_EQ(wordsOf("PULocationID"), (Words{"pu", "location", "id"}));
    EXPECT_EQ(wordsOf("start_station name"), (Words{"start", "station", "name"}));
    EXPECT_EQ(wordsOf("msPlayed.$x2"), (Words{"ms", "played", "x2"}));
    EXPECT_EQ(wordsOf("-"), Words{});
}

}  // namespace
}  // namespace tally
