// SPDX-License-Identifier: GPL-3.0-or-later
// What live senders add to minutes that were final: the store knows it, cell by cell, whatever has a place in memory and however
// many events one record stands for.
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <unistd.h>

#include "core/engine/engine.h"
#include "core/engine/hot/counting_sink.h"
#include "core/engine/hot/hot_source.h"
#include "core/log/memory_log.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

struct Sent {
    std::string item, type;
    std::int64_t seconds = 0;   // after kNow
    std::uint32_t weight = 1;
    std::int64_t value = 0;
};

std::string lineOf(const Sent& sent)
{
    return "{\"videoId\":\"" + sent.item + "\",\"eventType\":\"" + sent.type + "\",\"timestamp\":" + std::to_string(kNow / kSecond + sent.seconds) +
           ",\"value\":" + std::to_string(sent.value) + ",\"n\":" + std::to_string(sent.weight) + "}\n";
}

// One process: counts all of it, each batch by itself, commits and ends.
void count(const fs::path& data, const std::shared_ptr<Clock>& clock, std::uint32_t itemBudget, std::span<const Sent> sent, std::mt19937& random)
{
    EngineOptions options;
    options.threads = 1;
    options.dataDirectory = data.string();
    options.clock = clock;
    options.itemBudget = itemBudget;
    const auto engine = std::move(*Engine::create(options));
    engine->settle();
    auto log = std::make_shared<MemoryLog>();
    ReadOptions read;
    read.mapping[Part::Weight] = {"n", Unit::None};
    ASSERT_TRUE(engine->listen("tcp", log, read));
    for (std::size_t i = 0; i < sent.size();) {
        std::string bytes;
        for (std::size_t n = 1 + random() % 90; n > 0 && i < sent.size(); --n) bytes += lineOf(sent[i++]);
        ASSERT_TRUE(log->append(bytes, Micros{kNow}));
    }
    log->close();
    do {
        engine->settle();
    } while (engine->snapshot()->live);
}

class LiveRevisions : public testing::Test {
protected:
    LiveRevisions() { fs::remove_all(data_); }
    ~LiveRevisions() override { fs::remove_all(data_); }
    const fs::path data_ = fs::temp_directory_path() / ("tally-live-revisions-" + std::to_string(::getpid()));
};

TEST_F(LiveRevisions, EqualABookWhateverHasAPlaceInMemory)
{
    std::mt19937 random(11);
    const auto clock = std::make_shared<ManualClock>(kNow);
    using Cell = std::tuple<std::string, std::string, std::int64_t>;   // the minute, after kNow
    std::map<Cell, std::pair<std::uint64_t, std::int64_t>> before, all;
    for (int run = 0; run < 2; ++run) {
        std::vector<Sent> sent{{"v0", "view", 0, 1, 0}};   // from here on minutes of before are final
        for (int i = 0; i < 3000; ++i)
            sent.push_back({"v" + std::to_string(random() % 40), random() % 3 == 0 ? "like" : "view", -static_cast<std::int64_t>(random() % 3000), static_cast<std::uint32_t>(random() % 4),
                            static_cast<std::int64_t>(random() % 100) - 50});
        for (const Sent& one : sent) {
            const Cell cell{one.item, one.type, floorDiv(one.seconds, 60)};
            for (auto* book : {&before, &all}) {
                if (book == &before && run > 0) continue;
                (*book)[cell].first += one.weight;
                (*book)[cell].second += one.value * one.weight;
            }
        }
        count(data_, clock, 7, sent, random);
        clock->advance(kMinute);
    }
    StoreSource source(std::move(*openSqliteReader(data_.string())));
    std::size_t revised = 0;
    for (const auto& [cell, wanted] : all) {
        const auto& [item, type, minute] = cell;
        Question question;
        question.item = item;
        question.type = type;
        question.function = Function::Sum;
        question.range = {{kNow + minute * kMinute}, {kNow + (minute + 1) * kMinute}};
        const auto now = source.value(question);
        ASSERT_TRUE(now) << now.error().what;
        ASSERT_EQ(now->events, wanted.first) << item << " " << type << " " << minute;
        if (wanted.first > 0) {
            ASSERT_EQ(now->value, Fixed::fromInteger(wanted.second));
        }
        question.asKnownAt = Micros{kNow};   // when the first process had committed
        question.function = Function::Count;
        const auto then = source.value(question);
        ASSERT_TRUE(then) << then.error().what;
        if (minute >= -1) continue;          // not final by then
        const auto known = before.find(cell);
        ASSERT_EQ(then->events, known == before.end() ? 0 : known->second.first) << item << " " << type << " " << minute;
        revised += then->events != now->events;
    }
    EXPECT_GT(revised, 1000U);
}

