// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_look.h"

#include "tests/core/log/journal_fixture.h"

namespace tally {

namespace {

using namespace test;

struct Look {
    std::vector<std::string> texts;
    std::uint64_t damaged = 0;
    bool whole = false;
};

Look lookAt(const std::shared_ptr<FaultyFileSystem>& disk)
{
    Look seen;
    const auto look = JournalLook::open(disk, kFolder, "tcp://127.0.0.1:1");
    EXPECT_TRUE(look);
    if (!look) return seen;
    std::uint64_t end = 0;
    while (const auto batch = (*look)->next()) {
        EXPECT_GE(batch->first, end);
        end = batch->last;
        seen.texts.push_back(batch->bytes);
    }
    seen.damaged = (*look)->damaged();
    seen.whole = (*look)->fromTheBeginning();
    return seen;
}

JournalOptions smallSegments()
{
    JournalOptions options;
    options.segmentBytes = 4096;
    return options;
}

}  // namespace

TEST(JournalLook, SeesWhatIsThereWhileItIsWritten)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    JournalParts parts(disk, smallSegments());
    std::vector<std::string> written;
    for (std::uint64_t n = 0; n < 40; ++n) {
        written.push_back(textOf(n));
        ASSERT_TRUE(parts.commit({batchOf(written.back())}));
        if (n % 13 == 0) {
            EXPECT_EQ(lookAt(disk).texts, written);
        }
    }
    ASSERT_GT(disk->list(kFolder)->size(), 3u);
    const Look seen = lookAt(disk);
    EXPECT_EQ(seen.texts, written);
    EXPECT_EQ(seen.damaged, 0u);
    EXPECT_TRUE(seen.whole);
    EXPECT_EQ(parts.readAll(), written);   // whose reader nobody disturbed
}

TEST(JournalLook, PassesOverDamageAndLeavesItWhereItIs)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    JournalParts parts(disk);
    for (std::uint64_t n = 0; n < 10; ++n) ASSERT_TRUE(parts.commit({batchOf(textOf(n))}));
    const std::string name = parts.newest();
    const auto before = disk->list(kFolder).value();
    auto file = disk->open(name, FileSystem::Open::ReadWrite);
    ASSERT_TRUE(file);
    const std::uint64_t middle = (*file)->size().value() / 2;
    ASSERT_TRUE((*file)->rewrite(middle, "damage"));
    const Look seen = lookAt(disk);
    EXPECT_GE(seen.texts.size(), 8u);
    EXPECT_LT(seen.texts.size(), 10u);
    EXPECT_GT(seen.damaged, 0u);
    EXPECT_EQ(disk->list(kFolder).value(), before);
    // A torn end is what is being written: no damage.
    ASSERT_TRUE((*file)->rewrite(middle, std::string(6, 'x')));
    ASSERT_TRUE((*file)->truncate(middle + 3));
    EXPECT_EQ(lookAt(disk).damaged, 0u);
}

TEST(JournalLook, SaysThatTheBeginningIsGone)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    JournalParts parts(disk, smallSegments());
    for (std::uint64_t n = 0; n < 40; ++n) ASSERT_TRUE(parts.commit({batchOf(textOf(n))}));
    ASSERT_TRUE(disk->remove(kFolder + "/" + disk->list(kFolder)->front()));
    const Look seen = lookAt(disk);
    EXPECT_FALSE(seen.whole);
    EXPECT_EQ(seen.texts.back(), textOf(39));
    EXPECT_FALSE(JournalLook::open(disk, kFolder, "tcp://127.0.0.1:2"));
}

}  // namespace tally
