// SPDX-License-Identifier: GPL-3.0-or-later
// What items are called: history, renames, lookups in batches and as of a time.
#include <gtest/gtest.h>
#include <thread>

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/name_table.h"
#include "core/store/sqlite/sqlite_names.h"
#include "model.h"

namespace tally::test {
namespace {

class NameTable : public ::testing::Test {
protected:
    void SetUp() override
    {
        auto opened = openSqliteStore(directory_.path());
        ASSERT_TRUE(opened.has_value());
        store_ = std::move(*opened);
    }
    NamesApplied apply(const std::vector<NameRow>& rows, std::int64_t now)
    {
        const auto applied = store_->applyNames(rows, Micros{now});
        EXPECT_TRUE(applied.has_value()) << (applied ? "" : applied.error().what);
        return applied.value_or(NamesApplied{});
    }
    std::string nameOf(const std::string& item, std::optional<Micros> asOf = {})
    {
        const auto reader = openSqliteReader(directory_.path());
        EXPECT_TRUE(reader.has_value());
        const auto names = (*reader)->names(std::vector{item}, asOf);
        EXPECT_TRUE(names.has_value());
        return names->front() ? names->front()->name : "(none)";
    }
    std::vector<ItemName> history(const std::string& item)
    {
        const auto reader = openSqliteReader(directory_.path());
        return (*reader)->nameHistory(item).value();
    }

    TemporaryDirectory directory_;
    std::unique_ptr<RollupStore> store_;
};

TEST_F(NameTable, ARenameKeepsTheOldNameWithItsTime)
{
    EXPECT_EQ(apply({{"a", "First", {{"channel", "One"}}, {}}, {"b", "Other", {}, {}}}, 1000).added, 2u);
    EXPECT_EQ(apply({{"a", "Second", {{"channel", "One"}}, {}}}, 2000).renamed, 1u);
    EXPECT_EQ(nameOf("a"), "Second");
    EXPECT_EQ(nameOf("a", Micros{1999}), "First");
    EXPECT_EQ(nameOf("a", Micros{2000}), "Second");
    EXPECT_EQ(nameOf("b"), "Other");
    const auto all = history("a");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].since, kMinTime);  // nothing says that the first name did not always hold
    EXPECT_EQ(all[0].until, Micros{2000});
    EXPECT_EQ(all[0].attributes, (NameAttributes{{"channel", "One"}}));
    EXPECT_EQ(all[1].since, Micros{2000});
    EXPECT_FALSE(all[1].until.has_value());
}

TEST_F(NameTable, TheSameNamesAgainChangeNothing)
{
    const std::vector<NameRow> rows{{"a", "First", {{"channel", "One"}}, {}}, {"b", "Other", {}, Micros{500}}};
    apply(rows, 1000);
    const NamesApplied again = apply(rows, 9000);
    EXPECT_EQ(again.unchanged, 2u);
    EXPECT_EQ(again.added + again.renamed, 0u);
    EXPECT_EQ(history("a").size(), 1u);
    // Another channel is another statement about the item.
    EXPECT_EQ(apply({{"a", "First", {{"channel", "Two"}}, {}}}, 9001).renamed, 1u);
    EXPECT_EQ(history("a").size(), 2u);
}

TEST_F(NameTable, ADatedNameTakesItsPlaceInTheHistory)
{
    apply({{"a", "Old", {}, Micros{100}}, {"a", "New", {}, Micros{300}}}, 1000);
    EXPECT_EQ(apply({{"a", "Middle", {}, Micros{200}}}, 1000).renamed, 1u);
    EXPECT_EQ(nameOf("a", Micros{99}), "(none)");
    EXPECT_EQ(nameOf("a", Micros{199}), "Old");
    EXPECT_EQ(nameOf("a", Micros{200}), "Middle");
    EXPECT_EQ(nameOf("a"), "New");
    const auto all = history("a");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].until, Micros{200});
    EXPECT_EQ(all[1].until, Micros{300});
    EXPECT_FALSE(all[2].until.has_value());
    // The same moment again corrects what was said of it.
    apply({{"a", "Centre", {}, Micros{200}}}, 1000);
    EXPECT_EQ(nameOf("a", Micros{250}), "Centre");
    EXPECT_EQ(history("a").size(), 3u);
}

