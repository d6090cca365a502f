// SPDX-License-Identifier: GPL-3.0-or-later
// Local times that a clock change makes double are counted in the notes of their source, however it is read.
#include <fstream>
#include <gtest/gtest.h>
#include <thread>

#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

// Half past two comes twice in Berlin on this day.
std::string lines(int doubled, int plain)
{
    std::string all;
    for (int i = 0; i < doubled; ++i) all += "{\"videoId\":\"v\",\"timestamp\":\"2026-10-25 02:30:00\"}\n";
    for (int i = 0; i < plain; ++i) all += "{\"videoId\":\"v\",\"timestamp\":\"2026-10-25 12:30:00\"}\n";
    return all;
}

ReadOptions berlin()
{
    ReadOptions read;
    read.timeZone = "Europe/Berlin";
    return read;
}

const SourceState* sourceOf(const Snapshot& snapshot, const std::string& name)
{
    for (const SourceState& source : snapshot.sources)
        if (source.name == name) return &source;
    return nullptr;
}

void waitFor(Engine& engine, const std::string& name, std::uint64_t received)
{
    for (;;) {   // the test's time limit ends it where it never comes
        engine.settle();
        const auto snapshot = engine.snapshot();
        const SourceState* source = sourceOf(*snapshot, name);
        if (source != nullptr && source->ledger.received == received) return;
        std::this_thread::yield();
    }
}

class AmbiguousTimes : public testing::Test {
protected:
    std::string write(const std::string& text)
    {
        std::ofstream(directory_.file("a.log"), std::ios::app) << text;
        return directory_.file("a.log");
    }
    test::TemporaryDirectory directory_;
};

TEST_F(AmbiguousTimes, OfARecordedLog)
{
    const std::string path = write(lines(7, 3000) + lines(5, 0));
    for (const std::string& data : {std::string(), directory_.file("data")}) {
        const auto engine = makeEngine(data);
        ASSERT_TRUE(engine->open(path, berlin()));
        waitFor(*engine, path, 3012);
        EXPECT_EQ(sourceOf(*engine->snapshot(), path)->ambiguousTimes, 12U);
    }
}

TEST_F(AmbiguousTimes, OfAFollowedLog)
{
    const std::string path = write(lines(3, 2));
    const auto engine = makeEngine();
    ASSERT_TRUE(engine->follow(path, berlin()));
    waitFor(*engine, path, 5);
    EXPECT_EQ(sourceOf(*engine->snapshot(), path)->ambiguousTimes, 3U);
    write(lines(2, 1));
    waitFor(*engine, path, 8);
    EXPECT_EQ(sourceOf(*engine->snapshot(), path)->ambiguousTimes, 5U);
}

TEST_F(AmbiguousTimes, OfAListener)
{
    const auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(engine->listen("tcp", log, berlin()));
    for (std::uint64_t sent = 0; sent < 30; sent += 10) {
        ASSERT_TRUE(log->append(lines(4, 6), Micros{kNow}));
        waitFor(*engine, "tcp", sent + 10);
    }
    EXPECT_EQ(sourceOf(*engine->snapshot(), "tcp")->ambiguousTimes, 12U);
}

}  // namespace
}  // namespace tally
