// SPDX-License-Identifier: GPL-3.0-or-later
// The power fails before a sync, with what was not synced there, gone or torn: every batch whose apply() returned success
// is in the store that is opened then, a batch under way as a whole or not at all, and the database is sound.
//
// TALLY_POWER_LOSS_IMAGES says how many such disks are looked at (default 150).
#include <gtest/gtest.h>

#include <cstdlib>

#include "core/store/sqlite/schema.h"
#include "tests/core/support/faulty_vfs.h"
#include "trouble_fixture.h"

namespace tally::test {
namespace {

struct Image {
    FaultyVfs::Disk disk;
    std::size_t applied = 0;  // batches acknowledged by then
    bool created = false;     // the store had been opened by then
};

std::size_t imagesWanted()
{
    const char* const text = std::getenv("TALLY_POWER_LOSS_IMAGES");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 150;
}

// Applies the history with checkpoints in between; an image before some syncs and after every batch.
std::vector<Image> imagesOf(const History& history, std::uint64_t seed)
{
    std::vector<Image> images;
    std::mt19937_64 random(seed);
    const TemporaryDirectory directory;
    FaultyVfs disk;
    Image now;
    const auto look = [&] {
        if (random() % 2 == 0) return;
        images.push_back({disk.powerLoss(random), now.applied, now.created});
    };
    disk.beforeSync(look);
    for (int run = 0; run < 2; ++run) {  // the second one opens what the first left
        auto store = openSqliteStore(directory.path());
        EXPECT_TRUE(store.has_value());
        if (!store) return images;
        now.created = true;
        for (const std::size_t end = run == 0 ? history.size() / 2 : history.size(); now.applied < end;) {
            EXPECT_TRUE((*store)->apply(history[now.applied]).has_value());
            ++now.applied;
            look();
            if (random() % 2 == 0) continue;
            const auto db = sqlite::Connection::open(directory.file("tally.db"), sqlite::Connection::Mode::CreateAndWrite);
            EXPECT_TRUE(db->exec(random() % 2 == 0 ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)").has_value());
        }
    }
    look();
    return images;
}

void check(const Image& image, const History& history)
{
    const TemporaryDirectory directory;
    for (const auto& [path, content] : image.disk) {
        std::ofstream(directory.file(std::filesystem::path(path).filename().string()), std::ios::binary) << content;
    }
    const FaultyVfs withoutSyncs;
    {
        auto store = openSqliteStore(directory.path());
        ASSERT_TRUE(store.has_value()) << store.error().what;
    }
    ASSERT_EQ(integrityOf(directory.path()), "ok");
    {
        const auto reader = openSqliteReader(directory.path());
        ASSERT_TRUE(reader.has_value()) << reader.error().what;
        const std::string less = history.differs(**reader, image.applied);
        const bool oneMore = !less.empty() && image.applied < history.size() && history.differs(**reader, image.applied + 1).empty();
        ASSERT_TRUE(less.empty() || oneMore) << less << " after " << image.applied << " batches";
    }
    // Whoever was not told yet says it again.
    auto store = openSqliteStore(directory.path());
    for (std::size_t b = image.applied; b < history.size(); ++b) ASSERT_TRUE((*store)->apply(history[b]).has_value());
    ASSERT_EQ(history.differs(**openSqliteReader(directory.path()), history.size()), "");
}

TEST(StorePowerLoss, WhatWasAppliedIsThere)
{
    std::size_t looked = 0, unfinished = 0;
    for (std::uint64_t seed = 1; looked < imagesWanted() && !HasFatalFailure(); ++seed) {
        const History history(seed, {40, 600, 30, 600, 20, 30});
        for (const Image& image : imagesOf(history, seed)) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", image " + std::to_string(looked));
            ASSERT_NO_FATAL_FAILURE(check(image, history));
            unfinished += image.created && image.applied < history.size() ? 1u : 0u;
            if (++looked == imagesWanted()) break;
        }
    }
    EXPECT_GT(unfinished, looked / 2);
}

}  // namespace
}  // namespace tally::test
