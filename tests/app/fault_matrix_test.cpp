// SPDX-License-Identifier: GPL-3.0-or-later
// Faults and signals: each fault is named by its primary signal, may move its secondary ones, and leaves the others still.
// A real engine under a clock that the test turns; sender, intake queue and writer are parts that fail when told to. Each step
// is counted before the next one begins, so that every run gives the same figures.
#include <atomic>
#include <deque>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <thread>

#include "app/desktop/health/health_data.h"
#include "app/desktop/health/pipeline_data.h"
#include "core/engine/engine.h"
#include "core/log/memory_log.h"

namespace tally {
namespace {

constexpr std::int64_t kStart = 1795392000LL * kSecond;
constexpr int kHealthy = 30, kFault = 35, kPerStep = 50;       // steps, requests
constexpr std::int64_t kStep = 2 * kSecond;
constexpr std::size_t kIntakeRoom = 50, kWriterRoom = 20;      // batches, commits

enum class Fault { None, SlowStore, BadInput, Overload, StalledSource, SlowService, FailingService };

// Turned by the test while the engine's threads look at it.
struct TurnedClock final : Clock {
    std::atomic<std::int64_t> now{kStart};
    std::int64_t nowMicros() const override { return now; }
};

struct Reading {
    SignalState state = SignalState::Ok;
    double value = 0;
};

class Rig {
public:
    explicit Rig(Fault fault)
    {
        EngineOptions options;
        options.threads = 1;
        options.clock = clock_;
        engine_ = std::move(*Engine::create(options));
        EXPECT_TRUE(engine_->listen("door", log_));
        for (int step = 0; step < kHealthy + kFault; ++step) pass(step >= kHealthy ? fault : Fault::None);
    }
    ~Rig() { log_->close(); }

    std::map<std::string, Reading> readings() const
    {
        const std::int64_t now = clock_->nowMicros();
        const Snapshot snapshot = measured();
        ViewRange range{RangeMode::Last, now - 60 * kSecond, now, 0};
        range.fromUs = range.fromUs / kMinute * kMinute;
        range.toUs = range.fromUs + kMinute;       // the last whole minute
        const auto service = serviceSignals(askHealth(*engine_->view(), range, {}), snapshot, {1, 0.001, false}, now);
        const auto pipeline = pipelineSignals(history_, snapshot, {});
        std::map<std::string, Reading> all;
        const char* const names[] = {"latency", "traffic", "errors", "saturation"};
        for (std::size_t i = 0; i < 4; ++i) {
            all[std::string("service ") + names[i]] = {service[i].state, numberIn(service[i].value)};
            all[std::string("pipeline ") + names[i]] = {pipeline[i].state, numberIn(pipeline[i].value)};
        }
        const auto badge = [](const BadgeText& text) { return Reading{text.tone == Tone::Ok ? SignalState::Ok : SignalState::Warn, 0}; };
        all["freshness"] = badge(freshnessBadge(snapshot, now));
        all["completeness"] = badge(completenessBadge(snapshot));
        return all;
    }
    std::string fullest() const { return history_.worst() ? history_.worst()->line.name.toStdString() : std::string(); }

private:
    static double numberIn(QString value) { return value.remove(QLatin1Char(',')).toDouble(); }

    std::string batch(Fault fault)
    {
        std::string lines;
        const std::int64_t ms = clock_->nowMicros() / 1000;
        for (int i = 0; i < kPerStep; ++i) {
            if (fault == Fault::BadInput && i % 5 == 0) {
                lines += "{\"videoId\":\"v1\",\"timestamp\":\"yesterday\"}\n";
                continue;
            }
            const bool fails = fault == Fault::FailingService && i % 10 == 0;
            const int latency = fault == Fault::SlowService && i % 4 == 0 ? 4000 : fails ? 9000 : 80 + i % 7;
            lines += "{\"videoId\":\"v" + std::to_string(i % 5) + "\",\"timestamp\":" + std::to_string(ms) + ",\"latencyMs\":" + std::to_string(latency) +
                     ",\"status\":" + (fails ? "503" : "200") + "}\n";
        }
        return lines;
    }
    // One step: the sender sends, the worker takes what it can, the writer commits what it can.
    void pass(Fault fault)
    {
        const int batches = fault == Fault::StalledSource ? 0 : fault == Fault::Overload ? 5 : 1;
        for (int i = 0; i < batches; ++i)
            if (intake_.size() < kIntakeRoom) intake_.push_back(batch(fault));   // else it stops reading: the sender waits
        const std::uint64_t before = received_;
        for (int room = 2; room > 0 && !intake_.empty() && commits_ < kWriterRoom; --room) {
            ASSERT_TRUE(log_->append(std::move(intake_.front()), Micros{clock_->nowMicros()}));
            intake_.pop_front();
            received_ += kPerStep;
            ++commits_;
        }
        while (engine_->snapshot()->ledger.received < received_) {
            std::this_thread::yield();
            engine_->settle();
        }
        rate_ = static_cast<double>(received_ - before) * 1e6 / static_cast<double>(kStep);
        if (fault != Fault::SlowStore) commits_ = 0;
        else if (++waited_ % 10 == 0 && commits_ > 0) --commits_;
        clock_->now += kStep;
        engine_->settle();
        history_.add(measured(), clock_->nowMicros(), 0, 1);
    }
    // What the machine's own clock measures comes from the parts of this rig instead.
    Snapshot measured() const
    {
        Snapshot snapshot = *engine_->snapshot();
        auto& loads = snapshot.pipeline.loads;
        std::erase_if(loads, [](const PipelineLoad& load) { return load.kind != LoadKind::Memory && load.kind != LoadKind::StateQueue; });
        for (PipelineLoad& load : loads)
            if (load.kind == LoadKind::StateQueue) load.used = 0;   // how quick the test's machine is
        loads.push_back({LoadKind::Intake, "door", static_cast<double>(intake_.size()) / static_cast<double>(kIntakeRoom)});
        loads.push_back({LoadKind::WriterQueue, {}, static_cast<double>(commits_) / static_cast<double>(kWriterRoom)});
        snapshot.eventsPerSecond = rate_;
        snapshot.pipeline.bytesPerSecond = rate_ * 64;
        return snapshot;
    }

