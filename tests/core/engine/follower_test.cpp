// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a log that is followed, one by one: each line that was ever in it counts once.
#include "tests/core/engine/follower_fixture.h"

namespace tally::test {
namespace {

TEST_F(FollowerTest, CountsWhatIsAppendedAndWaitsForTheEndOfALine)
{
    Writer writer(log());
    follow(false);
    step();
    EXPECT_TRUE(follower_->state().waiting);
    writer.openLog();
    writer.lines(3);
    step();
    EXPECT_EQ(ledger_.received, 3U);
    EXPECT_FALSE(follower_->state().waiting);
    EXPECT_EQ(follower_->state().format, "ndjson");
    writer.halfLine();
    step();
    EXPECT_EQ(ledger_.received, 3U);
    writer.restOfLine();
    step();
    expectEachOnce(writer, "appended");
}

TEST_F(FollowerTest, AWriterThatHasNotNoticedTheRotationIsStillHeard)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(false);
    step();
    fs::rename(log(), rotated(1));
    std::ofstream(log()) << "";
    step();
    writer.lines(4);   // into access.log.1
    writer.halfLine();
    step();
    writer.restOfLine();
    step(Follower::kLeavingSilence - 1000);
    writer.lines(1);
    step(2000);
    writer.reopen();
    writer.lines(2);
    settle();
    expectEachOnce(writer, "old handle");
    EXPECT_EQ(follower_->state().files, 2U);
}

TEST_F(FollowerTest, TheRestOfARotatedLogWaitsForAStoreThatRefuses)
{
    for (const bool endless : {false, true}) {   // the last line of it has no end
        SCOPED_TRACE(endless);
        begin();
        Writer writer(log());
        writer.openLog();
        writer.lines(5);
        follow(true);
        step();
        store_->refuses = true;
        writer.lines(4);
        if (endless) writer.halfLine();
        step();
        fs::rename(log(), rotated(1));
        if (endless) writer.restOfLine();
        writer.reopen();
        writer.lines(3);
        for (int second = 0; second < 60; ++second) step(kSecond);
        EXPECT_EQ(ledger_.received, 5U);
        EXPECT_NE(follower_->state().error.find("full"), std::string::npos) << follower_->state().error;
        store_->refuses = false;
        settle();
        expectEachOnce(writer, "after the store is there again");
        EXPECT_EQ(follower_->state().error, "");
    }
}

TEST_F(FollowerTest, TheUnreadEndOfACopiedAndCutLogIsInTheCopy)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(false);
    step();
    writer.lines(7);   // nobody looks
    fs::copy_file(log(), rotated(1));
    fs::resize_file(log(), 0);
    writer.lines(3);
    settle();
    expectEachOnce(writer, "copytruncate");
    EXPECT_EQ(follower_->state().note, "");
}

TEST_F(FollowerTest, ACutWithoutACopyIsSaid)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(false);
    step();
    fs::resize_file(log(), 0);
    writer.lines(3);
    settle();
    EXPECT_NE(follower_->state().note.find("may be lost"), std::string::npos) << follower_->state().note;
}

TEST_F(FollowerTest, RotatedFilesThatGoOnFromNothingKnownAreSaid)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(true);
    step();
    follower_.reset();
    shift(false);
    writer.reopen();
    writer.lines(4);
    shift(false);
    writer.reopen();
    writer.lines(2);
    fs::remove(rotated(2));   // what was counted
    follow(true);
    settle();
    EXPECT_NE(follower_->state().note.find("1 rotated files beside it are not counted"), std::string::npos) << follower_->state().note;
}

TEST_F(FollowerTest, RotatedTwiceBetweenTwoLooks)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(false);
    step();
    for (int i = 0; i < 3; ++i) {
        shift(false);
        writer.reopen();
        writer.lines(4);
    }
    settle();
    expectEachOnce(writer, "three rotations");
}

