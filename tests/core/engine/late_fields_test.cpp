// SPDX-License-Identifier: GPL-3.0-or-later
// The first records of a sender do not decide which fields the later ones may have.
#include "core/format/late_fields.h"

#include <thread>

#include "core/base/padded_buffer.h"
#include "core/format/decoder.h"
#include "core/log/journal/journal.h"
#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/log/journal_fixture.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

std::string record(const std::string& item, const std::string& more = {}) { return "{\"videoId\":\"" + item + "\",\"timestamp\":1795392000" + more + "}\n"; }

Fixed sumOf(const Engine& engine, const char* item, Function function = Function::Sum)
{
    const auto answer = const_cast<Engine&>(engine).getStats(item, "view", function, {kNow}, {kNow + kMinute});
    return answer ? answer->value.value_or(Fixed{-1}) : Fixed{-1};
}

class LateFields : public ::testing::Test {
protected:
    void send(const std::vector<std::string>& batches, const ReadOptions& read = {})
    {
        const auto log = std::make_shared<MemoryLog>();
        engine = makeEngine();
        ASSERT_TRUE(engine->listen("tcp", log, read));
        for (const std::string& batch : batches) ASSERT_TRUE(log->append(batch, Micros{kNow}));
        log->close();
        while (engine->snapshot()->sources.empty() || engine->snapshot()->sources.front().phase == SourcePhase::Listening) std::this_thread::yield();
    }
    Ledger ledger() const { return engine->snapshot()->ledger; }
    std::unique_ptr<Engine> engine;
};

TEST_F(LateFields, IdsThatComeLaterTellDoublesApart)
{
    const std::string late = record("a", ",\"eventId\":\"1\",\"value\":5,\"status\":500,\"userId\":\"u\",\"latencyMs\":7");
    send({record("a"), record("a") + late + late + late + record("a")});
    EXPECT_EQ(ledger().valid, 4U);
    EXPECT_EQ(ledger().duplicate, 2U);
    EXPECT_EQ(ledger().received, 6U);
    EXPECT_EQ(sumOf(*engine, "a"), Fixed::fromInteger(5));
    const auto snapshot = engine->snapshot();
    EXPECT_TRUE(snapshot->hasLatency);
    EXPECT_TRUE(snapshot->hasOutcome);
}

