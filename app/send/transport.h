// SPDX-License-Identifier: GPL-3.0-or-later
// Transport: the way to one address. Nothing here waits but wait(); tests put their own in its place.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/send/destination.h"

namespace tally {

// Records (first, last] of one sender at one address.
struct SendBatch {
    std::shared_ptr<const std::string> bytes;   // whole lines, each with its line end
    std::uint64_t first = 0, last = 0;
    std::chrono::steady_clock::time_point given;
    std::size_t wholeBytes = 0;                 // as it was given; after a break only the rest of it may be sent
    std::uint64_t wholeRecords = 0;
};

enum class Compression { None, Gzip, Zstd };

struct TransportOptions {
    Compression compression = Compression::None;   // of HTTP bodies
    std::string token;                             // empty = none is shown
    std::string certificates;                      // file with the authorities to trust; empty = the system's
    std::chrono::milliseconds connectTimeout{5'000};
    std::chrono::milliseconds answerTimeout{30'000};   // of one HTTP request
};

class Transport {
public:
    virtual ~Transport() = default;

    // Begins to reach the address, under this sender's name. REQUIRES: new or closed.
    virtual void open(const std::string& sender) = 0;
    // Moves on what is under way. Errors: Busy, it is worth another try after close(); all else: refused for good.
    virtual Result<void> step() = 0;
    // How many records the listener keeps of the sender; nothing while it is not reached.
    virtual std::optional<std::uint64_t> kept() const = 0;
    // Can it take one more batch? REQUIRES: kept().
    virtual bool takes() const = 0;
    virtual void offer(const SendBatch& batch) = 0;   // REQUIRES: takes(), and the one behind the last
    virtual std::uint64_t acknowledged() const = 0;   // up to which record; cumulative
    virtual void close() = 0;
    // After an error: what the listener asked for, at least; 0 = nothing.
    virtual std::chrono::milliseconds retryAfter() const { return {}; }
    virtual void wait(std::chrono::milliseconds timeout) = 0;   // until something can happen
    // Is a batch kept by the listener once it is acknowledged? Not over UDP.
    virtual bool isAcknowledged() const { return true; }
};

using MakeTransport = std::function<std::unique_ptr<Transport>(const Destination&, const TransportOptions&)>;
std::unique_ptr<Transport> makeTransport(const Destination& to, const TransportOptions& options);

}  // namespace tally
