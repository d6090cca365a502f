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
#include "core/count/dictionary.h"
#include "core/count/id_window.h"
#include "core/count/type_table.h"
#include "core/engine/hot/live_portion.h"
#include "core/event/read_options.h"
#include "core/log/event_log.h"

namespace tally {

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
    std::shared_ptr<IdBudget> ids;               // shared with other sources; null = as much as a full window takes
    bool hasIds = false;                         // senders gave ids: those before `position` must be known again
    Micros now;                                  // when it begins
    std::size_t portionCells = 100'000;          // about as many are handed on at once
    std::map<std::string, SenderCheckpoint> senders;
};

// LiveSource: the worker of one live log. Pulls batches in order, finds the format from the first one, tells late, future and
// doubled events apart, counts, and hands on what it counted about every 100 ms. Runs until the log is closed and empty.
class LiveSource {
public:
    using Deliver = std::function<void(LivePortion&&)>;

    LiveSource(std::shared_ptr<EventLog> log, LiveOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver);
    ~LiveSource();   // closes the log, counts what is left, joins
    // Nothing more is counted of a durable log: who reads on from the checkpoint finds it. Of others there is nobody who could.
    void stopEarly();

    const EventLog& log() const { return *log_; }
    // The head of what the format was found by; empty until it was. Any thread may ask.
    std::string sample() const;

private:
    class Worker;
    std::shared_ptr<EventLog> log_;
    std::shared_ptr<Worker> worker_;
    std::jthread thread_;
};

}  // namespace tally
