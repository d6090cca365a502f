// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/log_reader.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>
#include <mutex>
#include <set>

namespace tally {
namespace {

class Collect final : public WorkerSink {
public:
    void accept(std::span<const Event> events) override { for (const Event& e : events) items.insert(std::string(e.item)); }
    std::multiset<std::string> items;
};

std::string temporary(const std::string& name, const std::string& content)
{
    const auto path = std::filesystem::temp_directory_path() / ("tally_" + std::to_string(::getpid()) + "_" + name);
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
}

std::string someLog(int lines)
{
    std::string text;
    for (int i = 0; i < lines; ++i) {
        text += i % 97 == 3 ? std::string("not json at all\n") : i % 101 == 5 ? std::string("\n")
              : "{\"videoId\":\"v" + std::to_string(i % 50) + "\",\"timestamp\":" + std::to_string(1795392000 + i) + "}\n";
    }
    return text;
}

struct Outcome {
    std::multiset<std::string> items;
    Ledger ledger;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> letters;  // line, offset
};

Outcome readAll(const std::string& path, std::size_t block, unsigned threads)
{
    auto reader = LogReader::open(path, {}, {.blockSize = block, .digest = true});
    EXPECT_TRUE(reader) << reader.error().what;
    std::vector<Collect> sinks(threads);
    std::vector<WorkerSink*> pointers;
    for (auto& sink : sinks) pointers.push_back(&sink);
    const auto log = (*reader)->run(kAllParts, pointers);
    EXPECT_TRUE(log) << log.error().what;
    Outcome outcome;
    outcome.ledger = log->ledger;
    for (auto& sink : sinks) outcome.items.insert(sink.items.begin(), sink.items.end());
    for (const Letter& letter : (*reader)->rejections().letters()) outcome.letters.emplace_back(letter.line, letter.offset);
    return outcome;
}

TEST(LogReader, ThreadsAndBlockSizesDoNotShow)
{
    const std::string path = temporary("threads.ndjson", someLog(20'000));
    const Outcome wanted = readAll(path, 1 << 20, 1);
    EXPECT_EQ(wanted.ledger.received, 20'000u);
    EXPECT_TRUE(wanted.ledger.balances());
    EXPECT_EQ(wanted.letters.size(), wanted.ledger.rejected);
    EXPECT_EQ(wanted.letters.front().first, 4u);
    for (const unsigned threads : {1u, 2u, 3u, 7u})
        for (const std::size_t block : {std::size_t{100}, std::size_t{4093}, std::size_t{65537}}) {
            const Outcome got = readAll(path, block, threads);
            EXPECT_EQ(got.items, wanted.items) << threads << " " << block;
            EXPECT_EQ(got.ledger, wanted.ledger);
            EXPECT_EQ(got.letters, wanted.letters);
        }
    std::filesystem::remove(path);
}

TEST(LogReader, AnEndlessLineIsOneLetterAndWhatFollowsCounts)
{
    const std::string good = "{\"videoId\":\"a\",\"timestamp\":1795392000}\n";
    const std::string path = temporary("long.ndjson", good + std::string(5u << 20, 'x') + "\n" + good);
    for (const std::size_t block : {std::size_t{1000}, std::size_t{1 << 18}}) {
        const Outcome got = readAll(path, block, 2);
        EXPECT_EQ(got.ledger.received, 3u);
        EXPECT_EQ(got.ledger.valid, 2u);
        ASSERT_EQ(got.letters.size(), 1u);
        EXPECT_EQ(got.letters[0].first, 2u);
    }
    std::filesystem::remove(path);
}

TEST(LogReader, StopsAtBarriersWithAConsistentCut)
{
    const std::string path = temporary("cut.ndjson", someLog(60'000));
    auto reader = LogReader::open(path, {}, {.blockSize = 5000, .digest = false});
    ASSERT_TRUE(reader);
    std::vector<Collect> sinks(3);
    std::vector<WorkerSink*> pointers;
    for (auto& sink : sinks) pointers.push_back(&sink);
    int cuts = 0;
    std::uint64_t last = 0;
    const auto log = (*reader)->run(kAllParts, pointers, {}, 50'000, [&](const ReadLog& soFar) -> Result<void> {
        std::size_t counted = 0;
        for (const auto& sink : sinks) counted += sink.items.size();
        EXPECT_EQ(counted, soFar.ledger.valid);
        EXPECT_TRUE(soFar.ledger.balances());
        EXPECT_GE(soFar.position, last);
        last = soFar.position;
        ++cuts;
        return {};
    });
    ASSERT_TRUE(log);
    EXPECT_GT(cuts, 10);
    EXPECT_EQ(log->position, std::filesystem::file_size(path));
    std::filesystem::remove(path);
}

TEST(LogReader, SaysWhatCannotBeRead)
{
    EXPECT_EQ(LogReader::open("/no/such/file", {}).error().code, ErrorCode::Unreadable);
    EXPECT_EQ(LogReader::open("/tmp", {}).error().code, ErrorCode::Unreadable);
    const std::string path = temporary("empty", "");
    EXPECT_EQ(readAll(path, 1000, 2).ledger.received, 0u);
    std::filesystem::remove(path);
}

}  // namespace
}  // namespace tally
