// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal.h"

#include <gtest/gtest.h>

#include "tests/core/log/journal_fixture.h"

namespace tally {

namespace {

using namespace test;
constexpr std::chrono::milliseconds kLong{20000};
using Op = FaultyFileSystem::Op;

std::vector<RawBatch> drain(Journal& journal)
{
    std::vector<RawBatch> all;
    journal.close();
    while (!journal.drained())
        if (auto batch = journal.next(kLong)) all.push_back(std::move(*batch));
    return all;
}

void waitDurable(Journal& journal, const std::string& sender, std::uint64_t sequence)
{
    while (journal.sender(sender).durable < sequence) std::this_thread::yield();
}

}  // namespace

TEST(Journal, GivesBackWhatItTookWithEverythingAboutIt)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    RawBatch tooLong = batchOf("head", "s", 9);
    tooLong.tooLong = true;
    RawBatch tick;
    tick.kind = RawBatch::Kind::Tick;
    tick.arrival = Micros{77};
    ASSERT_TRUE(journal->append(batchOf(std::string(100'000, 'a') + "\n", "s", 8)));
    ASSERT_TRUE(journal->append(std::move(tooLong)));
    ASSERT_TRUE(journal->append(std::move(tick)));
    ASSERT_TRUE(journal->append("anonymous\n", Micros{5}));
    const auto all = drain(*journal);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[0].bytes.size(), 100'001u);
    EXPECT_EQ(all[0].sender, "s");
    EXPECT_EQ(all[0].sequence, 8u);
    EXPECT_EQ(all[0].records, 1u);
    EXPECT_TRUE(all[1].tooLong);
    EXPECT_EQ(all[2].kind, RawBatch::Kind::Tick);
    EXPECT_EQ(all[2].arrival.us, 77);
    EXPECT_EQ(all[3].bytes, "anonymous\n");
    for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i].first, all[i - 1].last);
    EXPECT_EQ(journal->appended(), all.back().last);
    EXPECT_EQ(journal->sender("s").durable, 9u);
    EXPECT_FALSE(journal->append("closed", Micros{5}));
}

TEST(Journal, ReopenGoesOnBehindTheCheckpointAndKnowsItsSenders)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    JournalOptions options;
    options.segmentBytes = 2000;   // several segments: the table of senders moves on with them
    std::uint64_t checkpoint = 0, end = 0;
    for (std::uint64_t round = 0; round < 3; ++round) {
        std::unique_ptr<Journal> journal;
        opened(journal, disk, options);
        EXPECT_EQ(journal->sender("early").durable, round > 0 ? 1u : 0u);
        EXPECT_EQ(journal->sender("s").durable, round * 20);
        EXPECT_TRUE(journal->notes().empty()) << journal->notes()[0].what;
        journal->seek(checkpoint);
        if (round == 0) journal->append(batchOf(textOf(999), "early", 1));
        for (std::uint64_t i = 1; i <= 20; ++i) {
            ASSERT_TRUE(journal->append(batchOf(textOf(round * 20 + i), "s", round * 20 + i)));
            waitDurable(*journal, "s", round * 20 + i);
        }
        auto all = drain(*journal);
        ASSERT_EQ(all.size(), round == 0 ? 21u : 30u);   // ten of the last round were behind its checkpoint
        EXPECT_GE(all.front().first, end > 0 ? checkpoint : 0);
        checkpoint = all[all.size() - 11].last;
        end = all.back().last;
        EXPECT_EQ(all.back().bytes, textOf(round * 20 + 20));
    }
    EXPECT_GT(disk->list(kFolder)->size(), 6u);
}

TEST(Journal, PositionsNeverGoBackEvenWhenItsFilesAreGone)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    journal->seek(5000);
    ASSERT_EQ(journal->notes().size(), 1u);
    ASSERT_TRUE(journal->append("line\n", Micros{1}));
    const auto batch = journal->next(kLong);
    ASSERT_TRUE(batch);
    EXPECT_GE(batch->first, 5000u);
}

TEST(Journal, RetentionStopsAtWhatWasReleased)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    auto clock = std::make_shared<ManualClock>(1'000'000);
    JournalOptions options;
    options.segmentBytes = 1000;
    options.budget = 1u << 30;
    options.keepFor = 10 * kSecond;
    std::unique_ptr<Journal> journal;
    opened(journal, disk, options, clock);
    for (std::uint64_t i = 1; i <= 10; ++i) {
        journal->append(batchOf(textOf(i * 2 + 1, 1200), "s", i));
        waitDurable(*journal, "s", i);
    }
    EXPECT_EQ(disk->list(kFolder)->size(), 10u);
    std::uint64_t third = 0;
    for (int i = 0; i < 5; ++i) {
        const auto batch = journal->next(kLong);
        if (i == 2) third = batch->last;
    }
    clock->set(100 * kSecond);
    journal->release(third);
    journal->append(batchOf(textOf(1, 1200), "s", 11));
    waitDurable(*journal, "s", 11);
    EXPECT_EQ(disk->list(kFolder)->size(), 8u);      // three gone, one new
    journal->release(~std::uint64_t{0});             // no further than what was read
    journal->append(batchOf(textOf(1, 1200), "s", 12));
    waitDurable(*journal, "s", 12);
    EXPECT_EQ(disk->list(kFolder)->size(), 7u);      // two more gone, one new
    EXPECT_EQ(drain(*journal).size(), 7u);
}

