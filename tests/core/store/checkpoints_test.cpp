// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a store stays short although somebody reads at every moment.
#include "core/store/sqlite/checkpoints.h"

#include <atomic>
#include <filesystem>
#include <gtest/gtest.h>
#include <thread>

#include "core/store/sqlite/schema.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr int kCommits = 1200;   // of a few pages each

// How long the log became, in pages.
std::uintmax_t longestLog(sqlite::Checkpoints& checkpoints)
{
    const TemporaryDirectory directory;
    const auto db = sqlite::openForWriting(directory.path());
    EXPECT_TRUE(db->exec("PRAGMA synchronous=OFF; CREATE TABLE page (bytes)").has_value());
    checkpoints.watch(*db);
    std::atomic<bool> over{false};
    std::atomic<int> rounds{0};
    std::jthread readers([&] {
        // One of the two always holds what it sees.
        sqlite::Connection both[] = {std::move(*sqlite::openForReading(directory.path())), std::move(*sqlite::openForReading(directory.path()))};
        for (int i = 0; !over; ++i, ++rounds) {
            EXPECT_TRUE(both[i % 2].exec("BEGIN; SELECT count(*) FROM page").has_value());
            if (i > 0) {
                EXPECT_TRUE(both[(i + 1) % 2].exec("COMMIT").has_value());
            }
            for (int turn = 0; turn < 200; ++turn) std::this_thread::yield();
        }
    });
    while (rounds < 2) std::this_thread::yield();
    std::uintmax_t longest = 0;
    for (int i = 0; i < kCommits; ++i) {
        EXPECT_TRUE(db->exec("INSERT INTO page VALUES (randomblob(9000))").has_value());
        longest = std::max(longest, std::filesystem::file_size(sqlite::databasePath(directory.path()) + "-wal") / 4096);
    }
    over = true;
    return longest;
}

TEST(Checkpoints, KeepTheLogShortUnderReadersWithoutAGap)
{
    sqlite::Checkpoints never(64, 1'000'000), bounded(64, 400);
    const auto unbounded = longestLog(never);
    const auto longest = longestLog(bounded);
    EXPECT_GT(unbounded, 2500U) << "readers left gaps: this shows nothing";
    EXPECT_LT(longest, 1500U) << "without a bound " << unbounded;
}

}  // namespace
}  // namespace tally::test
