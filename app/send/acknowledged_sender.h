// SPDX-License-Identifier: GPL-3.0-or-later
// AcknowledgedSender: sends the records of one named sender until the listener has acknowledged each, once.
//
// Records are lines, numbered from 1 over the whole life of the name. What is not acknowledged is kept here (up to `window`
// bytes) and sent again after the connection broke; the listener says behind which number. Thread safety: none.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "app/send/backoff.h"
#include "app/send/tcp_socket.h"

namespace tally {

struct SendOptions {
    Destination to;
    std::string sender;
    std::size_t window = 16u << 20;                        // bytes sent and not acknowledged
    std::chrono::milliseconds giveUpAfter{60'000};         // without progress; 0 = never
    bool measure = false;                                  // keeps delays(); a pipe may be open for months
    std::function<void(const std::string&)> onTrouble;     // each reason once, and "" when it is over
};

class AcknowledgedSender {
public:
    explicit AcknowledgedSender(SendOptions options);

    // Connects, tries again while it fails, and returns how many records the listener keeps of this sender already.
    // Errors (also of send and finish): Usage, the listener refuses; Unreadable, given up; Store, it lost records.
    Result<std::uint64_t> connect();
    // Whole lines, each with its line end. Waits for room in the window. REQUIRES: connect() was good.
    Result<void> send(std::string lines, std::uint64_t records);
    Result<void> finish();                                 // until everything is acknowledged

    std::uint64_t acknowledged() const { return acknowledged_; }
    // From send() to the acknowledgement, of every block, µs; empty unless measured.
    const std::vector<std::uint32_t>& delays() const { return delays_; }

private:
    using Clock = std::chrono::steady_clock;
    struct Block {
        std::string bytes;
        std::uint64_t first, last;                         // records (first, last]
        Clock::time_point given;
    };

    Result<std::uint64_t> greet();                         // one try
    Result<std::uint64_t> reach();                         // until one works
    Result<void> resume();                                 // after the connection broke
    Result<void> pump(bool wait);
    Result<void> pumpOnce(bool wait);
    Result<void> exchange();                               // what can be written and read now
    Result<void> take(std::string_view line);
    void acknowledge(std::uint64_t upTo);
    void cutBlock(Block& block, std::uint64_t behind);
    void trouble(const std::string& what);

    SendOptions options_;
    Backoff backoff_;
    TcpSocket socket_;
    std::string received_, trouble_;
    std::deque<Block> blocks_;
    std::size_t next_ = 0, offset_ = 0;                    // what is written next: block, and byte in it
    std::size_t bytes_ = 0;                                // of all blocks
    std::uint64_t queued_ = 0, acknowledged_ = 0;
    Clock::time_point progress_, pumped_;                  // last acknowledgement, less the time not spent here; last look
    std::vector<std::uint32_t> delays_;
};

}  // namespace tally
