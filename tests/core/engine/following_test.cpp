// SPDX-License-Identifier: GPL-3.0-or-later
// Followed logs as a program sees them: sources, watermark, revised minutes.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

class Following : public ::testing::Test {
protected:
    void SetUp() override
    {
        folder_ = fs::temp_directory_path() / ("tally_following_" + std::to_string(::getpid()) + "_" +
                                               ::testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    void write(const std::string& name, int from, int to)
    {
        std::ofstream out(folder_ / name, std::ios::app);
        for (int i = from; i < to; ++i)
            out << "{\"videoId\":\"v" << i % 3 << "\",\"timestamp\":" << kNow / kSecond - 600 + i << "}\n";
    }
    static bool waitFor(const Engine& engine, const std::function<bool(const Snapshot&)>& what)
    {
        for (int i = 0; i < 100'000'000; ++i) {
            if (what(*engine.snapshot())) return true;
            std::this_thread::yield();
        }
        return false;
    }
    static const SourceState* sourceOf(const Snapshot& snapshot, const std::string& name)
    {
        for (const SourceState& source : snapshot.sources)
            if (fs::path(source.name).filename() == name) return &source;
        return nullptr;
    }
    fs::path folder_;
};

TEST_F(Following, WhatWasThereAndWhatIsAppended)
{
    write("a.log", 0, 120);
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->follow((folder_ / "a.log").string()));
    engine->settle();
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.live && s.ledger.received == 120; }));
    // Final up to the newest event minus what may still come out of order.
    EXPECT_EQ(engine->snapshot()->watermark.us, kNow - 481 * kSecond - 5 * kSecond - 1);
    write("a.log", 120, 300);
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received == 300; }));
    EXPECT_EQ(sourceOf(*engine->snapshot(), "a.log")->phase, SourcePhase::Following);
    EXPECT_TRUE(engine->view()->revised.empty());
    write("a.log", 0, 1);   // into a minute that was final
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received == 301; }));
    engine->settle();
    EXPECT_EQ(engine->view()->revised, std::vector<std::int32_t>{minuteOf(Micros{kNow - 600 * kSecond})});
    EXPECT_EQ(engine->getViewsCount("v0", {kNow - kHour}, {kNow})->value, Fixed::fromInteger(101));
}

TEST_F(Following, AStampOfTheFarFutureMakesNothingFinal)
{
    write("a.log", 0, 10);
    std::ofstream(folder_ / "a.log", std::ios::app) << "{\"videoId\":\"x\",\"timestamp\":4102444800}\n";
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->follow((folder_ / "a.log").string()));
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.live && s.ledger.received == 11; }));
    EXPECT_LT(engine->snapshot()->watermark.us, kNow);
    EXPECT_EQ(engine->snapshot()->ledger.valid, 11U);
}

TEST_F(Following, APatternFindsFilesThatComeLaterAndTakesARotatedOneOnce)
{
    write("a.log", 0, 10);
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->follow((folder_ / "*.log*").string()));
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.live && s.ledger.received == 10; }));
    write("b.log", 0, 5);
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received == 15; }));
    fs::rename(folder_ / "a.log", folder_ / "a.log.1");
    write("a.log", 10, 13);
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received >= 18; }));
    write("c.log", 0, 1);   // once it is there, the pattern was matched again
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received >= 19; }));
    EXPECT_EQ(engine->snapshot()->ledger.received, 19U);
    EXPECT_EQ(sourceOf(*engine->snapshot(), "a.log.1"), nullptr);
}