TEST_F(NameTable, ABatchAnswersInOrderAndUnknownItemsHaveNone)
{
    apply({{"a", "A", {}, {}}, {std::string("b\0c", 3), "With NUL in the item", {}, {}}}, 1);
    const auto reader = openSqliteReader(directory_.path());
    const auto names = (*reader)->names(std::vector<std::string>{"nobody", std::string("b\0c", 3), "a", "b"});
    ASSERT_TRUE(names.has_value());
    ASSERT_EQ(names->size(), 4u);
    EXPECT_FALSE((*names)[0].has_value());
    EXPECT_EQ((*names)[1]->name, "With NUL in the item");
    EXPECT_EQ((*names)[2]->name, "A");
    EXPECT_FALSE((*names)[3].has_value());
}

// All names of a call or none: the store refuses the third row here.
TEST_F(NameTable, AFailedCallLeavesNothingBehind)
{
    store_.reset();
    {
        auto db = sqlite::Connection::open(directory_.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
        ASSERT_TRUE(db->exec("CREATE TRIGGER refuse BEFORE INSERT ON name WHEN new.name = x'626164' "
                             "BEGIN SELECT raise(ABORT, 'refused'); END").has_value());
    }
    store_ = std::move(*openSqliteStore(directory_.path()));
    const std::vector<NameRow> rows{{"a", "A", {}, {}}, {"b", "B", {}, {}}, {"c", "bad", {}, {}}};
    const auto applied = store_->applyNames(rows, Micros{1});
    ASSERT_FALSE(applied.has_value());
    EXPECT_EQ(applied.error().code, ErrorCode::Store);
    EXPECT_EQ(nameOf("a"), "(none)");
    EXPECT_EQ(apply({{"a", "A", {}, {}}}, 2).added, 1u);
}

// The writer holds the lock and goes on committing; neither hears of the other, and both have all of theirs.
TEST_F(NameTable, NamesCanBeGivenWhileAnotherWritesTheStore)
{
    auto names = SqliteNames::open(directory_.path());
    ASSERT_TRUE(names.has_value()) << names.error().what;
    EXPECT_FALSE(openSqliteStore(directory_.path()).has_value());   // that is locked, as ever
    const auto reader = openSqliteReader(directory_.path());        // as a process has it that is running
    ASSERT_TRUE(reader.has_value());
    std::thread naming([&] {
        for (int i = 0; i < 30; ++i) {
            const std::vector<NameRow> rows{{"item" + std::to_string(i), "Name", {}, {}}, {"a", "Name " + std::to_string(i), {}, Micros{100 + i}}};
            const auto applied = (*names)->applyNames(rows, Micros{1});
            EXPECT_TRUE(applied.has_value()) << applied.error().what;
        }
    });
    BatchMaker maker(1);
    ModelStore model;
    for (int i = 0; i < 30; ++i) {
        const OwnedBatch made = maker.make("n" + std::to_string(i), 200, 40, 3);
        const auto applied = store_->apply(made.batch);
        EXPECT_TRUE(applied.has_value()) << applied.error().what;
        model.apply(made.batch);
    }
    naming.join();
    EXPECT_EQ(readCells(**reader, {}), model.cells({}));
    EXPECT_EQ((*reader)->nameHistory("a")->size(), 30u);
    EXPECT_TRUE((*reader)->names(std::vector<std::string>{"item29"})->front().has_value());
}

TEST(NamesBesideTheWriter, MakeAStoreWhereThereIsNone)
{
    const TemporaryDirectory directory;
    const std::string data = directory.file("data");
    const auto names = SqliteNames::open(data);
    ASSERT_TRUE(names.has_value()) << names.error().what;
    EXPECT_EQ((*names)->applyNames(std::vector<NameRow>{{"a", "A", {}, {}}}, Micros{1})->added, 1u);
    EXPECT_TRUE(openSqliteStore(data).has_value());   // and leave no lock behind
}

}  // namespace
}  // namespace tally::test
