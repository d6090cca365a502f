// SPDX-License-Identifier: GPL-3.0-or-later
// UdpListener: datagrams of whole lines, appended to one EventLog by a thread of its own.
//
// A datagram may hold several lines; the last one needs no line end. Nobody is acknowledged: what the kernel could not hold
// until it was read is lost, and counted as `lost` (it never was received, so the ledger does not know it). When the log is
// full nothing is read. RAII: alive = listening; destruction reads what has arrived, closes the log and joins.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "app/intake/address.h"
#include "core/base/clock.h"
#include "core/log/event_log.h"

namespace tally {

struct UdpStats {
    std::uint64_t datagrams = 0, bytes = 0, batches = 0;
    std::uint64_t lost = 0;        // datagrams that the kernel dropped, because its buffer was full
    std::uint64_t receiveBuffer = 0;  // bytes the kernel holds for us
};

class UdpListener final {
public:
    // Takes the address; what arrives waits in the kernel until accept(). `clock` null = the system's.
    // Errors: Unreadable (the address is taken or not ours).
    static Result<std::unique_ptr<UdpListener>> bind(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                     std::shared_ptr<const Clock> clock = {},
                                                     std::chrono::milliseconds tickEvery = std::chrono::milliseconds(10'000));
    void accept();
    ~UdpListener();
    UdpListener(const UdpListener&) = delete;
    UdpListener& operator=(const UdpListener&) = delete;

    const ListenAddress& address() const { return address_; }   // with the port really used
    UdpStats stats() const;

private:
    class Receiver;
    UdpListener() = default;
    void run(std::stop_token stop);

    ListenAddress address_;
    std::shared_ptr<EventLog> log_;
    std::shared_ptr<const Clock> clock_;
    std::chrono::milliseconds tickEvery_{};
    int socket_ = -1;
    std::uint64_t receiveBuffer_ = 0;
    struct Counters {
        std::atomic<std::uint64_t> datagrams{0}, bytes{0}, batches{0}, lost{0};
    } counters_;
    std::jthread thread_;
};

}  // namespace tally
