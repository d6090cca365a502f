// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/count/event_clock.h"
#include "core/engine/importer.h"
#include "core/engine/revisions.h"
#include "core/log/event_log.h"

namespace tally {

// What one sender of a live log added to a Portion. Records without a declared sender are those of "".
struct SenderPart {
    Ledger ledger;                               // delta
    std::array<std::uint64_t, kReasons> rejectedBy{};   // so far, by this process
    std::uint64_t revised = 0;                   // counted, although their minute was final already
    std::uint64_t firstSequence = 0, sequence = 0;  // records (firstSequence, sequence] of a declared sender
    bool hasTimes = false;
    Micros firstEvent, lastEvent;                // of the events counted; only when hasTimes
    Micros newest = kNever, watermark = kNever;
    Micros lastArrival;
    std::vector<Letter> letters;
};

// How far a sender was when it was last checkpointed.
struct SenderCheckpoint {
    std::uint64_t sequence = 0;
    Micros newest = kNever, watermark = kNever;
};

struct LiveOptions {
    ReadOptions read;
    EventTimeRules rules;
    std::uint64_t position = 0;                  // of the log, where the checkpoint is
    std::string sample;                          // by what the format was found before; empty = by the first batch
    bool hasIds = false;                         // senders gave ids: those before `position` must be known again
    Micros now;                                  // when it begins
    std::map<std::string, SenderCheckpoint> senders;
};

// LiveSource: the worker of one live log. Pulls batches in order, finds the format from the first one, tells late, future and
// doubled events apart, counts, and hands on what it counted about every 100 ms. Runs until the log is closed and empty.
class LiveSource {
public:
    struct Portion {
        Committed counted;                       // of all senders together
        std::map<std::string, SenderPart> senders;
        std::vector<std::int32_t> revisedMinutes;
        Revisions revisions;                     // what of `counted` changed them
        std::string format, error;
        std::string sample;                      // the head of the first batch, by which the format is found again
        std::uint64_t first = 0, position = 0;   // of the log: this part is [first, position)
        std::uint64_t lines = 0;
        std::uint64_t idHorizon = 0;             // ids that the window against doubles holds; 0 = none are sent
        bool ended = false;
        // For the pipeline's own signals: of every group of events one, with how many it stands for, and how long was worked.
        struct Sample {
            Micros time;
            std::uint32_t events = 0;
        };
        std::vector<Sample> samples;
        std::int64_t busyUs = 0;
    };
    using Deliver = std::function<void(Portion&&)>;

    LiveSource(std::shared_ptr<EventLog> log, LiveOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver);
    ~LiveSource();   // closes the log, counts what is left, joins

    const EventLog& log() const { return *log_; }
    // The head of what the format was found by; empty until it was. Any thread may ask.
    std::string sample() const;

private:
    class Worker;
    std::shared_ptr<EventLog> log_;
    std::shared_ptr<const Worker> worker_;
    std::jthread thread_;
};

}  // namespace tally
