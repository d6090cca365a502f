// SPDX-License-Identifier: GPL-3.0-or-later
// The N-th call of the disk fails, N = 1, 2, 3 … until none does: no crash, nothing half applied, nothing twice, and an error
// that names the file.
#include <gtest/gtest.h>

#include "core/store/sqlite/store_check.h"
#include "tests/core/support/faulty_vfs.h"
#include "trouble_fixture.h"

namespace tally::test {
namespace {

struct Trouble {
    FaultyVfs::Fault fault;
    bool stays;    // the disk goes on failing until the store was given up
    bool retries;  // the same store is asked again, as a listener does; otherwise it is closed and opened anew
};

class StoreTrouble : public ::testing::TestWithParam<Trouble> {
protected:
    // A store with the first batch, made on a disk without trouble.
    void SetUp() override
    {
        auto store = openSqliteStore(template_.path());
        ASSERT_TRUE(store.has_value());
        ASSERT_TRUE((*store)->apply(history_[0]).has_value());
    }

    static void expectSaid(const Error& error, const std::string& directory)
    {
        EXPECT_EQ(error.code, ErrorCode::Store) << error.what;
        EXPECT_GT(error.what.size(), 20u);
        EXPECT_NE(error.where.find(directory), std::string::npos) << error.what << " names “" << error.where << "”";
    }
    // One try at each batch from `next` on, with the fault at hand; stops at the first error. Returns what was applied.
    std::size_t applyFrom(std::size_t next, const std::string& directory, FaultyVfs& disk)
    {
        auto store = openSqliteStore(directory);
        if (!store) {
            expectSaid(store.error(), directory);
            return next;
        }
        for (; next < history_.size(); ++next) {
            auto applied = (*store)->apply(history_[next]);
            if (!applied) {
                expectSaid(applied.error(), directory);
                if (!GetParam().retries) return next;
                disk.heal();
                applied = (*store)->apply(history_[next]);
                if (!applied) {
                    ADD_FAILURE() << "not after healing either: " << applied.error().what;
                    return next;
                }
            }
        }
        return next;
    }
    // What was applied is there; the batch that failed is there as a whole or not at all.
    void check(const std::string& directory, std::size_t applied)
    {
        const FaultyVfs withoutSyncs;
        ASSERT_EQ(integrityOf(directory), "ok");
        {
            const auto reader = openSqliteReader(directory);
            ASSERT_TRUE(reader.has_value()) << reader.error().what;
            const std::string less = history_.differs(**reader, applied);
            const bool failedOneToo = !less.empty() && applied < history_.size() && history_.differs(**reader, applied + 1).empty();
            ASSERT_TRUE(less.empty() || failedOneToo) << less;
        }
        auto store = openSqliteStore(directory);
        ASSERT_TRUE(store.has_value()) << store.error().what;
        for (std::size_t b = applied; b < history_.size(); ++b) ASSERT_TRUE((*store)->apply(history_[b]).has_value());
        ASSERT_EQ(history_.differs(**openSqliteReader(directory), history_.size()), "");
    }

