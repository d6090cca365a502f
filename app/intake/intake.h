// SPDX-License-Identifier: GPL-3.0-or-later
// What the connections of one listener share. Of the listener's thread, but for the log and the counters.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "app/intake/record_framer.h"
#include "app/intake/socket_limits.h"
#include "core/base/clock.h"
#include "core/log/event_log.h"

namespace tally {

// Written by the listener's thread, readable from any.
struct IntakeCounters {
    std::atomic<std::uint64_t> open{0}, accepted{0}, refused{0}, bytes{0}, batches{0}, linesTooLong{0};
    std::array<std::atomic<std::uint64_t>, kSocketLimitNames.size()> limits{};
    void hit(SocketLimit limit) { limits[static_cast<std::size_t>(limit)].fetch_add(1, std::memory_order_relaxed); }
};

class TcpConnection;

struct Intake {
    using Time = std::chrono::steady_clock::time_point;
    std::shared_ptr<EventLog> log;
    std::shared_ptr<const Clock> clock;
    IntakeCounters counters;
    std::map<std::string, TcpConnection*, std::less<>> declared;   // who sends under a declared name now
    SocketLimits limits;
    Framing framing = Framing::Auto;
    std::string token;                                             // empty = none is asked for
    static constexpr std::size_t kChunk = 256 << 10;
    std::unique_ptr<char[]> chunk = std::make_unique<char[]>(kChunk);   // what one read gave, until it is framed
    std::size_t unfinished = 0;                                    // bytes of records that have begun, of all connections
    Time now = std::chrono::steady_clock::now();                   // a quarter of a second old at most
};

}  // namespace tally
