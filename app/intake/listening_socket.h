// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/intake/address.h"
#include "app/intake/local_socket.h"

namespace tally {

// ListeningSocket: where senders arrive, over TCP or at a path. Never blocks. Closes at its end.
class ListeningSocket {
public:
    // `address` gets the port really used. Errors: Unreadable, Busy.
    static Result<ListeningSocket> open(ListenAddress* address);
    ListeningSocket(ListeningSocket&& other) noexcept;
    ListeningSocket& operator=(ListeningSocket&&) = delete;
    ~ListeningSocket();

    int descriptor() const { return local_.descriptor() >= 0 ? local_.descriptor() : tcp_; }

    struct Arrival {
        int descriptor;        // of the sender, whoever takes it closes it
        std::string address;   // whom it counts as: an IPv4 address, an IPv6 network of 64 bits; empty at a path
    };
    // The next one that waits. Nothing: nobody does, or *exhausted, there are no more descriptors to be had now.
    std::optional<Arrival> accept(bool* exhausted) const;

private:
    ListeningSocket() = default;
    LocalSocket local_;
    int tcp_ = -1;
};

}  // namespace tally
