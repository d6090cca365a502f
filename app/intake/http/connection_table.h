// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectionTable: who is connected, since when it is doing what, and who must go. No I/O: to close is the caller's word.
//
// A client that is slow costs its own connection only: when its address, or the server, has as many as it may, the newest
// comer takes the place of the one that has been longest without a whole request. Thread safety: all of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "app/intake/http/http_counters.h"
#include "app/intake/http/http_options.h"

namespace tally {

class ConnectionTable {
public:
    using Id = std::uint64_t;
    using Time = std::chrono::steady_clock::time_point;
    enum class Phase : std::uint8_t {
        Head,       // of a request is arriving, or of the first one nothing has
        Body,       // is arriving
        Work,       // is ours
        Answer,     // is being taken
        Idle,       // between two requests
    };

    // What may be done with the descriptor of a connection; called under the table's lock.
    struct Sockets {
        std::function<void(int descriptor)> close;       // ends the connection without freeing the descriptor
        std::function<bool(int descriptor)> ended;       // has the other side said its last?
    };
    ConnectionTable(const HttpLimits& limits, HttpCounters& counters, Sockets sockets);

    // May one more come from `address`? Closes another for it when it must.
    bool admits(const std::string& address, Time now);
    Id opened(const std::string& address, int descriptor, Time now);
    void moved(Id id, Phase phase, Time now);
    void closed(Id id);                                  // REQUIRES: before the descriptor is freed
    void expire(Time now);                               // closes those whose time is over, or whose body will never be whole

    // Bytes of a body on its way in, until given back. False: not so many; *byAddress says whose bound it was.
    bool takeBytes(Id id, std::size_t bytes, bool* byAddress);
    void giveBytes(const std::string& address, std::size_t bytes);

    std::size_t open() const;
    std::size_t bodyBytes() const;

private:
    struct Entry {
        std::string address;
        int descriptor = -1;
        Phase phase = Phase::Head;
        Time since;
        bool leaving = false;                            // closed by us; its place is free already
    };
    struct Address {
        std::size_t connections = 0, bytes = 0;
    };
    bool evict(const std::string* address, Time now);    // REQUIRES: the lock, here and below
    void leave(Entry& entry);
    void forgetIfUnused(const std::string& address);

    const HttpLimits limits_;
    HttpCounters& counters_;
    const Sockets sockets_;
    mutable std::mutex mutex_;
    std::map<Id, Entry> entries_;
    std::map<std::string, Address, std::less<>> addresses_;
    std::size_t open_ = 0, bytes_ = 0;
    Id next_ = 1;
};

}  // namespace tally
