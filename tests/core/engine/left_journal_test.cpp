// SPDX-License-Identifier: GPL-3.0-or-later
// What a listener acknowledged is counted also when the next process listens elsewhere; and once, when it listens again at once.
#include <algorithm>
#include <fstream>
#include <thread>

#include "core/log/journal/journal.h"
#include "core/log/journal/journal_chains.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

constexpr int kRecords = 200;

class LeftJournal : public ::testing::Test {
protected:
    std::shared_ptr<Journal> journalOf(const std::string& listener) const
    {
        JournalOptions options;
        options.keepFree = 0;
        auto journal = Journal::open(systemFileSystem(), data() + "/journal", listener, options, std::make_shared<ManualClock>(kNow));
        EXPECT_TRUE(journal) << journal.error().what;
        return std::shared_ptr<Journal>(std::move(*journal));
    }
    static void append(Journal& journal, int from, int to, const std::string& more = {})
    {
        for (int n = from; n < to; ++n)
            while (!journal.append("{\"videoId\":\"v" + std::to_string(n % 7) + "\"" + more + ",\"timestamp\":1795392000}\n", Micros{kNow})) std::this_thread::yield();
    }
    // As a process leaves it that is killed after it acknowledged and before it counted.
    void leave(const std::string& listener, const std::string& more = {})
    {
        const auto journal = journalOf(listener);
        append(*journal, 0, kRecords, more);
        while (journal->durableBatches() < kRecords) std::this_thread::yield();
        journal->close();
    }
    static ReadOptions plain(const std::string&) { return {}; }
    static void untilMoreIsCounted(const Engine& engine, const std::string& listener)
    {
        const auto before = engine.snapshot()->ledger.valid;
        const auto isOver = [&](const SourceState& source) { return source.name == listener && (source.phase == SourcePhase::Complete || source.phase == SourcePhase::Failed); };
        for (auto snapshot = engine.snapshot(); snapshot->ledger.valid == before && std::none_of(snapshot->sources.begin(), snapshot->sources.end(), isOver); snapshot = engine.snapshot()) std::this_thread::yield();
    }
    static void untilCounted(const Engine& engine, const std::string& listener)
    {
        const auto isOver = [&](const SourceState& source) { return source.name == listener && (source.phase == SourcePhase::Complete || source.phase == SourcePhase::Failed); };
        for (auto snapshot = engine.snapshot(); std::none_of(snapshot->sources.begin(), snapshot->sources.end(), isOver); snapshot = engine.snapshot()) std::this_thread::yield();
    }
    Ledger counted() const
    {
        const auto engine = makeEngine(data());   // one that only looks
        engine->settle();
        return engine->snapshot()->ledger;
    }
    std::string data() const { return directory.file("data"); }
    const test::TemporaryDirectory directory;
};

TEST_F(LeftJournal, IsCountedByAProcessThatListensElsewhere)
{
    std::filesystem::create_directories(data());
    leave("tcp://127.0.0.1:0");
    {
        const auto engine = makeEngine(data());
        const auto other = journalOf("tcp://127.0.0.1:9099");
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:9099", other));
        append(*other, 0, 10);
        const auto left = engine->countLeft(plain);
        ASSERT_TRUE(left) << left.error().what;
        ASSERT_EQ(left->size(), 1U);
        EXPECT_EQ(left->front().listener, "tcp://127.0.0.1:0");
        EXPECT_TRUE(left->front().known);
        EXPECT_GT(left->front().bytes, 0U);
        untilCounted(*engine, "tcp://127.0.0.1:0");
        other->close();
    }
    EXPECT_EQ(counted().valid, kRecords + 10U);
    {
        const auto engine = makeEngine(data());
        EXPECT_EQ(engine->countLeft(plain)->size(), 0U) << "nothing is left any more";
        const auto again = journalOf("tcp://127.0.0.1:0");   // it is listened to once more: it goes on
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:0", again));
        append(*again, 0, 5);
        again->close();
    }
    EXPECT_EQ(counted().valid, kRecords + 15U);
}

