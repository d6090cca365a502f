// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include "core/engine/importer.h"
#include "core/log/event_log.h"

namespace tally {

// LiveSource: the worker of one live log. Pulls batches, finds the format from the first one, counts, and hands on what it
// counted about every 100 ms. Runs until the log is closed and empty.
class LiveSource {
public:
    struct Part {
        Committed counted;
        std::string format, error;
        Micros lastArrival;
        std::uint64_t position = 0, lines = 0;   // of the log, behind the last batch counted
        bool ended = false;
    };
    using Deliver = std::function<void(Part&&)>;

    LiveSource(std::shared_ptr<EventLog> log, ReadOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver);
    ~LiveSource();   // closes the log, counts what is left, joins

    const EventLog& log() const { return *log_; }

private:
    class Worker;
    std::shared_ptr<EventLog> log_;
    std::jthread thread_;
};

}  // namespace tally
