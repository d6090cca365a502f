// SPDX-License-Identifier: GPL-3.0-or-later
// PipelineProbe: completes Snapshot::pipeline with what is measured of the engine itself: how long events take until they are
// seen, bytes, and what is how busy. Thread safety: none; the state thread's.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/count/dd_sketch.h"
#include "core/engine/live/live_source.h"
#include "core/engine/snapshot.h"

namespace tally {

class SharedStore;

class PipelineProbe {
public:
    explicit PipelineProbe(std::string dataDirectory) : directory_(std::move(dataDirectory)) {}
    // What a listener counted; it is in the next snapshot.
    void see(std::uint32_t listener, const LivePortion& part);
    // `store` may be null. Rates and busy shares are of the last full second.
    void complete(const SharedStore* store, Snapshot& snapshot);

private:
    static constexpr std::size_t kSlots = 6;       // of ten seconds each
    static constexpr std::int64_t kSlotUs = 10 * kSecond;
    void seeVisible(Micros taken);
    void everySecond(const SharedStore* store, const Snapshot& snapshot);

    std::string directory_;
    std::vector<std::pair<std::uint32_t, LivePortion::Sample>> waiting_;   // by listener: counted, not in a snapshot yet
    std::map<std::uint32_t, Micros> began_;              // when the first events of a listener were visible
    struct Slot {
        std::int64_t number = -1;
        DdSketch delays;                           // seconds
    };
    std::array<Slot, kSlots> slots_;
    std::uint64_t seen_ = 0, seenInTime_ = 0, judged_ = 0, judgedInTime_ = 0;
    std::map<std::uint32_t, std::uint64_t> liveBytes_;
    std::map<std::uint32_t, std::int64_t> workerBusyUs_;  // since lastUs_
    struct Share {
        LoadKind kind;
        std::uint32_t listener;
        double used;
    };
    std::vector<Share> shares_;                    // of the last second
    std::int64_t lastUs_ = 0;                      // on the machine's own clock
    std::int64_t cpuUs_ = 0, writerUs_ = 0;
    std::uint64_t bytes_ = 0;
    double bytesPerSecond_ = 0;
    std::uint64_t diskFree_ = 0, diskSize_ = 0;
};

}  // namespace tally