    std::shared_ptr<TurnedClock> clock_ = std::make_shared<TurnedClock>();
    std::shared_ptr<MemoryLog> log_ = std::make_shared<MemoryLog>();
    std::unique_ptr<Engine> engine_;
    std::deque<std::string> intake_;
    std::size_t commits_ = 0;
    std::uint64_t received_ = 0;
    int waited_ = 0;
    double rate_ = 0;
    PipelineHistory history_;
};

// SignalState::Neutral is said of what has no limit, or nothing to measure.
bool isWell(SignalState state) { return state == SignalState::Ok || state == SignalState::Neutral; }

bool moved(const Reading& before, const Reading& after)
{
    return before.state != after.state || std::abs(after.value - before.value) > std::max(0.1 * before.value, 1e-9);
}

struct Row {
    Fault fault;
    const char* name;
    std::string primary;                 // over or near its limit, silent or behind
    std::set<std::string> secondary;     // may move
    std::string fullest;                 // the part that saturation names; empty: whatever
};

TEST(FaultMatrix, EachFaultMovesItsOwnSignals)
{
    const Row rows[] = {
        {Fault::SlowStore, "slow store", "pipeline saturation", {"pipeline latency", "pipeline traffic", "service traffic", "service saturation", "freshness"}, "writer queue"},
        {Fault::BadInput, "bad input", "pipeline errors", {"completeness", "service saturation", "service traffic"}, {}},
        {Fault::Overload, "overload", "pipeline saturation", {"pipeline latency", "pipeline traffic", "service traffic", "service saturation", "freshness"}, "intake door"},
        {Fault::StalledSource, "stalled source", "freshness", {"service traffic", "pipeline traffic", "pipeline latency", "service latency", "service errors", "service saturation"}, {}},
        {Fault::SlowService, "slow service", "service latency", {"service errors", "service saturation"}, {}},
        {Fault::FailingService, "failing service", "service errors", {"service saturation"}, {}},
    };
    const auto healthy = Rig(Fault::None).readings();
    for (const auto& [signal, reading] : healthy) EXPECT_TRUE(isWell(reading.state)) << signal << " of a healthy run";
    for (const Row& row : rows) {
        const Rig rig(row.fault);
        const auto seen = rig.readings();
        EXPECT_FALSE(isWell(seen.at(row.primary).state)) << row.name << " is not told by " << row.primary;
        for (const auto& [signal, reading] : seen)
            if (signal != row.primary && !row.secondary.contains(signal)) {
                EXPECT_FALSE(moved(healthy.at(signal), reading)) << row.name << " moves " << signal << " from " << healthy.at(signal).value << " to " << reading.value;
            }
        if (!row.fullest.empty()) {
            EXPECT_EQ(rig.fullest(), row.fullest) << row.name;
        }
    }
}

// A source that fell silent is not one with little to say: traffic reads "silent", and nothing else of the service looks bad.
TEST(FaultMatrix, AStalledSourceDoesNotLookQuiet)
{
    const auto seen = Rig(Fault::StalledSource).readings();
    EXPECT_EQ(seen.at("service traffic").state, SignalState::Stale);
    EXPECT_FALSE(isWell(seen.at("freshness").state));
    for (const char* signal : {"service latency", "service errors", "pipeline errors", "pipeline saturation"}) EXPECT_TRUE(isWell(seen.at(signal).state)) << signal;
}

TEST(FaultMatrix, EveryRunIsTheSame)
{
    const auto first = Rig(Fault::Overload).readings(), second = Rig(Fault::Overload).readings();
    for (const auto& [signal, reading] : first) {
        EXPECT_EQ(reading.state, second.at(signal).state) << signal;
        EXPECT_EQ(reading.value, second.at(signal).value) << signal;
    }
}

}  // namespace
}  // namespace tally