TEST_F(LateFields, TypesAndValuesAreThoseOfTheirRecords)
{
    send({record("a"), record("a", ",\"eventType\":\"like\""), record("a", ",\"eventType\":\"like\",\"value\":1e18"), "not json\n" + record("a", ",\"value\":2.5") + "no\n"});
    EXPECT_EQ(ledger().valid, 3U);
    EXPECT_EQ(ledger().rejected, 3U) << "a value that is too large is one, as it is where the first record has one";
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(2));
    EXPECT_EQ(engine->getStats("a", "like", Function::Count, {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(sumOf(*engine, "a"), Fixed{2'500'000});
    const auto letters = engine->letters(10);
    ASSERT_EQ(letters.size(), 3U);
    EXPECT_EQ(letters[0].line, 3U);
    EXPECT_EQ(letters[1].line, 4U);
    EXPECT_EQ(letters[2].line, 6U);
}

TEST_F(LateFields, WhatIsNoPartOfAnEventChangesNothing)
{
    std::vector<std::string> batches{record("a")};
    for (int i = 0; i < 3000; ++i) batches.push_back(record("a", ",\"key" + std::to_string(i) + "\":1"));
    send(batches);
    EXPECT_EQ(ledger().valid, 3001U);
    // Called like a value, but none: as it would be from the beginning.
    send({record("a"), record("a", ",\"value\":\"many\""), record("a", ",\"value\":\"more\"")});
    EXPECT_EQ(ledger().valid, 3U);
    EXPECT_EQ(ledger().rejected, 0U);
}

TEST_F(LateFields, WhatIsMappedByHandMayComeLater)
{
    ReadOptions read;
    read.mapping[Part::Id] = {"key", Unit::None};
    read.mapping[Part::Value] = {"", Unit::None};   // switched off
    const std::string late = record("a", ",\"key\":\"1\",\"value\":5");
    send({record("a"), late + late}, read);
    EXPECT_EQ(ledger().valid, 2U);
    EXPECT_EQ(ledger().duplicate, 1U);
    EXPECT_EQ(ledger().rejected, 0U);
    EXPECT_NE(sumOf(*engine, "a"), Fixed::fromInteger(5));
}

// null says nothing about a key; and a key that is none of an event is asked about once, a crowd of them not for ever.
TEST_F(LateFields, WhatIsNullAtFirstIsReadLater)
{
    send({record("a"), record("a", ",\"value\":null,\"userId\":null"), record("a", ",\"value\":5"), record("a", ",\"value\":{}"), record("a", ",\"value\":7")});
    EXPECT_EQ(sumOf(*engine, "a"), Fixed::fromInteger(12));
    std::string crowd;
    for (int i = 0; i < 20'000; ++i) crowd += record("a", ",\"us_" + std::string(static_cast<std::size_t>(i % 90), '_') + "er" + std::string(static_cast<std::size_t>(i / 90 % 90), '-') + "\":{},\"" + std::string(200'000 / 20'000, 'k') + std::to_string(i) + "\":1");
    send({record("a"), crowd + record("a", ",\"value\":5")});
    EXPECT_EQ(ledger().valid, 20'002U);
    EXPECT_EQ(sumOf(*engine, "a"), Fixed::fromInteger(5));
}

// A rebuild, which reads all of it in one go, finds what several processes counted, whatever came first.
TEST_F(LateFields, ARestartAsksWhatTheFirstProcessAsked)
{
    const test::TemporaryDirectory directory;
    const std::vector<std::string> batches{record("a", ",\"value\":\"many\""), record("a", ",\"value\":5"), record("a", ",\"value\":5,\"eventId\":\"1\""), record("a", ",\"eventId\":\"1\"")};
    const auto count = [&](const std::string& data, bool restarts) {
        const auto disk = std::make_shared<test::FaultyFileSystem>();
        for (std::size_t i = 0; i < batches.size();) {
            const auto over = makeEngine(data);
            JournalOptions options;
            options.keepFree = 0;
            std::shared_ptr<Journal> journal = std::move(*Journal::open(disk, test::kFolder, "tcp", options, std::make_shared<ManualClock>(kNow)));
            EXPECT_TRUE(over->listen("tcp", journal));
            do
                while (!journal->append(batches[i], Micros{kNow})) std::this_thread::yield();
            while (++i < batches.size() && !restarts);
            journal->close();
        }
        const auto over = makeEngine(data);
        over->settle();
        return std::pair(over->snapshot()->ledger, sumOf(*over, "a"));
    };
    const auto once = count(directory.file("once"), false), often = count(directory.file("often"), true);
    EXPECT_TRUE(once.first == often.first);
    EXPECT_EQ(once.second, often.second);
    EXPECT_EQ(once.first.duplicate, 1U);
}

TEST_F(LateFields, ARestartKnowsThem)
{
    const test::TemporaryDirectory directory;
    const auto disk = std::make_shared<test::FaultyFileSystem>();
    const std::string late = record("a", ",\"eventId\":\"1\",\"value\":5");
    for (const std::string& batch : {record("a") + record("b", ",\"eventId\":\"1\",\"value\":5"), late, record("a", ",\"eventId\":\"2\",\"value\":7"), late}) {
        const auto over = makeEngine(directory.file("data"));
        JournalOptions options;
        options.keepFree = 0;
        std::shared_ptr<Journal> journal = std::move(*Journal::open(disk, test::kFolder, "tcp", options, std::make_shared<ManualClock>(kNow)));
        ASSERT_TRUE(over->listen("tcp", journal));
        while (!journal->append(batch, Micros{kNow})) std::this_thread::yield();
        journal->close();
    }
    engine = makeEngine(directory.file("data"));
    engine->settle();
    EXPECT_EQ(ledger().valid, 3U);
    EXPECT_EQ(ledger().duplicate, 2U);
    EXPECT_EQ(sumOf(*engine, "a"), Fixed::fromInteger(7));
}

TEST(LateFieldsOfAShape, NothingThatIsKnownChanges)
{
    const auto shapeOf = [](const std::string& sample) {
        PaddedBuffer padded;
        padded.assign(sample);
        return *detect(padded.view(), true, {});
    };
    const auto with = [&](const LogShape& shape, const std::string& sample) {
        PaddedBuffer padded;
        padded.assign(sample);
        return withLateFields(shape, padded.view(), {});
    };
    const LogShape shape = shapeOf("{\"id\":\"a\",\"timestamp\":1795392000}\n");
    ASSERT_EQ(shape.mapping.item.field, "id");
    EXPECT_TRUE(mayBeMissingPart("event_id", shape));
    EXPECT_TRUE(mayBeMissingPart("latency_us", shape));
    EXPECT_FALSE(mayBeMissingPart("colour", shape));
    const auto more = with(shape, "{\"id\":\"a\",\"timestamp\":1795392000}\n{\"id\":\"a\",\"latency_us\":5,\"timestamp\":1795392000}\n");
    ASSERT_TRUE(more);
    EXPECT_EQ(more->mapping.latency, (FieldRef{"latency_us", Unit::Microseconds}));
    EXPECT_FALSE(with(shape, "{\"id\":\"a\",\"timestamp\":1795392000}\n{\"videoId\":\"v\",\"id\":\"a\",\"status\":200,\"timestamp\":1795392000}\n")) << "the item would be another one";
    EXPECT_EQ(with(shape, "{\"id\":\"a\",\"timestamp\":1795392000}\n \n{\"id\":\"a\",\"value\":\"many\",\"timestamp\":1795392000}\n")->mapping.value.field, "");
}

}  // namespace
}  // namespace tally