TEST_F(FollowerTest, RotatedWhileNobodyFollowed)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(true);
    step();
    writer.lines(6);
    follower_.reset();
    for (int i = 0; i < 3; ++i) {
        shift(false);
        writer.reopen();
        writer.lines(4);
        if (i == 1) pack(rotated(1));
    }
    follow(true);
    settle();
    expectEachOnce(writer, "restart");
}

// Hundreds of hours of an hourly rotation, and a second restart that finds them all counted.
TEST_F(FollowerTest, RotatedAFewHundredTimesWhileNobodyFollowed)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(true);
    step();
    writer.lines(6);
    follower_.reset();
    constexpr int kRotations = 300;
    const auto first = fs::last_write_time(log());
    for (int i = 0; i < kRotations; ++i) {
        const fs::path away = folder_ / ("access.log-" + std::to_string(100'000 + i));
        fs::rename(log(), away);
        fs::last_write_time(away, first + std::chrono::hours(i));
        writer.reopen();
        writer.lines(2);
    }
    fs::last_write_time(log(), first + std::chrono::hours(kRotations));
    for (int start = 0; start < 3; ++start) {
        follow(true);
        step();
        EXPECT_EQ(follower_->state().error, "");
        // What was silent for hours is not held open, and the third start reads none of it again.
        if (start == 2) {
            EXPECT_LE(follower_->state().files, 2U);
        }
        follower_.reset();
    }
    follow(true);
    settle();
    expectEachOnce(writer, "restart");
}

// A process was killed when it had counted a younger file, and an older one not yet.
TEST_F(FollowerTest, AFileThatWasPassedOverCountsAfterARestart)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(true);
    step();
    follower_.reset();
    fs::rename(log(), folder_ / "hidden");
    writer.reopen();
    writer.lines(6);
    fs::rename(log(), folder_ / "passed over");
    writer.reopen();
    writer.lines(7);
    for (int i = 0; i < 2; ++i) {   // the file behind the path, and then a rotated one, is counted before what is older
        fs::rename(folder_ / "hidden", rotated(9));
        follow(true);
        step();
        follower_.reset();
        fs::rename(rotated(9), folder_ / "hidden");
        if (i == 0) {
            fs::rename(log(), rotated(1));
            writer.reopen();
            writer.lines(2);
        }
    }
    fs::rename(folder_ / "hidden", rotated(3));
    fs::rename(folder_ / "passed over", rotated(2));
    follow(true);
    settle();
    expectEachOnce(writer, "restart");
}

// Nothing was unfinished when the follower ended, and the file it waited at was empty.
TEST_F(FollowerTest, RotatedWhileNobodyFollowedAndNothingWasBegun)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    follow(true);
    step();
    shift(false);
    writer.reopen();
    settle();
    follower_.reset();
    writer.lines(6);
    shift(false);
    writer.reopen();
    writer.lines(7);
    follow(true);
    settle();
    expectEachOnce(writer, "restart");
}

// Just behind a look at it the log grows once more, is rotated, and so is the next one: the older file's rest comes first, or a
// process that is killed in between leaves a hole behind what it has counted.
TEST_F(FollowerTest, TheRestOfTheCurrentFileComesBeforeYoungerOnes)
{
    for (const bool withStore : {false, true}) {
        begin();
        Writer writer(log());
        writer.openLog();
        writer.lines(2);
        follow(withStore);
        settle();
        bool rotates = true;
        onCounted_ = [&] {
            if (std::exchange(rotates, false)) {
                writer.lines(1);   // line 3
                shift(false);
                writer.reopen();
                writer.lines(1);   // line 4
                shift(false);
            }
            EXPECT_GE(counted_["line3"], counted_["line4"]);
        };
        writer.lines(1);
        step();
        EXPECT_EQ(counted_["line4"], 1U);
        writer.reopen();
        writer.lines(2);
        settle();
        onCounted_ = nullptr;
        expectEachOnce(writer, withStore ? "store" : "memory");
    }
}

