// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that happens to a log that is followed: each line that was ever in it counts once.
#include "core/engine/follower.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <unistd.h>

#include "core/store/sqlite/sqlite_store.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

// A program that writes a log, and what is known of every line it wrote.
class Writer {
public:
    explicit Writer(fs::path path) : path_(std::move(path)) {}

    void openLog() { out_.open(path_, std::ios::binary | std::ios::app); }
    void lines(int n)
    {
        for (int i = 0; i < n; ++i) out_ << nextLine();
        out_.flush();
    }
    void halfLine()
    {
        const std::string line = nextLine();
        out_ << line.substr(0, line.size() / 2);
        rest_ = line.substr(line.size() / 2);
        out_.flush();
    }
    bool inLine() const { return !rest_.empty(); }
    void restOfLine()
    {
        out_ << std::exchange(rest_, {});
        out_.flush();
    }
    void reopen()
    {
        out_.close();
        out_.clear();
        openLog();
    }
    int written() const { return written_; }

private:
    std::string nextLine()
    {
        const int n = written_++;
        return "{\"videoId\":\"line" + std::to_string(n) + "\",\"timestamp\":" + std::to_string(1795392000 + n) + "}\n";
    }
    fs::path path_;
    std::ofstream out_;
    std::string rest_;
    int written_ = 0;
};

class FollowerTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        folder_ = fs::temp_directory_path() / ("tally_follow_" + std::to_string(::getpid()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        begin();
    }
    void TearDown() override
    {
        follower_.reset();
        store_.reset();
        fs::remove_all(folder_);
    }
    void begin()
    {
        follower_.reset();
        store_.reset();
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        counted_.clear();
        ledger_ = {};
        now_ = {1'000'000'000};
    }
    fs::path log() const { return folder_ / "access.log"; }
    fs::path rotated(int n, const char* suffix = "") const { return folder_ / ("access.log." + std::to_string(n) + suffix); }

    void follow(bool withStore)
    {
        follower_.reset();
        store_.reset();
        if (withStore) {
            auto opened = openSqliteStore((folder_ / "data").string());
            ASSERT_TRUE(opened) << opened.error().what;
            store_ = std::move(*opened);
        }
        dictionary_ = std::make_unique<Dictionary>();
        types_ = std::make_unique<TypeTable>();
        ImportOptions options;
        options.threads = 2;
        options.dictionary = dictionary_.get();
        options.types = types_.get();
        options.onCommit = [this](Committed&& part) {
            ledger_ += part.ledger;
            rejectedBy_ = part.rejectedBy;
            for (const auto& run : part.runs) {
                Cell cell;
                for (auto reader = run->reader(); reader.next(&cell);) counted_[std::string(dictionary_->text(ItemId{cell.key.item}))] += cell.tally.count;
            }
        };
        follower_ = std::make_unique<Follower>(log().string(), options, store_.get());
    }
    void step(std::int64_t passed = 200'000)
    {
        now_.us += passed;
        follower_->step(now_);
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i) step();
        for (int i = 0; i < 3; ++i) step(Follower::kLeavingSilence + 1);
    }
    // Shifts access.log.N one further and gives the log itself the number 1.
    void shift(bool copy)
    {
        for (int n = 20; n > 0; --n)
            for (const char* suffix : {"", ".gz"})
                if (fs::exists(rotated(n, suffix))) fs::rename(rotated(n, suffix), rotated(n + 1, suffix));
        if (copy) fs::copy_file(log(), rotated(1));
        else fs::rename(log(), rotated(1));
    }
    static void pack(const fs::path& path)
    {
        ASSERT_EQ(std::system(("gzip -f '" + path.string() + "'").c_str()), 0);
    }
    void expectEachOnce(const Writer& writer, const std::string& story)
    {
        std::string wrong;
        for (int n = 0; n < writer.written(); ++n) {
            const std::uint64_t count = counted_["line" + std::to_string(n)];
            if (count != 1) wrong += " line" + std::to_string(n) + "=" + std::to_string(count);
        }
        EXPECT_EQ(wrong, "") << story;
        EXPECT_EQ(ledger_.received, static_cast<std::uint64_t>(writer.written())) << story;
        EXPECT_EQ(ledger_.rejected, 0U) << story;
    }

    fs::path folder_;
    std::unique_ptr<RollupStore> store_;
    std::unique_ptr<Dictionary> dictionary_;
    std::unique_ptr<TypeTable> types_;
    std::unique_ptr<Follower> follower_;
    std::map<std::string, std::uint64_t> counted_;
    Ledger ledger_;
    std::array<std::uint64_t, kReasons> rejectedBy_{};
    Micros now_{};
};

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

// Random stories: everything that may happen, in any order, with looks in between.
class Story {
public:
    Story(std::uint32_t seed, bool withStore) : random_(seed), withStore_(withStore) {}
    int pick(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    std::string text;
    std::mt19937 random_;
    bool withStore_;
};

class FollowerStories : public FollowerTest, public ::testing::WithParamInterface<bool> {};

TEST_P(FollowerStories, EachLineCountsOnce)
{
    const char* all = std::getenv("TALLY_SEEDS");
    const auto seeds = static_cast<std::uint32_t>(all != nullptr ? std::atoi(all) : 60);
    for (std::uint32_t seed = 1; seed <= seeds && !HasFailure(); ++seed) {
        begin();
        Story story(seed, GetParam());
        Writer writer(log());
        writer.openLog();
        writer.lines(2);
        follow(GetParam());
        step();
        bool oldHandle = false;   // the writer has not noticed that its file was renamed
        for (int i = 0; i < 40; ++i) {
            const int what = story.pick(12);
            story.text += " " + std::to_string(what) + "(" + std::to_string(writer.written()) + "/" + std::to_string(ledger_.received) + ")";
            if (writer.inLine() && what != 0 && what != 3) writer.restOfLine();
            if (what <= 1) step();
            else if (what == 2 || what == 4) writer.lines(1 + story.pick(20));
            else if (what == 3 && !writer.inLine()) writer.halfLine();
            else if (what == 5 && !oldHandle) {
                shift(false);
                if (story.pick(2) == 0) std::ofstream(log()) << "";
                oldHandle = true;
            } else if (what == 6 || what == 7) {
                writer.reopen();
                oldHandle = false;
            } else if (what == 8 && !oldHandle) {
                shift(true);
                fs::resize_file(log(), 0);
            } else if (what == 9 && !oldHandle && fs::file_size(log()) > 0) {
                step();
                fs::resize_file(log(), 0);
            } else if (what == 10 && fs::exists(rotated(1)) && !oldHandle) {
                step(Follower::kLeavingSilence + 1);
                step();
                if (fs::exists(rotated(2)) && !fs::exists(rotated(2, ".gz"))) pack(rotated(2));
            } else if (what == 11 && story.withStore_ && fs::exists(log()) && fs::file_size(log()) > 0) {
                step();   // a file of which nothing was read leaves nothing to know it by once it is rotated
                follow(true);
            }
        }
        if (writer.inLine()) writer.restOfLine();
        settle();
        expectEachOnce(writer, "seed " + std::to_string(seed) + ":" + story.text);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, FollowerStories, ::testing::Bool(), [](const auto& i) { return i.param ? "WithStore" : "InMemory"; });

}  // namespace
}  // namespace tally
