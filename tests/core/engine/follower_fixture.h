// SPDX-License-Identifier: GPL-3.0-or-later
// A log, who writes it and who follows it, for tests of what happens to followed logs.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <unistd.h>

#include "core/engine/import/follower.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::test {

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

// Hands everything on, unless it refuses.
class RefusingStore final : public RollupStore {
public:
    explicit RefusingStore(std::unique_ptr<RollupStore> store) : store_(std::move(store)) {}
    Result<void> apply(const RollupBatch& batch) override { return refuses ? refusal() : store_->apply(batch); }
    Result<std::vector<StoredSource>> sources() const override { return refuses ? tl::unexpected(refusal().error()) : store_->sources(); }
    Result<bool> hasBatch(std::string_view id) const override { return store_->hasBatch(id); }
    Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now) override { return store_->applyNames(rows, now); }
    Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) override { return store_->replaceDays(days, recount, approve); }
    Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) override { return store_->settleLetters(ids, judge); }
    bool refuses = false;

private:
    static Result<void> refusal() { return fail(ErrorCode::Store, "the disk is full"); }
    std::unique_ptr<RollupStore> store_;
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
            store_ = std::make_unique<RefusingStore>(std::move(*opened));
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
            if (onCounted_) onCounted_();
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
    std::unique_ptr<RefusingStore> store_;
    std::unique_ptr<Dictionary> dictionary_;
    std::unique_ptr<TypeTable> types_;
    std::unique_ptr<Follower> follower_;
    std::map<std::string, std::uint64_t> counted_;
    std::function<void()> onCounted_;   // after each commit
    Ledger ledger_;
    std::array<std::uint64_t, kReasons> rejectedBy_{};
    Micros now_{};
};

}  // namespace tally::test
