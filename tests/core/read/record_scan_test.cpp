// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/record_scan.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "core/log/journal/journal.h"

namespace tally {
namespace {

struct Seen {
    std::string item, actor, raw;
    std::uint64_t offset = 0, line = 0;
};

class RecordScan : public ::testing::Test {
protected:
    void write(const std::string& content)
    {
        content_ = content;
        std::ofstream(path_, std::ios::binary) << content;
    }
    Result<void> scan(std::size_t most = 1u << 30)
    {
        seen_.clear();
        return scanRecords(path_, {}, kAllParts, [&](const ScannedRecord& record) {
            seen_.push_back({std::string(record.event.item), std::string(record.event.actor), std::string(record.raw), record.offset, record.line});
            return seen_.size() < most;
        });
    }
    ~RecordScan() override { std::filesystem::remove(path_); }

    std::string path_ = (std::filesystem::temp_directory_path() / ("tally_scan_" + std::to_string(::getpid()) + ".log")).string();
    std::string content_;
    std::vector<Seen> seen_;
};

TEST_F(RecordScan, SaysWhereEachRecordStands)
{
    std::string log;
    for (int i = 0; i < 20000; ++i)   // more than one batch, with lines that cannot be counted and empty ones
        log += i % 97 == 3 ? std::string("not json\n") : i % 101 == 5 ? std::string("\r\n")
             : "{\"videoId\":\"v" + std::to_string(i) + "\",\"userId\":\"u" + std::to_string(i % 7) + "\",\"timestamp\":" + std::to_string(1795392000 + i) + "}\n";
    write(log);
    ASSERT_TRUE(scan());
    EXPECT_GT(seen_.size(), 19500u);
    for (const Seen& one : seen_) {
        const int number = std::atoi(one.item.c_str() + 1);
        EXPECT_EQ(one.line, static_cast<std::uint64_t>(number) + 1);
        EXPECT_EQ(content_.compare(one.offset, one.raw.size(), one.raw), 0);
        EXPECT_TRUE(one.raw.starts_with("{\"videoId\":\"" + one.item + "\"")) << one.raw;
        EXPECT_TRUE(one.raw.ends_with('}'));
        EXPECT_EQ(one.actor, "u" + std::to_string(number % 7));
    }
}

TEST_F(RecordScan, AHeaderIsALineToo)
{
    write("time,item,user\r\n2026-11-23T00:00:01Z,a,x\r\n2026-11-23T00:00:02Z,b,y\r\n");
    ASSERT_TRUE(scan());
    ASSERT_EQ(seen_.size(), 2u);
    EXPECT_EQ(seen_[1].line, 3u);
    EXPECT_EQ(seen_[1].raw, "2026-11-23T00:00:02Z,b,y");
    EXPECT_EQ(seen_[1].offset, content_.find("2026-11-23T00:00:02Z"));
}

TEST_F(RecordScan, StopsWhenEnoughWasSeenAndWhenAsked)
{
    std::string log;
    for (int i = 0; i < 1000; ++i) log += "{\"videoId\":\"v\",\"timestamp\":" + std::to_string(1795392000 + i) + "}\n";
    write(log);
    ASSERT_TRUE(scan(10));
    EXPECT_EQ(seen_.size(), 10u);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = scanRecords(path_, {}, kAllParts, [](const ScannedRecord&) { return true; }, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(scanRecords(path_ + ".none", {}, kAllParts, [](const ScannedRecord&) { return true; }));
}

class JournalScan : public ::testing::Test {
protected:
    JournalScan() { std::filesystem::remove_all(folder_); }
    ~JournalScan() override
    {
        journal_.reset();
        std::filesystem::remove_all(folder_);
    }
    // Kept when this returns.
    void keep(const std::vector<std::string>& batches)
    {
        if (!journal_) journal_ = std::move(*Journal::open(systemFileSystem(), folder_, kName));
        for (const std::string& bytes : batches) ASSERT_TRUE(journal_->append(bytes, Micros{1}));
        while (journal_->durableBatches() < (kept_ + batches.size())) std::this_thread::yield();
        kept_ += batches.size();
    }
    Result<void> scan(const std::string& sample = {}, const ReadOptions& read = {})
    {
        seen_.clear();
        return scanJournal({folder_, kName, sample}, read, kAllParts, [&](const ScannedRecord& record) {
            seen_.push_back({std::string(record.event.item), std::string(record.event.actor), std::string(record.raw), record.offset, record.line});
            return true;
        });
    }
    static constexpr const char* kName = "tcp://127.0.0.1:1";
    std::string folder_ = (std::filesystem::temp_directory_path() / ("tally_scan_" + std::to_string(::getpid()))).string();
    std::unique_ptr<Journal> journal_;
    std::size_t kept_ = 0;
    std::vector<Seen> seen_;
};

TEST_F(JournalScan, SeesWhatAListenerKeepsWhileItGoesOn)
{
    std::string all;
    for (int batch = 0; batch < 3; ++batch) {
        std::string lines;
        for (int i = 0; i < 100; ++i)
            lines += i == 50 ? std::string("not json\n") : "{\"videoId\":\"v" + std::to_string(i) + "\",\"userId\":\"u" + std::to_string(batch) + "\",\"timestamp\":1795392000}\n";
        keep({lines});
        all += lines;
        ASSERT_TRUE(scan());
        ASSERT_EQ(seen_.size(), 99u * static_cast<std::size_t>(batch + 1));
    }
    for (const Seen& one : seen_) {
        EXPECT_EQ(one.line, 0u);
        EXPECT_EQ(all.compare(one.offset, one.raw.size(), one.raw), 0);
        EXPECT_NE(one.raw.find("\"" + one.actor + "\""), std::string::npos);
    }
    keep({"{\"videoId\":\"last\",\"timestamp\":1795392000}\n"});
    ASSERT_TRUE(scan());
    EXPECT_EQ(seen_.back().item, "last");
}

TEST_F(JournalScan, AHeaderIsNoRecordWhoeverSendsIt)
{
    keep({"time,item,user\n2023-11-14T22:13:20Z,a,u1\n", "2023-11-14T22:13:21Z,b,u2\n", "time,item,user\n2023-11-14T22:13:22Z,c,u3\n"});
    ASSERT_TRUE(scan());
    ASSERT_EQ(seen_.size(), 3u);
    EXPECT_EQ(seen_[2].item, "c");
    EXPECT_EQ(seen_[2].actor, "u3");
    // By what the listener knows of a header that came before anything that is kept.
    ASSERT_TRUE(scan("user,item,time\nu,i,2023-11-14T22:13:20Z\n"));
    EXPECT_NE(seen_.size(), 3u);
}

TEST_F(JournalScan, SaysWhatCannotBeSeen)
{
    const auto none = scan();
    ASSERT_FALSE(none);
    keep({"{\"videoId\":\"a\",\"timestamp\":1795392000}\n"});
    EXPECT_TRUE(scan());
    const auto other = scanJournal({folder_, "tcp://127.0.0.1:2", {}}, {}, kAllParts, [](const ScannedRecord&) { return true; });
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::Unreadable);
}

}  // namespace
}  // namespace tally
