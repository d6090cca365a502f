// SPDX-License-Identifier: GPL-3.0-or-later
// What a crash, a loss of power, a failing disk and decay leave, and that nothing acknowledged is lost or doubled by it.
#include <gtest/gtest.h>
#include <set>

#include "tests/core/log/journal_fixture.h"

namespace tally {

namespace {

using namespace test;

// Every acknowledged text is there once, and nothing is there twice or out of order.
void expectWhole(const std::vector<std::string>& read, std::uint64_t acknowledged, const std::string& where)
{
    ASSERT_GE(read.size(), acknowledged) << where;
    for (std::size_t i = 0; i < read.size(); ++i) ASSERT_EQ(read[i], textOf(i + 1, 300)) << where << ", record " << i;
}

// Sends texts 1 … `count` as a client would: in groups, again what was not acknowledged.
std::uint64_t sendAll(JournalParts& parts, std::uint64_t count, std::uint64_t group, std::uint64_t* acknowledged)
{
    int failures = 0;
    while (*acknowledged < count) {
        std::vector<RawBatch> batches;
        for (std::uint64_t i = *acknowledged + 1; i <= std::min(count, *acknowledged + group); ++i) batches.push_back(batchOf(textOf(i, 300), "s", i));
        if (parts.commit(std::move(batches))) *acknowledged = std::min(count, *acknowledged + group);
        else if (++failures > 100) break;
    }
    return *acknowledged;
}

}  // namespace

TEST(JournalDamage, ATornTailIsCutAtEveryByteOfTheLastRecord)
{
    JournalParts written(std::make_shared<FaultyFileSystem>());
    for (std::uint64_t i = 1; i <= 3; ++i) ASSERT_TRUE(written.commit({batchOf(textOf(i, 300), "s", i)}));
    const std::string path = written.newest(), whole = written.disk->content(path);
    const std::size_t lastRecord = journal::kRecordHeader + 1 + textOf(3, 300).size();
    for (std::size_t size = whole.size() - lastRecord; size < whole.size(); ++size) {
        auto disk = std::make_shared<FaultyFileSystem>();
        disk->setContent(path, whole.substr(0, size));
        JournalParts parts(disk);
        const bool torn = size > whole.size() - lastRecord;
        ASSERT_EQ(parts.recovered.notes.size(), torn ? 1u : 0u);
        if (torn) {
            EXPECT_EQ(parts.recovered.notes[0].bytes, size - (whole.size() - lastRecord));
        }
        EXPECT_EQ(disk->content(path).size(), whole.size() - lastRecord);
        ASSERT_EQ(parts.recovered.senders.at("s"), 2u);
        ASSERT_TRUE(parts.commit({batchOf(textOf(3, 300), "s", 3)}));
        expectWhole(parts.readAll(), 3, fmt::format("size {}", size));
    }
}

TEST(JournalDamage, ABitAnywhereCostsNoMoreThanItsRecord)
{
    JournalParts written(std::make_shared<FaultyFileSystem>());
    for (std::uint64_t i = 1; i <= 5; ++i) ASSERT_TRUE(written.commit({batchOf(textOf(i, 300), "s", i)}));
    written.writer->seal();
    const std::string path = written.newest(), whole = written.disk->content(path);
    std::mt19937_64 random(7);
    for (int i = 0; i < 400; ++i) {
        std::string bytes = whole;
        const std::size_t at = journal::kSegmentHead + random() % (bytes.size() - journal::kSegmentHead);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        auto disk = std::make_shared<FaultyFileSystem>();
        disk->setContent(path, bytes);
        JournalParts parts(disk);
        const auto read = parts.readAll();
        ASSERT_GE(read.size(), 4u) << "bit at " << at;
        std::set<std::string> texts;
        for (std::uint64_t n = 1; n <= 5; ++n) texts.insert(textOf(n, 300));
        for (const std::string& text : read) ASSERT_EQ(texts.erase(text), 1u);
        // A lost record is said, and kept beside the segment.
        if (read.size() < 5) {
            const auto notes = parts.reader->takeNotes();
            ASSERT_EQ(notes.size() + parts.recovered.notes.size(), 1u) << "bit at " << at;
            ASSERT_EQ(disk->list(kFolder)->size(), 2u);
            ASSERT_NE(disk->list(kFolder)->back().find(".damaged-"), std::string::npos);
        }
        ASSERT_TRUE(parts.commit({batchOf("more", "s", 6)}));
        ASSERT_EQ(parts.readAll().size(), 1u);
    }
}

TEST(JournalDamage, ALostHeadOrSegmentIsSaid)
{
    JournalOptions options;
    options.segmentBytes = 500;
    JournalParts written(std::make_shared<FaultyFileSystem>(), options);
    for (std::uint64_t i = 1; i <= 6; ++i) ASSERT_TRUE(written.commit({batchOf(textOf(i, 300), "s", i)}));
    const auto names = written.disk->list(kFolder).value();
    ASSERT_GE(names.size(), 3u);
    auto headless = written.disk->copy();
    std::string bytes = headless->content(kFolder + "/" + names[1]);
    bytes[20] = '\x7f';
    headless->setContent(kFolder + "/" + names[1], bytes);
    JournalParts parts(headless, options);
    EXPECT_EQ(parts.recovered.notes.size(), 1u);
    expectWhole(parts.readAll(), 6, "headless");

    auto missing = written.disk->copy();
    ASSERT_TRUE(missing->remove(kFolder + "/" + names[1]));
    JournalParts rest(missing, options);
    const auto read = rest.readAll();
    EXPECT_LT(read.size(), 6u);
    EXPECT_EQ(read.back(), textOf(6, 300));
    const auto notes = rest.reader->takeNotes();
    ASSERT_EQ(notes.size(), 1u);
    EXPECT_NE(notes[0].what.find("misses positions"), std::string::npos);
    EXPECT_EQ(rest.recovered.senders.at("s"), 6u);
}

TEST(JournalDamage, NoSingleFailureLosesOrDoublesWhatWasAcknowledged)
{
    JournalOptions options;
    options.segmentBytes = 900;
    options.keepFor = 0;
    for (const auto fault : {FaultyFileSystem::Fault::Io, FaultyFileSystem::Fault::NoSpace})
        for (const bool stays : {false, true})
            for (std::uint64_t n = 1;; ++n) {
                auto disk = std::make_shared<FaultyFileSystem>();
                std::uint64_t acknowledged = 0;
                std::vector<std::string> read;
                bool fired = false;
                {
                    JournalParts parts(disk, options);
                    disk->failAt(n, fault, {}, stays);
                    sendAll(parts, 8, 2, &acknowledged);
                    fired = disk->fired();
                    if (stays) {
                        EXPECT_EQ(acknowledged < 8, fired) << n;
                        disk->heal();
                        sendAll(parts, 8, 2, &acknowledged);
                    }
                    ASSERT_EQ(acknowledged, 8u) << n;
                    for (int i = 0; i < 30 && read.size() < 8; ++i)
                        for (auto& text : parts.readAll()) read.push_back(std::move(text));
                    expectWhole(read, 8, fmt::format("fault at {}", n));
                }
                JournalParts again(disk->copy(), options);
                expectWhole(again.readAll(), 8, fmt::format("reopened after fault at {}", n));
                ASSERT_EQ(again.recovered.senders.at("s"), 8u);
                std::mt19937_64 random(n);
                JournalParts dark(disk->powerLoss(random), options);
                expectWhole(dark.readAll(), 8, fmt::format("power loss after fault at {}", n));
                if (!fired) break;
            }
}

TEST(JournalDamage, RetentionUnderFailuresRemovesOnlyWhatWasReleased)
{
    JournalOptions options;
    options.segmentBytes = 500;
    options.keepFor = 0;
    for (std::uint64_t n = 1;; ++n) {
        auto disk = std::make_shared<FaultyFileSystem>();
        JournalParts parts(disk, options);
        std::uint64_t acknowledged = 0;
        sendAll(parts, 6, 2, &acknowledged);
        std::uint64_t released = 0;
        for (int i = 0; i < 4; ++i) released = parts.reader->next()->last;
        parts.writer->setReleased(released);
        disk->failAt(n, FaultyFileSystem::Fault::Io);
        sendAll(parts, 10, 2, &acknowledged);
        const bool fired = disk->fired();
        disk->heal();
        JournalParts again(disk->copy(), options);
        again.reader->seek(released);
        const auto read = again.readAll();
        ASSERT_EQ(read.size(), 6u) << n;
        for (std::size_t i = 0; i < read.size(); ++i) ASSERT_EQ(read[i], textOf(i + 5, 300));
        if (!fired) break;
    }
}

TEST(JournalDamage, APowerLossAtAnySyncKeepsWhatWasAcknowledged)
{
    JournalOptions options;
    options.segmentBytes = 1200;
    auto disk = std::make_shared<FaultyFileSystem>();
    std::uint64_t acknowledged = 0, images = 0;
    std::mt19937_64 random(11);
    disk->beforeSync([&] {
        for (int i = 0; i < 20; ++i, ++images) {
            JournalParts parts(disk->powerLoss(random), options);
            const std::uint64_t known = parts.recovered.senders.contains("s") ? parts.recovered.senders.at("s") : 0;
            const auto read = parts.readAll();
            expectWhole(read, acknowledged, "power loss");
            // What a sender is told after the start is what is there: neither a gap nor a double.
            ASSERT_EQ(known, read.size());
            ASSERT_TRUE(parts.commit({batchOf(textOf(known + 1, 300), "s", known + 1)}));
            JournalParts later(parts.disk->powerLoss(random), options);
            expectWhole(later.readAll(), known + 1, "second power loss");
        }
    });
    JournalParts parts(disk, options);
    sendAll(parts, 24, 4, &acknowledged);
    EXPECT_EQ(acknowledged, 24u);
    EXPECT_GT(images, 200u);
    disk->beforeSync({});
}

// After a sync that failed the system still shows what it has given up writing, and the next sync succeeds without it. A
// process that starts then tells senders that these records are kept, so it has to write them itself.
TEST(JournalDamage, WhatAFailedSyncLeftInMemoryIsWrittenAgainAtTheStart)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    {
        JournalParts parts(disk);
        ASSERT_TRUE(parts.commit({batchOf(textOf(1, 300), "s", 1)}));
        disk->failAt(1, FaultyFileSystem::Fault::Io, [](FaultyFileSystem::Op op) { return op == FaultyFileSystem::Op::Sync || op == FaultyFileSystem::Op::Truncate; }, true);
        ASSERT_FALSE(parts.commit({batchOf(textOf(2, 300), "s", 2)}));
        disk = disk->copy();   // kill -9
    }
    JournalParts parts(disk);
    EXPECT_EQ(parts.recovered.senders.at("s"), 2u);
    std::mt19937_64 random(3);
    for (int i = 0; i < 20; ++i) {
        JournalParts dark(disk->powerLoss(random));
        expectWhole(dark.readAll(), 2, "power loss");
    }
}

