// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a made-up day of a video site with an incident 42 minutes before its end, and live traffic right behind.
//
// The recorded part ends with the minute in which the demo starts, so that both parts make one curve; the live part has the
// same items and goes on with the rate at which the recorded part ends. Nothing of it leaves the process but the cache file.
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

inline constexpr std::int64_t kDemoSpan = kDay;
inline constexpr std::int64_t kDemoShown = 2 * kHour;        // what is looked at first: the incident is large in it
inline constexpr double kDemoRate = 30;                      // events per second of the recorded part, on average
inline constexpr double kDemoSwing = 0.6;                    // of the rate, up at both ends and down between them
inline constexpr double kDemoLiveRate = kDemoRate / (1 - kDemoSwing);
inline constexpr std::uint32_t kDemoItems = 20'000;

// Writes the recorded part that ends at `end` (a whole minute) to `path`. Errors: Unreadable. Takes about a second and a
// half: not for the GUI thread.
Result<void> writeDemoLog(const std::string& path, Micros end, double rate = kDemoRate);

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