    History history_{7, {60, 700, 30, 600}};
    TemporaryDirectory template_;
};

TEST_P(StoreTrouble, TheNthCallFails)
{
    std::uint64_t n = 1;
    for (bool fired = true; fired && !HasFatalFailure(); n += callStep()) {
        const TemporaryDirectory directory;
        std::filesystem::copy_file(template_.file("tally.db"), directory.file("tally.db"));
        std::size_t applied = 0;
        {
            FaultyVfs disk;
            disk.failAt(n, GetParam().fault, GetParam().stays);
            applied = applyFrom(1, directory.path(), disk);
            fired = disk.fired() || applied < history_.size();
        }
        SCOPED_TRACE("call " + std::to_string(n));
        ASSERT_NO_FATAL_FAILURE(check(directory.path(), applied));
    }
    EXPECT_GT(n, GetParam().fault == FaultyVfs::Fault::Io ? 100u : 30u);
}

INSTANTIATE_TEST_SUITE_P(All, StoreTrouble,
                         ::testing::Values(Trouble{FaultyVfs::Fault::Io, false, true}, Trouble{FaultyVfs::Fault::Io, true, true},
                                           Trouble{FaultyVfs::Fault::Io, true, false}, Trouble{FaultyVfs::Fault::NoSpace, true, false}),
                         [](const auto& made) {
                             const Trouble& trouble = made.param;
                             return std::string(trouble.fault == FaultyVfs::Fault::Io ? "Io" : "NoSpace") + (trouble.stays ? "Stays" : "Once") +
                                    (trouble.retries ? "Retried" : "Reopened");
                         });

// Dropping old minutes and hours: whichever call fails, what is kept adds up, and days hold everything.
TEST(StoreTroubleRetaining, TheNthCallFails)
{
    const TemporaryDirectory whole;
    ModelStore model;
    {
        auto store = openSqliteStore(whole.path());
        ASSERT_TRUE(store.has_value());
        BatchMaker maker(4);
        for (const char* id : {"1", "2"}) {
            OwnedBatch made = maker.make(id, 2000, 100, 4);
            SourceProgress source = progress(id, 0, 1);
            source.ledger = {};
            for (const BatchCell& cell : made.batch.cells) source.ledger.valid += cell.tally.count;
            source.ledger.received = source.ledger.valid;
            made.batch.sources.push_back(source);
            ASSERT_TRUE((*store)->apply(made.batch).has_value());
            model.apply(made.batch);
        }
    }
    CellQuery days;
    days.tier = Tier::Day;
    const Retention retention{1, 2};
    std::uint64_t n = 1;
    for (bool fired = true; fired; n += callStep()) {
        SCOPED_TRACE("call " + std::to_string(n));
        const TemporaryDirectory directory;
        std::filesystem::copy_file(whole.file("tally.db"), directory.file("tally.db"));
        {
            FaultyVfs disk;
            disk.failAt(n, FaultyVfs::Fault::Io, true);
            static_cast<void>(setSqliteRetention(directory.path(), retention));
            fired = disk.fired();
        }
        const FaultyVfs withoutSyncs;
        for (int again = 0; again < 2; ++again) {
            const auto checks = checkSqliteStore(directory.path());
            ASSERT_TRUE(checks.has_value()) << checks.error().what;
            for (const StoreCheck& check : *checks) ASSERT_EQ(check.failed, 0u) << check.name << ": " << check.problems.front();
            ASSERT_TRUE(readCells(**openSqliteReader(directory.path()), days) == model.cells(days));
            const auto kept = setSqliteRetention(directory.path(), retention);
            ASSERT_TRUE(kept.has_value()) << kept.error().what;
            ASSERT_GT(kept->minutesFrom, kept->hoursFrom);
        }
    }
    EXPECT_GT(n, 50u);
}

// A store that is only begun when the disk fails.
TEST(StoreTroubleAtFirst, TheNthCallOfANewStoreFails)
{
    const History history{8, {60}};
    std::uint64_t n = 1;
    for (bool fired = true; fired; n += callStep()) {
        const TemporaryDirectory directory;
        {
            FaultyVfs disk;
            disk.failAt(n, FaultyVfs::Fault::Io);
            if (auto store = openSqliteStore(directory.path())) static_cast<void>((*store)->apply(history[0]));
            fired = disk.fired();
        }
        auto store = openSqliteStore(directory.path());
        ASSERT_TRUE(store.has_value()) << "call " << n << ": " << store.error().what;
        ASSERT_TRUE((*store)->apply(history[0]).has_value());
        ASSERT_EQ(history.differs(**openSqliteReader(directory.path()), 1), "") << "call " << n;
        ASSERT_EQ(integrityOf(directory.path()), "ok");
    }
    EXPECT_GT(n, 100u);
}

}  // namespace
}  // namespace tally::test