TEST_F(FollowerTest, AFileThatLostItsEndGoesOnBehindWhatIsLeft)
{
    Writer writer(log());
    writer.openLog();
    writer.lines(5);
    const auto size = fs::file_size(log());
    writer.lines(5);
    follow(false);
    step();
    fs::resize_file(log(), size);
    step();
    writer.lines(3);
    settle();
    expectEachOnce(writer, "shrunk");
}

TEST_F(FollowerTest, ALinkThatMovesAndAReplacedFile)
{
    Writer first(folder_ / "a"), second(folder_ / "b");
    first.openLog();
    first.lines(4);
    fs::create_symlink("a", log());
    follow(false);
    step();
    EXPECT_EQ(ledger_.received, 4U);
    std::ofstream(folder_ / "b") << "{\"videoId\":\"other\",\"timestamp\":1795392000}\n";
    fs::create_symlink("b", folder_ / "next");
    fs::rename(folder_ / "next", log());
    step();
    EXPECT_EQ(counted_["other"], 1U);
    first.lines(1);
    step();
    EXPECT_EQ(ledger_.received, 6U);
}

TEST_F(FollowerTest, BadLinesNameTheirLineAcrossLooks)
{
    std::ofstream out(log());
    out << "{\"videoId\":\"a\",\"timestamp\":1795392000}\nbroken\n" << std::flush;
    follow(true);
    step();
    out << "{\"videoId\":\"a\",\"timestamp\":1795392001}\nbroken too\n" << std::flush;
    step();
    EXPECT_EQ(ledger_.received, 4U);
    EXPECT_EQ(ledger_.rejected, 2U);
    store_.reset();
    const auto letters = (*openSqliteReader((folder_ / "data").string()))->letters(10);
    ASSERT_TRUE(letters);
    ASSERT_EQ(letters->size(), 2U);
    EXPECT_EQ((*letters)[0].second.line, 2U);
    EXPECT_EQ((*letters)[1].second.line, 4U);
    EXPECT_EQ((*letters)[1].second.raw, "broken too");
}

// Its head was refused already, and is one record with its rest, also for the next process.
TEST_F(FollowerTest, TheRestOfALineThatIsTooLongIsNoRecordAfterARestart)
{
    std::ofstream out(log());
    out << "{\"videoId\":\"a\",\"timestamp\":1795392000}\n{\"videoId\":\"" << std::string(3u << 20, 'x') << std::flush;
    Ledger all;
    for (const char* more : {"", "yyy", "\",\"timestamp\":1795392000}\n{\"videoId\":\"b\",\"timestamp\":1795392001}\nbroken\n"}) {
        out << more << std::flush;
        ledger_ = {};
        follow(true);
        step();
        step();
        all += ledger_;
    }
    EXPECT_EQ(all.received, 4U);
    EXPECT_EQ(all.valid, 2U);
    EXPECT_EQ(all.rejected, 2U);
    EXPECT_EQ(counted_["b"], 1U);
    store_.reset();
    const auto letters = (*openSqliteReader((folder_ / "data").string()))->letters(10);
    ASSERT_EQ(letters->size(), 2U);
    EXPECT_EQ((*letters)[1].second.raw, "broken");
    EXPECT_EQ((*letters)[1].second.line, 4U);
}

TEST_F(FollowerTest, WhatCannotBeFollowedSaysSo)
{
    fs::create_directory(folder_ / "sub");
    EXPECT_EQ(GrowingFile::open((folder_ / "sub").string()).error().code, ErrorCode::Unreadable);
    std::ofstream(folder_ / "x") << "{\"videoId\":\"a\",\"timestamp\":1795392000}\n";
    pack(folder_ / "x");
    const auto packed = GrowingFile::open((folder_ / "x.gz").string());
    ASSERT_FALSE(packed);
    EXPECT_NE(packed.error().what.find("compressed"), std::string::npos);
    std::ofstream(log()) << "[{\"videoId\":\"a\",\"timestamp\":1795392000},\n";
    follow(false);
    step();
    EXPECT_NE(follower_->state().error.find("JSON array"), std::string::npos) << follower_->state().error;
}

}  // namespace
}  // namespace tally::test
