// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_system.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/core/support/faulty_file_system.h"

namespace tally {

namespace {

using test::FaultyFileSystem;

void behavesLikeFiles(FileSystem& files, const std::string& folder)
{
    ASSERT_TRUE(files.makeDirectory(folder));
    ASSERT_TRUE(files.makeDirectory(folder));
    const std::string path = folder + "/a";
    EXPECT_EQ(files.open(path, FileSystem::Open::Read).error().code, ErrorCode::Unreadable);
    auto file = files.open(path, FileSystem::Open::Create);
    ASSERT_TRUE(file);
    EXPECT_FALSE(files.open(path, FileSystem::Open::Create));
    ASSERT_TRUE((*file)->append("hello "));
    ASSERT_TRUE((*file)->append("world"));
    ASSERT_TRUE((*file)->sync());
    char bytes[32];
    EXPECT_EQ((*file)->readAt(6, bytes, sizeof bytes).value(), 5u);
    EXPECT_EQ(std::string(bytes, 5), "world");
    EXPECT_EQ((*file)->readAt(100, bytes, sizeof bytes).value(), 0u);
    ASSERT_TRUE((*file)->rewrite(1, "ipp"));
    EXPECT_EQ((*file)->readAt(0, bytes, sizeof bytes).value(), 11u);
    EXPECT_EQ(std::string(bytes, 11), "hippo world");
    ASSERT_TRUE((*file)->truncate(4));
    ASSERT_TRUE((*file)->append("!"));
    EXPECT_EQ((*file)->size().value(), 5u);
    ASSERT_TRUE(files.syncDirectory(folder));
    ASSERT_TRUE(files.rename(path, folder + "/b"));
    EXPECT_EQ(files.list(folder).value(), std::vector<std::string>{"b"});
    EXPECT_GT(files.freeSpace(folder).value(), 0u);
    ASSERT_TRUE(files.remove(folder + "/b"));
    EXPECT_TRUE(files.list(folder).value().empty());
    EXPECT_FALSE(files.remove(folder + "/b"));
}

}  // namespace

TEST(FileSystem, OfThisMachine)
{
    const std::string folder = std::filesystem::temp_directory_path() / ("tally_files_" + std::to_string(::getpid()));
    behavesLikeFiles(*systemFileSystem(), folder);
    std::filesystem::remove_all(folder);
}

TEST(FileSystem, InMemory)
{
    FaultyFileSystem disk;
    behavesLikeFiles(disk, "/d");
}

TEST(FaultyFileSystem, PowerLossKeepsWhatWasSyncedAndNothingIsSureOfTheRest)
{
    FaultyFileSystem disk;
    auto file = disk.open("/d/a", FileSystem::Open::Create);
    ASSERT_TRUE((*file)->append("kept"));
    ASSERT_TRUE((*file)->sync());
    ASSERT_TRUE(disk.syncDirectory("/d"));
    ASSERT_TRUE((*file)->append("more"));
    auto other = disk.open("/d/b", FileSystem::Open::Create);
    std::mt19937_64 random(1);
    bool missing = false, there = false, torn = false, named = false, nameless = false;
    for (int i = 0; i < 100; ++i) {
        const auto after = disk.powerLoss(random);
        const std::string left = after->content("/d/a");
        ASSERT_EQ(left.substr(0, 4), "kept");
        missing |= left.size() == 4;
        there |= left == "keptmore";
        torn |= left.size() > 4 && left.size() < 8;
        (after->open("/d/b", FileSystem::Open::Read) ? named : nameless) = true;
    }
    EXPECT_TRUE(missing && there && torn && named && nameless);
}

TEST(FaultyFileSystem, AFailedSyncLosesItsWritesForGood)
{
    FaultyFileSystem disk;
    auto file = disk.open("/d/a", FileSystem::Open::Create);
    ASSERT_TRUE(disk.syncDirectory("/d"));
    ASSERT_TRUE((*file)->append("gone"));
    disk.failAt(1, FaultyFileSystem::Fault::Io, [](auto op) { return op == FaultyFileSystem::Op::Sync; });
    EXPECT_FALSE((*file)->sync());
    EXPECT_TRUE(disk.fired());
    EXPECT_TRUE((*file)->sync());
    std::mt19937_64 random(1);
    EXPECT_EQ(disk.content("/d/a"), "gone");
    EXPECT_EQ(disk.powerLoss(random)->content("/d/a"), "");
}

TEST(FaultyFileSystem, FillsUp)
{
    FaultyFileSystem disk;
    auto file = disk.open("/d/a", FileSystem::Open::Create);
    disk.setCapacity(3);
    EXPECT_EQ((*file)->append("12345").error().code, ErrorCode::Busy);
    EXPECT_EQ(disk.content("/d/a"), "123");
    disk.heal();
    EXPECT_TRUE((*file)->append("4"));
}

}  // namespace tally
