// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pipeline_probe.h"

#include <algorithm>
#include <chrono>

#include "core/base/machine.h"
#include "core/engine/live/store_writer.h"

namespace tally {

namespace {

std::int64_t steadyMicros()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

double shareOf(std::int64_t part, std::int64_t whole)
{
    return whole <= 0 ? 0 : std::clamp(static_cast<double>(part) / static_cast<double>(whole), 0.0, 1.0);
}

}  // namespace

void PipelineProbe::see(std::uint32_t listener, const LivePortion& part)
{
    for (const auto& sample : part.samples) waiting_.emplace_back(listener, sample);
    liveBytes_[listener] += part.position - part.first;
    workerBusyUs_[listener] += part.busyUs;
}

// An event that is dated after its arrival was seen at once. What happened before the first events of its listener were visible had
// waited for the listener, not in it: that is a backlog, and no latency of the pipeline.
void PipelineProbe::seeVisible(Micros taken)
{
    const std::int64_t number = floorDiv(taken.us, kSlotUs);
    for (const auto& waiting : waiting_) {
        const auto& sample = waiting.second;
        const double delay = static_cast<double>(std::max<std::int64_t>(0, taken.us - sample.time.us)) / 1e6;
        seen_ += sample.events;
        seenInTime_ += delay <= kVisibleWithin ? sample.events : 0;
        if (sample.time < began_.try_emplace(waiting.first, taken).first->second) continue;
        Slot& slot = slots_[static_cast<std::size_t>(number % static_cast<std::int64_t>(kSlots))];
        if (slot.number != number) slot = {number, {}};
        slot.delays.add(delay, sample.events);
        judged_ += sample.events;
        judgedInTime_ += delay <= kVisibleWithin ? sample.events : 0;
    }
    waiting_.clear();
}

void PipelineProbe::everySecond(const SharedStore* store, const Snapshot& snapshot)
{
    const std::int64_t now = steadyMicros(), passed = now - lastUs_;
    if (lastUs_ != 0 && passed < kSecond) return;
    std::uint64_t bytes = 0;
    for (const SourceState& source : snapshot.sources) bytes += source.storedBytes;
    for (const auto& [listener, received] : liveBytes_) bytes += received;
    const std::int64_t cpu = processCpuMicros(), writer = store != nullptr ? store->meter().micros() : 0;
    shares_.clear();
    if (lastUs_ != 0) {
        bytesPerSecond_ = bytes < bytes_ ? 0 : static_cast<double>(bytes - bytes_) * 1e6 / static_cast<double>(passed);
        shares_.push_back({LoadKind::Cpu, 0, shareOf(cpu - cpuUs_, passed * processors())});
        if (store != nullptr) shares_.push_back({LoadKind::Writer, 0, shareOf(writer - writerUs_, passed)});
        for (const auto& [listener, busy] : workerBusyUs_) shares_.push_back({LoadKind::Worker, listener, shareOf(busy, passed)});
    }
    const auto space = directory_.empty() ? std::nullopt : diskSpace(directory_);
    diskFree_ = space ? space->free : 0;
    diskSize_ = space ? space->size : 0;
    std::tie(lastUs_, cpuUs_, writerUs_, bytes_) = std::tie(now, cpu, writer, bytes);
    for (auto& [listener, busy] : workerBusyUs_) busy = 0;
}

void PipelineProbe::complete(const SharedStore* store, Snapshot& snapshot)
{
    seeVisible(snapshot.taken);
    everySecond(store, snapshot);
    PipelineState& state = snapshot.pipeline;
    const std::int64_t number = floorDiv(snapshot.taken.us, kSlotUs);
    DdSketch delays;
    for (const Slot& slot : slots_)
        if (slot.number > number - static_cast<std::int64_t>(kSlots) && slot.number <= number) delays.merge(slot.delays);
    state.visibleSamples = delays.count();
    if (delays.count() > 0) {
        state.visibleP50 = delays.quantile(0.5);
        state.visibleP95 = delays.quantile(0.95);
        state.visibleP99 = delays.quantile(0.99);
    }
    state.seen = seen_;
    state.seenInTime = seenInTime_;
    state.judged = judged_;
    state.judgedInTime = judgedInTime_;
    state.bytesPerSecond = bytesPerSecond_;
    state.writeFailures = store != nullptr ? store->failures() : 0;
    state.diskFree = diskFree_;
    state.diskSize = diskSize_;
    state.loads.push_back({LoadKind::StateQueue, {}, state.stateQueue});
    state.loads.push_back({LoadKind::Memory, {}, shareOf(static_cast<std::int64_t>(snapshot.memoryBytes), static_cast<std::int64_t>(snapshot.memoryBudget))});
    if (diskSize_ > 0) state.loads.push_back({LoadKind::Disk, {}, shareOf(static_cast<std::int64_t>(diskSize_ - diskFree_), static_cast<std::int64_t>(diskSize_))});
    for (const Share& share : shares_) {
        PipelineLoad load{share.kind, {}, share.used};
        bool known = share.kind != LoadKind::Worker;
        for (const SourceState& source : snapshot.sources)
            if (source.id == share.listener && source.phase == SourcePhase::Listening) load.name = source.name, known = true;
        if (known) state.loads.push_back(std::move(load));
    }
}

}  // namespace tally
