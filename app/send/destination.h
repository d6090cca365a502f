// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

// Where records go, and how they get there.
enum class Scheme {
    Tcp, Tls, Local,   // acknowledged lines: over TCP, over TLS, over a Unix socket
    Http, Https,       // POST /v1/events
    Udp,               // nobody answers: what is lost is lost
};

struct Destination {
    Scheme scheme = Scheme::Tcp;
    std::string host, port;   // of a Unix socket: empty
    std::string path;         // of a Unix socket
    std::string text() const; // as it is written
};

// tcp://HOST:PORT (or HOST:PORT), tls://, http://, https://, udp://, local:PATH (or local:///PATH); [::1] for addresses with
// colons. Errors: Usage.
Result<Destination> parseDestination(std::string_view text);

}  // namespace tally
