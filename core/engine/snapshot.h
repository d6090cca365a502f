// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshot: the small state of the engine at one moment, published about ten times a second. Immutable. Everything that
// depends on a time range is asked through QueryService instead.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/event/ledger.h"
#include "core/event/letter.h"
#include "core/event/time.h"
#include "core/store/tier.h"

namespace tally {

enum class SourceKind { Recorded, Live, Store, Followed };   // Followed: a log that is still being written
enum class SourcePhase { Reading, Complete, Listening, Following, Cancelled, Failed };

// More may come from it, and its minutes become final as time goes on.
inline bool isLive(SourcePhase phase) { return phase == SourcePhase::Listening || phase == SourcePhase::Following; }

struct SourceState {
    std::uint32_t id = 0;
    SourceKind kind = SourceKind::Recorded;
    SourcePhase phase = SourcePhase::Reading;
    std::string name;                   // path, or address of a listener, with " sender" behind it for declared senders
    std::string format;                 // "ndjson", "combined", …; empty until known
    std::vector<std::string> notes;     // how it is read where there was a choice, one sentence each (detection)
    std::string error;                  // one sentence; empty when all is well
    double progress = -1;               // 0 … 1 of the stored bytes; -1 = not known
    std::uint64_t storedBytes = 0;      // read so far
    std::uint64_t storedSize = 0;       // 0 = not known
    double eventsPerSecond = 0;         // records received, over the last second
    Ledger ledger;
    std::array<std::uint64_t, kReasons> rejectedBy{};
    std::uint64_t ambiguousTimes = 0;
    bool hasTimes = false;
    Micros firstEvent, lastEvent;       // event time; only when hasTimes
    Micros opened;                      // live: when listening began, by the engine's clock
    Micros lastArrival;                 // by the engine's clock; 0 before the first record
    Micros watermark{std::numeric_limits<std::int64_t>::min()};   // live: of this source alone
    bool unfinished = false;            // recorded: some of it was counted, but its end was not reached
    std::uint64_t revised = 0;          // live: events counted in minutes that were final already
    std::uint64_t idHorizon = 0;        // live: newest event ids that a doubled one is known by; 0 = no ids are sent
};

// What of the engine can run full, or be busy without a break.
enum class LoadKind { Intake, StateQueue, WriterQueue, Writer, Worker, Memory, Disk, Cpu };

struct PipelineLoad {
    LoadKind kind = LoadKind::Memory;
    std::string name;                   // of the listener, for Intake and Worker; else empty
    double used = 0;                    // 0 … 1: how full it is, or how busy it was in the last second
};

inline constexpr double kVisibleWithin = 10;   // seconds

// The engine's own golden signals; each measured, none guessed.
struct PipelineState {
    std::vector<PipelineLoad> loads;    // what there is: no writer and no disk without a store, no worker without a listener
    double stateQueue = 0;              // 0 … 1
    double bytesPerSecond = 0;          // received, as stored or as they came through a socket; over the last second
    std::uint64_t visibleSamples = 0;   // live events of the last minute that stand behind the following; those of a backlog (see judged) are none
    double visibleP50 = 0, visibleP95 = 0, visibleP99 = 0;   // seconds from the time of an event until it is in a snapshot; ±1 %
    std::uint64_t seen = 0, seenInTime = 0;   // live events since the start, and those visible within kVisibleWithin
    // The same of events that happened after the first ones of their listener were visible: what had waited before that was old
    // when it came, whoever counts it.
    std::uint64_t judged = 0, judgedInTime = 0;
    std::uint64_t writeFailures = 0;    // commits that the store refused, since the start
    std::uint64_t diskFree = 0, diskSize = 0;                // bytes, of the store's file system; 0 = no store
};

struct Snapshot {
    std::uint64_t version = 0;          // grows with every change
    Micros taken;                       // by the engine's clock
    bool hasTimes = false;
    Micros firstEvent, lastEvent;       // event time over all sources; only when hasTimes
    bool live = false;                  // some source is listening, or a log is followed
    bool reading = false;               // some recorded source is still being read
    Micros watermark;                   // buckets ending at or before it are final
    std::uint64_t items = 0;            // distinct, ever; without those that memory had no room for
    std::uint64_t sharedEvents = 0;     // of items that memory had no room for: counted, but not each item by itself
    std::vector<std::string> types;     // by TypeId
    Ledger ledger;                      // over all sources
    std::vector<SourceState> sources;
    double eventsPerSecond = 0;
    double queueFill = 0;               // 0 … 1, the fullest queue
    std::string fullestQueue;           // its name
    std::uint64_t memoryBytes = 0;      // of cells, texts and timelines
    std::uint64_t memoryBudget = 1u << 30;
    Micros minutesFrom = kNever;        // before it memory holds hours and days instead of minutes, to stay within its budget
    KeptTiers kept;                     // how coarsely older events are kept, in memory or in the store that was opened
    double visibleLatency = 0;          // seconds from arrival of the newest record to this snapshot; live only
    bool hasLatency = false;            // some event carried a latency
    bool hasOutcome = false;            // some event carried an outcome
    PipelineState pipeline;
    std::string storeProblem;           // why the store, or the journal before it, takes nothing at the moment; else empty
};

}  // namespace tally
