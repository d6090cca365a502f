// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/name_importer.h"

#include <fstream>
#include <gtest/gtest.h>

#include "core/engine/import/importer.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

class NameImporter : public ::testing::Test {
protected:
    std::string write(const std::string& text, const std::string& name = "names.csv")
    {
        std::ofstream(directory_.file(name), std::ios::binary) << text;
        return directory_.file(name);
    }
    Result<NameImport> import(const std::string& text, std::int64_t now = 1000)
    {
        auto store = openSqliteStore(data());
        EXPECT_TRUE(store.has_value());
        return importNames(write(text), Micros{now}, [&](std::span<const NameRow> rows, Micros at) { return (*store)->applyNames(rows, at); });
    }
    std::optional<ItemName> nameOf(const std::string& item)
    {
        const auto reader = openSqliteReader(data());
        EXPECT_TRUE(reader.has_value());
        return (*reader)->names(std::vector{item}).value().front();
    }
    std::string data() const { return directory_.file("data"); }

    test::TemporaryDirectory directory_;
};

TEST_F(NameImporter, FindsItsColumnsByTheHeader)
{
    const auto result = import("\xEF\xBB\xBF" "channel;Title;video_id;valid_from\n"
                               "Music;\"A; \"\"quoted\"\" title\";v1;2026-11-24T14:00:00Z\n"
                               "\n"
                               "Müsik;Ünïcode ✓;v2;\n");
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(result->rows, 2u);
    EXPECT_EQ(result->applied.added, 2u);
    EXPECT_EQ(result->refused, 0u);
    EXPECT_EQ(nameOf("v1")->name, "A; \"quoted\" title");
    EXPECT_EQ(isoExact(nameOf("v1")->since), "2026-11-24T14:00:00Z");
    EXPECT_EQ(nameOf("v2")->name, "Ünïcode ✓");
    EXPECT_EQ(nameOf("v2")->attributes, (NameAttributes{{"channel", "Müsik"}}));
}

TEST_F(NameImporter, BadRowsAreToldAndDoNotStopTheOthers)
{
    const auto result = import("item,name,channel,valid_from\n"
                               "v1,One,c,\n"
                               "v2,Two\n"                              // line 3
                               ",Nobody,c,\n"                          // 4
                               "v4,,c,\n"                              // 5
                               "v5,\x1b[2Jboo,c,\n"                    // 6
                               "v6,broken \xff utf,c,\n"               // 7
                               "v7,Seven,c,yesterday\n"                // 8
                               "v8," + std::string(1025, 'x') + ",c,\n"  // 9
                               "v9,Nine,\xc2\x9b" "31m,\n"             // 10
                               "v10,\"Ten\nlines\",c,\n"               // 11 and 12
                               "v11,Last,c,,\n");
    ASSERT_TRUE(result) << result.error().what;
    EXPECT_EQ(result->rows, 11u);
    EXPECT_EQ(result->refused, 9u);
    ASSERT_EQ(result->reasons.size(), 9u);
    for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(result->reasons[i].line, i + 3);
    const char* const words[] = {"2 fields, the header 4", "no item", "no name", "control character", "no UTF-8",
                                 "valid_from is no time",  "1025 bytes", "channel contains a control character", "control character"};
    for (std::size_t i = 0; i < 9; ++i) EXPECT_NE(result->reasons[i].reason.find(words[i]), std::string::npos) << result->reasons[i].reason;
    EXPECT_EQ(nameOf("v1")->name, "One");
    EXPECT_EQ(nameOf("v11")->name, "Last");
    EXPECT_FALSE(nameOf("v6").has_value());
}

TEST_F(NameImporter, AFileWithoutTheColumnsIsRefusedByNamingThem)
{
    const auto result = import("when,what\n1,2\n");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Unreadable);
    EXPECT_NE(result.error().what.find("when, what"), std::string::npos) << result.error().what;
    EXPECT_EQ(result.error().where, directory_.file("names.csv"));
    const auto missing = importNames(directory_.file("nowhere.csv"), Micros{1}, [](std::span<const NameRow>, Micros) { return NamesApplied{}; });
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::Unreadable);
}

TEST_F(NameImporter, ManyRowsGoInSeveralCommits)
{
    std::string text = "id,title\n";
    for (int i = 0; i < 20'000; ++i) text += "v" + std::to_string(i) + ",Title " + std::to_string(i) + "\n";
    const auto result = import(text);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->applied.added, 20'000u);
    EXPECT_EQ(nameOf("v19999")->name, "Title 19999");
    EXPECT_EQ(import(text, 2000)->applied.unchanged, 20'000u);
}

// The drawing "How we store": the report joins the name of the video, its bars and the name of the channel.
TEST_F(NameImporter, GF1_TheReportJoinsNameBarsAndChannel)
{
    std::string events;
    for (const auto& [hour, views] : {std::pair{15, 2}, {16, 3}, {17, 8}})
        for (int i = 0; i < views; ++i)
            events += "{\"videoId\":\"A\",\"timestamp\":\"2026-11-24T" + std::to_string(hour) + ":0" + std::to_string(i) + ":00Z\"}\n";
    {
        auto store = openSqliteStore(data());
        ASSERT_TRUE(importLog(write(events, "events.ndjson"), {}, store->get()));
    }
    ASSERT_TRUE(import("videoId,name,channelId,channel\nA,Distributed Cache,111,System Design Interview\n"));
    StoreSource source(std::move(*openSqliteReader(data())));
    Question question;
    const std::int64_t midnight = 1795478400LL * kSecond;  // 2026-11-24
    const auto views = [&](int from, int to) {
        question.item = "A";
        question.range = {{midnight + from * kHour}, {midnight + to * kHour}};
        return source.value(question)->events;
    };
    EXPECT_EQ(views(15, 18), 13u);
    EXPECT_EQ(views(16, 18), 11u);
    EXPECT_EQ(views(15, 16), 2u);
    const auto name = nameOf("A");
    ASSERT_TRUE(name.has_value());
    EXPECT_EQ(name->name, "Distributed Cache");
    EXPECT_EQ(name->attributes, (NameAttributes{{"channelId", "111"}, {"channel", "System Design Interview"}}));
}

}  // namespace
}  // namespace tally
