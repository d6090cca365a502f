// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/intake/journal_bounds.h"
#include "core/base/limits.h"
#include "core/event/read_options.h"

namespace tally {

// The bounds of limits.h, so that tests may choose smaller ones.
struct HttpLimits {
    std::size_t url = limits::kHttpUrl, header = limits::kHttpHeader, fields = limits::kHttpFields;
    std::size_t body = limits::kHttpBody, content = limits::kHttpContent;
    std::size_t bodies = limits::kHttpBodies, bodiesOfOne = limits::kHttpBodiesOfOne;
    std::size_t connections = limits::kHttpConnections, connectionsOfOne = limits::kHttpConnectionsOfOne;
    std::chrono::milliseconds headerTime = std::chrono::seconds(limits::kHttpHeaderSeconds);
    std::chrono::milliseconds bodyTime = std::chrono::seconds(limits::kHttpBodySeconds);
    std::chrono::milliseconds answerTime = std::chrono::seconds(limits::kHttpAnswerSeconds);
    std::chrono::milliseconds idleTime = std::chrono::seconds(limits::kHttpIdleSeconds);
    std::chrono::milliseconds durableTime{30'000};   // for a body to be durable; then 503, and the sender asks again
    std::chrono::milliseconds questionTime{1'000};   // for an answer to be found; then 503
};

class OpenMetrics;

inline constexpr std::size_t kHttpLogs = 3;   // that a server may have

struct HttpOptions {
    std::string name;                   // of the listener: http://A:P as it was asked for; its logs have it in front
    std::string host = "127.0.0.1";     // a numeric address
    std::uint16_t port = 0;             // 0 = any free one
    std::string token;                  // empty = none is asked for
    std::string certificate, key;       // PEM texts; both or neither
    std::vector<std::string> hosts;     // names by which it may be asked, besides its address and those of this machine
    std::string dataDirectory;          // the engine's; empty = it has none
    bool durable = true;                // through a journal in the data directory; else in memory until it is counted
    JournalBounds journal;              // of each of its logs
    bool hashActors = false;            // app/intake/hiding_log.h
    bool shownAtOnce = false;           // its log of NDJSON is a source before the first request: for a window
    ReadOptions read;                   // field mapping and times, as for other listeners; the format follows Content-Type
    std::chrono::milliseconds tickEvery{10'000};
    HttpLimits limits;
    std::function<void(OpenMetrics&)> moreMetrics;   // adds families of others to /metrics; called on any thread; may be null
};

}  // namespace tally