// Only silence made the minute final, no word of a sender; the next process knows that it was changed after all.
TEST_F(LiveRevisions, OfWhatWasFinalByTheClockOutliveTheProcess)
{
    const auto clock = std::make_shared<ManualClock>(kNow);
    EngineOptions options;
    options.threads = 1;
    options.dataDirectory = data_.string();
    options.clock = clock;
    Question minute;
    minute.range = {{kNow + kMinute}, {kNow + 2 * kMinute}};
    const auto waitFor = [&](Engine& engine, Completeness wanted) {
        for (;;) {   // the test's time limit ends it where it never comes
            engine.settle();
            if (const auto answer = HotSource(engine.view()).value(minute); answer && answer->provenance.completeness == wanted) return answer->events;
            std::this_thread::yield();
        }
    };
    {
        const auto engine = std::move(*Engine::create(options));
        auto log = std::make_shared<MemoryLog>();
        ASSERT_TRUE(engine->listen("tcp", log, {}));
        ASSERT_TRUE(log->append(lineOf({"v0", "view", -10, 1, 0}), Micros{kNow}));
        EXPECT_EQ(waitFor(*engine, Completeness::Provisional), 0U);
        clock->advance(5 * kMinute);
        EXPECT_EQ(waitFor(*engine, Completeness::Final), 0U);
        ASSERT_TRUE(log->append(lineOf({"v0", "view", 65, 1, 0}), Micros{clock->nowMicros()}));
        EXPECT_EQ(waitFor(*engine, Completeness::Revised), 1U);
        log->close();
    }
    const auto later = std::move(*Engine::create(options));
    EXPECT_EQ(waitFor(*later, Completeness::Revised), 1U);
    const auto stored = StoreSource(std::move(*openSqliteReader(data_.string()))).value(minute);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->provenance.completeness, Completeness::Revised);
}

// A hundred thousand of them cost what cells cost, not what texts would.
TEST_F(LiveRevisions, ArePackedLikeWhatWasCounted)
{
    Dictionary dictionary;
    TypeTable types;
    std::size_t counted = 0, revised = 0, cells = 0;
    CountingSink sink(dictionary, types, [&](Delta&& delta) {
        counted += delta.run->memoryBytes();
        revised += delta.revisions.memoryBytes();
        for (const auto& run : delta.revisions.runs) cells += run->cells();
    });
    for (int i = 0; i < 100'000; ++i) {
        const std::string item = "an item with a name of some length " + std::to_string(i);
        Event event;
        std::string padded = item + std::string(32, '\0');
        event.item = std::string_view(padded).substr(0, item.size());
        event.type = "view";
        event.time = {kNow};
        event.parts = Part::Item | Part::Time;
        sink.acceptRevising({&event, 1});
    }
    sink.flush();
    EXPECT_EQ(cells, 100'000U);
    EXPECT_EQ(revised, counted);
    EXPECT_LE(revised, 100'000U * 12);
}

// A record that stands for no event, of an item without a place in memory, and nothing else: there is nothing to seal.
TEST_F(LiveRevisions, ARecordOfNoWeightLeavesNothingBehind)
{
    const auto clock = std::make_shared<ManualClock>(kNow);
    std::mt19937 random(1);
    const std::vector<Sent> first{{"a", "view", 0, 1, 0}}, none{{"b", "view", 0, 0, 0}};
    count(data_, clock, 1, first, random);
    count(data_, clock, 1, none, random);
    const auto reader = openSqliteReader(data_.string());
    ASSERT_TRUE(reader);
    const auto sources = (*reader)->sources();
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->size(), 1U);
    EXPECT_EQ(sources->front().ledger.valid, 2U);
    StoreSource source(std::move(*openSqliteReader(data_.string())));
    EXPECT_EQ(source.value(Question())->events, 1U);
}

}  // namespace
}  // namespace tally
