// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a made-up day of a video site with an incident at 14:03 UTC, and live traffic that goes on right behind it.
//
// The recorded day ends with the minute in which the demo starts, so that both parts make one curve; the live part has the
// same items and starts with the rate at which the day ends. Nothing of it leaves the process but the cache file.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/event/time.h"
#include "core/log/event_log.h"

namespace tally {

inline constexpr std::uint64_t kDemoEvents = 2'000'000;
inline constexpr std::uint32_t kDemoItems = 20'000;

// Writes the day that ends at `end` (a whole minute) to `path`. Errors: Unreadable. Takes about a second: not for the GUI thread.
Result<void> writeDemoDay(const std::string& path, Micros end, std::uint64_t events = kDemoEvents);
// Events per second of the day's curve at this time of day.
double demoRateAt(Micros time, std::uint64_t events = kDemoEvents);

// DemoFeed: appends events of "now" to a log, from its own thread. RAII: destruction stops it and closes the log.
class DemoFeed final {
public:
    DemoFeed(std::shared_ptr<EventLog> log, std::shared_ptr<const Clock> clock, Micros start, double rate);
    ~DemoFeed();

private:
    void run(const std::stop_token& stop);
    std::shared_ptr<EventLog> log_;
    std::shared_ptr<const Clock> clock_;
    Micros start_;
    double rate_;
    std::jthread thread_;
};

}  // namespace tally