TEST(JournalDamage, ASegmentWithoutRecordsBehindTheCheckpointIsNoLoss)
{
    JournalOptions options;
    options.segmentBytes = 500;
    options.keepFor = 0;
    auto disk = std::make_shared<FaultyFileSystem>();
    std::uint64_t checkpoint = 0;
    {
        JournalParts parts(disk, options);
        ASSERT_TRUE(parts.commit({batchOf(textOf(1, 600), "s", 1)}));
        checkpoint = parts.reader->next()->last;
        // The next segment cannot be begun, so that its position is left out; another one is begun and not written to.
        const auto writes = [](FaultyFileSystem::Op op) { return op == FaultyFileSystem::Op::Append || op == FaultyFileSystem::Op::Sync; };
        for (const std::uint64_t call : {1, 3}) {
            disk->failAt(call, FaultyFileSystem::Fault::Io, writes);
            ASSERT_FALSE(parts.commit({batchOf(textOf(2, 600), "s", 2)}));
        }
        disk->heal();
        parts.writer->setReleased(checkpoint);
        ASSERT_TRUE(parts.commit({batchOf(textOf(2, 600), "s", 2)}));
        ASSERT_EQ(disk->list(kFolder)->size(), 2u);   // the first one is gone
    }
    JournalParts parts(disk, options);
    parts.reader->seek(checkpoint);
    EXPECT_EQ(parts.readAll(), std::vector<std::string>{textOf(2, 600)});
    EXPECT_TRUE(parts.reader->takeNotes().empty());
}

}  // namespace tally