TEST(Journal, OverItsBudgetItRefusesUntilTheStoreCatchesUp)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    JournalOptions options;
    options.segmentBytes = 1000;
    options.budget = 4000;
    std::unique_ptr<Journal> journal;
    opened(journal, disk, options);
    std::uint64_t taken = 0;
    while (journal->problem().empty())
        if (journal->append(batchOf(textOf(1, 1200), "s", taken + 1))) ++taken;
    EXPECT_FALSE(journal->append("more\n", Micros{1}));
    EXPECT_FALSE(journal->hasRoom());
    for (std::uint64_t durable = journal->sender("s").durable; durable > 0; --durable) ASSERT_TRUE(journal->next(kLong));
    journal->release(~std::uint64_t{0});
    while (journal->sender("s").durable < taken)
        if (journal->next(std::chrono::milliseconds(1))) journal->release(~std::uint64_t{0});
    EXPECT_TRUE(journal->problem().empty());
}

TEST(Journal, AFullDiskRefusesAndHeals)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    disk->setCapacity(2000);
    std::uint64_t taken = 0;
    while (journal->problem().empty())
        if (journal->append(batchOf(textOf(1, 1000), "s", taken + 1))) ++taken;
    EXPECT_FALSE(journal->append("more\n", Micros{1}));
    EXPECT_LT(journal->sender("s").durable, taken);
    disk->heal();
    waitDurable(*journal, "s", taken);
    EXPECT_TRUE(journal->problem().empty());
    EXPECT_EQ(drain(*journal).size(), taken);
}

TEST(Journal, AfterAFailedSyncNothingIsAcknowledgedUntilItLiesInAnotherSegment)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    ASSERT_TRUE(journal->append(batchOf("one\n", "s", 1)));
    waitDurable(*journal, "s", 1);
    disk->failAt(1, FaultyFileSystem::Fault::Io, [](Op op) { return op == Op::Sync; }, true);
    ASSERT_TRUE(journal->append(batchOf("two\n", "s", 2)));
    while (journal->problem().empty()) std::this_thread::yield();
    EXPECT_EQ(journal->sender("s").durable, 1u);
    EXPECT_FALSE(journal->append(batchOf("three\n", "s", 3)));
    disk->heal();
    waitDurable(*journal, "s", 2);
    std::mt19937_64 random(1);
    std::unique_ptr<Journal> after;
    opened(after, disk->powerLoss(random));
    EXPECT_EQ(after->sender("s").durable, 2u);
    const auto all = drain(*after);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].bytes, "two\n");
}

TEST(Journal, CallsBackWhenMarksRise)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    std::atomic<int> calls{0};
    journal->onDurable([&] { ++calls; });
    ASSERT_TRUE(journal->append(batchOf("one\n", "s", 1)));
    while (calls == 0) std::this_thread::yield();
    EXPECT_EQ(journal->sender("s").durable, 1u);
    journal->onDurable({});
}

TEST(Journal, ABodyIsTakenAsAWholeAndSaidWhenItIsDurable)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    std::unique_ptr<Journal> journal;
    opened(journal, disk);
    ASSERT_TRUE(journal->append("before", Micros{5}));
    std::vector<RawBatch> body;
    for (int i = 0; i < 3; ++i) body.push_back(batchOf("part", "web", static_cast<std::uint64_t>(i + 1)));
    const std::uint64_t taken = journal->appendAll(std::move(body));
    EXPECT_EQ(taken, 4u);
    while (journal->durableBatches() < taken) std::this_thread::yield();
    EXPECT_EQ(journal->sender("web").durable, 3u);
    body.assign(2, batchOf("part"));
    body.back().sender.assign(limits::kSender + 1, 'x');
    EXPECT_EQ(journal->appendAll(std::move(body)), 0u);   // not one of them
    EXPECT_EQ(drain(*journal).size(), 4u);
}

// Keys are as many as bodies: no table of senders may grow with them, in memory or in the head of a segment.
TEST(Journal, KeysOfBatchesComeBackButLeaveNoMarks)
{
    auto disk = std::make_shared<FaultyFileSystem>();
    const std::string key = std::string(1, kMarkOfKey) + "00112233445566778899aabbccddeeff/0";
    for (int run = 0; run < 2; ++run) {
        std::unique_ptr<Journal> journal;
        opened(journal, disk);
        std::vector<RawBatch> body{batchOf("keyed", key), batchOf("named", "web", 1)};
        const std::uint64_t taken = journal->appendAll(std::move(body));
        while (journal->durableBatches() < taken) std::this_thread::yield();
        EXPECT_EQ(journal->sender(key).appended, 0u);
        const auto all = drain(*journal);
        ASSERT_EQ(all.size(), 2u * (static_cast<std::size_t>(run) + 1));
        EXPECT_EQ(all.front().sender, key);
    }
    const JournalParts parts(disk);
    EXPECT_FALSE(parts.recovered.senders.contains(key));
    EXPECT_EQ(parts.recovered.senders.at("web"), 1u);
}

}  // namespace tally