TEST_F(LeftJournal, IsReadAsItsListenerWas)
{
    ReadOptions read;
    read.mapping[Part::Item] = {"what", Unit::None};
    {
        const auto engine = makeEngine(data());
        const auto journal = journalOf("tcp://a:1");
        ASSERT_TRUE(engine->listen("tcp://a:1", journal, read));
        append(*journal, 0, 1, ",\"what\":\"x\"");
        journal->close();
    }
    leave("tcp://a:1", ",\"what\":\"x\"");
    {
        const auto engine = makeEngine(data());
        EXPECT_EQ(engine->countLeft(plain)->size(), 1U);
        untilCounted(*engine, "tcp://a:1");
    }
    const auto engine = makeEngine(data());
    EXPECT_EQ(engine->getViewsCount("x", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(kRecords + 1));
}

// Nobody waits for it at the end: what is not counted then is left to the next one, however often.
TEST_F(LeftJournal, IsGoneOnWithByEachProcess)
{
    std::filesystem::create_directories(data());
    leave("tcp://127.0.0.1:0");
    for (bool left = true; left;) {
        const auto engine = makeEngine(data());
        left = !engine->countLeft(plain)->empty();
        if (left) untilMoreIsCounted(*engine, "tcp://127.0.0.1:0");   // a process that is over at once may count nothing
    }
    EXPECT_EQ(counted().valid, static_cast<std::uint64_t>(kRecords));
}

TEST_F(LeftJournal, OneThatCannotBeReadDoesNotKeepTheOthersBack)
{
    std::filesystem::create_directories(data());
    leave("tcp://b:1");
    std::filesystem::create_directories(data() + "/journal/tcp-a-1.00000000000000000000.tlj");   // a folder where a segment should be
    const auto engine = makeEngine(data());
    const auto left = engine->countLeft(plain);
    ASSERT_TRUE(left) << left.error().what;
    EXPECT_TRUE(std::any_of(left->begin(), left->end(), [](const auto& one) { return one.listener == "tcp://b:1" && one.problem.empty(); }));
    untilCounted(*engine, "tcp://b:1");
}

// Segments of earlier versions say the name of the chain only: without a row in the store nobody knows whose it is.
TEST_F(LeftJournal, OfAnUnknownListenerIsSaidAndKept)
{
    std::filesystem::create_directories(data());
    leave("tcp-127.0.0.1-0");
    {
        const auto engine = makeEngine(data());
        const auto left = engine->countLeft(plain);
        ASSERT_EQ(left->size(), 1U);
        EXPECT_FALSE(left->front().known);
        EXPECT_EQ(left->front().listener, "tcp-127.0.0.1-0");
    }
    EXPECT_EQ(counted().valid, 0U);
    {
        const auto engine = makeEngine(data());
        const auto journal = journalOf("tcp://127.0.0.1:0");
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:0", journal));
        EXPECT_EQ(engine->countLeft(plain)->size(), 0U) << "it is listened to";
        journal->close();
    }
    EXPECT_EQ(counted().valid, kRecords);
}

// Within the second in which the store has not heard of it yet.
TEST_F(LeftJournal, AListenerThatBeginsAgainAtOnceCountsOnce)
{
    constexpr int kRounds = 5;
    {
        const auto engine = makeEngine(data());
        for (int round = 0; round < kRounds; ++round) {
            const auto journal = journalOf("tcp://a:1");
            const auto begun = engine->listen("tcp://a:1", journal);
            ASSERT_TRUE(begun) << begun.error().what;
            append(*journal, 0, kRecords);
            while (journal->durableBatches() < kRecords) std::this_thread::yield();
            journal->close();
        }
        const auto journal = journalOf("tcp://a:1");
        ASSERT_TRUE(engine->listen("tcp://a:1", journal));
        journal->close();
        EXPECT_EQ(engine->snapshot()->storeProblem, "");
    }
    EXPECT_EQ(counted().valid, static_cast<std::uint64_t>(kRounds) * kRecords);
}

TEST_F(LeftJournal, ChainsAreFoundByTheirFiles)
{
    std::filesystem::create_directories(data());
    EXPECT_EQ(journalChains(*systemFileSystem(), data() + "/journal")->size(), 0U);
    leave("http://127.0.0.1:8 ndjson");
    leave("plain");
    std::ofstream(data() + "/journal/plain.00000000000000000000.tlj.damaged-0-1") << "x";
    std::ofstream(data() + "/journal/.00000000000000000000.tlj") << "x";
    const auto chains = journalChains(*systemFileSystem(), data() + "/journal");
    ASSERT_TRUE(chains);
    ASSERT_EQ(chains->size(), 2U);
    EXPECT_EQ((*chains)[0].chain, "http-127.0.0.1-8-ndjson");
    EXPECT_EQ((*chains)[0].listener, "http://127.0.0.1:8 ndjson");
    EXPECT_EQ((*chains)[1].chain, "plain");
    EXPECT_EQ((*chains)[1].listener, "") << "it may be that of any listener with this chain";
}

}  // namespace
}  // namespace tally
