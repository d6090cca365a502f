// SPDX-License-Identifier: GPL-3.0-or-later
// What a snapshot says about the engine itself.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

#include "core/base/machine.h"
#include "core/engine/hot/work_meter.h"
#include "core/engine/pipeline_probe.h"
#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

std::string record(std::int64_t secondsFromNow)
{
    return "{\"videoId\":\"a\",\"timestamp\":" + std::to_string(kNow / kSecond + secondsFromNow) + "}\n";
}

const PipelineLoad* load(const Snapshot& snapshot, LoadKind kind)
{
    const auto found = std::find_if(snapshot.pipeline.loads.begin(), snapshot.pipeline.loads.end(), [&](const auto& one) { return one.kind == kind; });
    return found == snapshot.pipeline.loads.end() ? nullptr : &*found;
}

std::shared_ptr<const Snapshot> waitFor(Engine& engine, std::uint64_t received)
{
    for (;;) {
        engine.settle();
        auto snapshot = engine.snapshot();
        if (snapshot->ledger.received >= received) return snapshot;
        std::this_thread::yield();
    }
}

// One portion of a listener, with events of these ages when the snapshot is taken.
Snapshot after(PipelineProbe& probe, Micros taken, const std::vector<std::pair<std::int64_t, std::uint32_t>>& secondsAndEvents)
{
    LivePortion part;
    for (const auto& [seconds, events] : secondsAndEvents) part.samples.push_back({{taken.us - seconds * kSecond}, events});
    probe.see(1, part);
    Snapshot snapshot;
    snapshot.taken = taken;
    probe.complete(nullptr, snapshot);
    return snapshot;
}

TEST(PipelineProbe, VisibleLatencyIsFromTheTimeOfTheEvent)
{
    PipelineProbe probe({});
    static_cast<void>(after(probe, {kNow}, {{0, 1}}));
    static_cast<void>(after(probe, {kNow + 20 * kSecond}, {{4, 1}}));
    const Snapshot snapshot = after(probe, {kNow + 21 * kSecond}, {{1, 9}});
    ASSERT_EQ(snapshot.pipeline.visibleSamples, 11u);
    EXPECT_NEAR(snapshot.pipeline.visibleP50, 1, 0.011);
    EXPECT_NEAR(snapshot.pipeline.visibleP99, 4, 0.041);
    const Snapshot later = after(probe, {kNow + 60 * kSecond}, {{30, 1}});
    EXPECT_EQ(later.pipeline.seen, 12u);
    EXPECT_EQ(later.pipeline.seenInTime, 11u);
}

// A listener that begins with 49 s of what waited for it is not 49 s slow.
TEST(PipelineProbe, ABacklogIsNoLatency)
{
    PipelineProbe probe({});
    const Snapshot first = after(probe, {kNow}, {{49, 1000}, {20, 500}});
    EXPECT_EQ(first.pipeline.visibleSamples, 0u);
    EXPECT_EQ(first.pipeline.seen, 1500u);
    static_cast<void>(after(probe, {kNow + kSecond}, {{30, 200}}));         // still of it
    const Snapshot later = after(probe, {kNow + 2 * kSecond}, {{1, 10}});
    EXPECT_EQ(later.pipeline.visibleSamples, 10u);
    EXPECT_NEAR(later.pipeline.visibleP99, 1, 0.011);
}

// What had waited for the listener is old when it comes: that is no verdict on how quick the engine is.
TEST(PipelineProbe, JudgesOnlyWhatHappenedAfterTheFirstWasVisible)
{
    auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(engine->listen("live", log));
    ASSERT_TRUE(log->append(record(-40) + record(-30) + record(-1), Micros{kNow}));
    const auto first = waitFor(*engine, 3);
    EXPECT_EQ(first->pipeline.seen, 3u);
    EXPECT_EQ(first->pipeline.judged, 0u);
    ASSERT_TRUE(log->append(record(0) + record(1), Micros{kNow}));
    const auto later = waitFor(*engine, 5);
    EXPECT_EQ(later->pipeline.judged, 2u);
    EXPECT_EQ(later->pipeline.judgedInTime, 2u);
    log->close();
}

TEST(PipelineProbe, NamesWhatThereIs)
{
    auto engine = makeEngine();
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(engine->listen("door", log));
    ASSERT_TRUE(log->append(record(-1), Micros{kNow}));
    const auto snapshot = waitFor(*engine, 1);
    ASSERT_NE(load(*snapshot, LoadKind::Intake), nullptr);
    EXPECT_EQ(load(*snapshot, LoadKind::Intake)->name, "door");
    EXPECT_NE(load(*snapshot, LoadKind::Memory), nullptr);
    EXPECT_EQ(load(*snapshot, LoadKind::Disk), nullptr);
    EXPECT_EQ(load(*snapshot, LoadKind::Writer), nullptr);
    for (const PipelineLoad& one : snapshot->pipeline.loads) EXPECT_TRUE(one.used >= 0 && one.used <= 1);
    log->close();
}

TEST(PipelineProbe, AStoreHasADiskAndAWriter)
{
    const auto path = std::filesystem::temp_directory_path() / ("probe" + std::to_string(::getpid()));
    std::filesystem::remove_all(path);
    {
        auto engine = makeEngine(path.string());
        engine->settle();
        const auto snapshot = engine->snapshot();
        const auto space = std::filesystem::space(path);
        EXPECT_EQ(snapshot->pipeline.diskSize, space.capacity);
        ASSERT_NE(load(*snapshot, LoadKind::Disk), nullptr);
        EXPECT_NEAR(load(*snapshot, LoadKind::Disk)->used, 1 - static_cast<double>(space.available) / static_cast<double>(space.capacity), 0.02);
        EXPECT_NE(load(*snapshot, LoadKind::WriterQueue), nullptr);
    }
    std::filesystem::remove_all(path);
}

TEST(WorkMeter, CountsWhatIsNotDoneYet)
{
    WorkMeter meter;
    EXPECT_EQ(meter.micros(), 0);
    {
        const WorkMeter::Working working(meter);
        const std::int64_t early = meter.micros();
        while (meter.micros() < early + 2000) {}
    }
    const std::int64_t done = meter.micros();
    EXPECT_GE(done, 2000);
    EXPECT_EQ(meter.micros(), done);
}

TEST(Machine, ProcessTimeGrowsWithWork)
{
    const std::int64_t before = processCpuMicros();
    volatile std::uint64_t sum = 0;
    while (processCpuMicros() < before + 20'000)
        for (int i = 0; i < 1000; ++i) sum = sum + 1;
    EXPECT_GE(processCpuMicros(), before + 20'000);
    EXPECT_FALSE(diskSpace("/there/is/no/such/folder"));
}

}  // namespace
}  // namespace tally