TEST_F(Following, GoesOnInTheStoreAfterARestart)
{
    const std::string data = (folder_ / "data").string();
    write("a.log", 0, 50);
    for (int run = 0; run < 3; ++run) {
        const auto engine = makeEngine(data);
        ASSERT_TRUE(engine->follow((folder_ / "a.log").string()));
        engine->settle();
        write("a.log", 50 + run * 10, 60 + run * 10);
        const auto all = static_cast<std::uint64_t>(60 + run * 10);
        EXPECT_TRUE(waitFor(*engine, [&](const Snapshot& s) { return s.ledger.received == all; })) << run;
    }
    const auto sources = (*openSqliteReader(data))->sources();
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->size(), 1U);
    EXPECT_EQ(sources->front().ledger.received, 80U);
    EXPECT_FALSE(sources->front().complete);
}

// What a followed log adds to minutes that were final is kept with its batch, also when it came while nobody followed.
TEST_F(Following, RevisionsAreKeptInTheStore)
{
    const std::string data = (folder_ / "data").string();
    const auto follow = [&](std::uint64_t wanted, const std::function<void()>& then, std::uint64_t all) {
        const auto engine = makeEngine(data);
        ASSERT_TRUE(engine->follow((folder_ / "a.log").string()));
        engine->settle();
        ASSERT_TRUE(waitFor(*engine, [&](const Snapshot& s) { return s.live && s.ledger.received == wanted; }));
        then();
        ASSERT_TRUE(waitFor(*engine, [&](const Snapshot& s) { return s.ledger.received == all; }));
    };
    write("a.log", 0, 300);
    follow(300, [&] { write("a.log", 0, 2); }, 302);   // v0 and v1, ten minutes ago
    write("a.log", 60, 61);                            // v0, nine minutes ago, while nobody follows
    follow(303, [] {}, 303);
    const auto reader = openSqliteReader(data);
    ASSERT_TRUE(reader);
    const auto minutes = (*reader)->revisedMinutes();
    ASSERT_TRUE(minutes);
    std::vector<std::int32_t> revised;
    for (const RevisedMinute& minute : *minutes) revised.push_back(minute.minute);
    EXPECT_EQ(revised, (std::vector<std::int32_t>{minuteOf(Micros{kNow - 600 * kSecond}), minuteOf(Micros{kNow - 540 * kSecond})}));
    const auto engine = makeEngine(data);
    engine->settle();
    Question question;
    question.item = "v0";
    question.range = {{kNow - kHour}, {kNow - 480 * kSecond}};
    // While nobody follows it, more of it may lie there uncounted.
    EXPECT_EQ(engine->queries().value(question).get()->provenance.completeness, Completeness::Provisional);
    ASSERT_TRUE(engine->follow((folder_ / "a.log").string()));
    engine->settle();
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.live; }));
    const auto now = engine->queries().value(question).get();
    ASSERT_TRUE(now);
    EXPECT_EQ(now->provenance.completeness, Completeness::Revised);
    EXPECT_EQ(now->events, 40U + 2U);
}

TEST_F(Following, SaysAtOnceWhatCannotBeFollowedAndWaitsForWhatIsNotThere)
{
    const auto engine = makeEngine();
    const auto folder = engine->follow(folder_.string());
    ASSERT_FALSE(folder);
    EXPECT_NE(folder.error().what.find("is a directory"), std::string::npos);
    ASSERT_TRUE(engine->follow((folder_ / "later.log").string()));
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.live; }));
    EXPECT_EQ(sourceOf(*engine->snapshot(), "later.log")->error, "no line is there yet; waiting for it");
    write("later.log", 0, 4);
    ASSERT_TRUE(waitFor(*engine, [](const Snapshot& s) { return s.ledger.received == 4; }));
    ASSERT_TRUE(waitFor(*engine, [&](const Snapshot& s) { return sourceOf(s, "later.log")->error.empty(); }));
    engine->cancel(SourceId{sourceOf(*engine->snapshot(), "later.log")->id});
    ASSERT_TRUE(waitFor(*engine, [&](const Snapshot& s) { return sourceOf(s, "later.log")->phase == SourcePhase::Cancelled; }));
    EXPECT_FALSE(engine->snapshot()->live);
}

}  // namespace
}  // namespace tally
