// SPDX-License-Identifier: GPL-3.0-or-later
// What one sender over TCP or a local socket may cost, and what all of them may. All of it can be set in the `[limits]` table.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "core/base/limits.h"

namespace tally {

struct SocketLimits {
    std::size_t line = limits::kLine;                 // bytes of one record, at most limits::kLine; longer = too_long
    std::size_t unfinished = 256u << 20;              // bytes of all records that have begun and not ended
    std::size_t connections = 1024;                   // of one listener
    std::size_t connectionsOfOne = 64;                // from one address; a local socket knows no addresses
    std::chrono::milliseconds helloTime{10'000};      // for the handshake of TLS, and for a first line that must come or has begun
    std::chrono::milliseconds lineTime{60'000};       // from the first byte of a record to its last
    std::chrono::milliseconds idleTime{3'600'000};    // without a record; 0 = for ever
};

// Each time one is met it is counted.
enum class SocketLimit : std::uint8_t { Connections, ConnectionsOfOne, HelloTime, LineTime, IdleTime, Line, Unfinished, Framing, Tls, Token };
inline constexpr std::array<std::string_view, 10> kSocketLimitNames{"connections", "connections_of_one", "hello_time", "line_time", "idle_time",
                                                                    "line", "unfinished", "framing", "tls", "token"};

}  // namespace tally
