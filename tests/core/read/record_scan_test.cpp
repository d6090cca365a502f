// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/record_scan.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

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

}  // namespace
}  // namespace tally
