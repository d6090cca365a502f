// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a store stays short although somebody reads at every moment.
#include "core/store/sqlite/checkpoints.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "core/store/sqlite/schema.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr int kCommits = 1200;   // of a few pages each

// Two readers of which one at least is always in a transaction: each begins before the other ends.
class Readers {
public:
    explicit Readers(const TemporaryDirectory& directory)
        : both_{std::move(*sqlite::openForReading(directory.path())), std::move(*sqlite::openForReading(directory.path()))}
    {
        begin(0);
    }
    void takeTurns()
    {
        begin(1 - reading_);
        EXPECT_TRUE(both_[reading_].exec("COMMIT").has_value());
        reading_ = 1 - reading_;
    }

private:
    void begin(int which) { EXPECT_TRUE(both_[which].exec("BEGIN; SELECT count(*) FROM page").has_value()); }
    sqlite::Connection both_[2];
    int reading_ = 0;
};

// How long the log became, in pages. The readers take turns after each commit, and whenever the writer waits for one of them.
std::uintmax_t longestLog(sqlite::Checkpoints& checkpoints)
{
    const TemporaryDirectory directory;
    const auto db = sqlite::openForWriting(directory.path());
    EXPECT_TRUE(db->exec("PRAGMA synchronous=OFF; CREATE TABLE page (bytes)").has_value());
    checkpoints.watch(*db);
    Readers readers(directory);
    constexpr auto waits = [](void* self, int before) {
        static_cast<Readers*>(self)->takeTurns();
        return before < 10 ? 1 : 0;
    };
    sqlite3_busy_handler(db->handle(), waits, &readers);
    std::uintmax_t longest = 0;
    for (int i = 0; i < kCommits; ++i) {
        EXPECT_TRUE(db->exec("INSERT INTO page VALUES (randomblob(9000))").has_value());
        readers.takeTurns();
        longest = std::max(longest, std::filesystem::file_size(sqlite::databasePath(directory.path()) + "-wal") / 4096);
    }
    return longest;
}

TEST(Checkpoints, KeepTheLogShortUnderReadersWithoutAGap)
{
    sqlite::Checkpoints never(64, 1'000'000), bounded(64, 400);
    const auto unbounded = longestLog(never);
    const auto longest = longestLog(bounded);
    EXPECT_GT(unbounded, 2500U) << "readers left gaps: this shows nothing";
    EXPECT_LT(longest, 500U) << "without a bound " << unbounded;
}

}  // namespace
}  // namespace tally::test
