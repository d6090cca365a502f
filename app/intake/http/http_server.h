// SPDX-License-Identifier: GPL-3.0-or-later
// HttpServer: events in and answers out over HTTP/1.1 (libmicrohttpd), on one thread of its own for all sockets.
//
// RAII: alive = listening; destruction stops accepting, answers what waits, closes the logs and joins. The engine outlives it.
// Thread safety: the address and the counters may be read from any thread.
#pragma once

#include <memory>
#include <string>

#include "app/intake/http/http_counters.h"
#include "app/intake/http/http_options.h"
#include "core/engine/engine.h"

namespace tally {

class HttpServer {
public:
    // Errors: Usage (an address of others without TLS and token), Unreadable (the address is taken or not ours; certificate
    // or key are of no use), and those of the logs. `clock` null = the system's.
    static Result<std::unique_ptr<HttpServer>> start(Engine& engine, HttpOptions options, std::shared_ptr<const Clock> clock = {});
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // Another token for requests, and another certificate and key (PEM texts) for connections, from now on; any thread. What
    // the server was started without stays so. Errors: Unreadable, and all stays as it was.
    Result<void> renew(std::string token, const std::string& certificate, const std::string& key);

    std::string address() const;             // http://127.0.0.1:8080, with the port really used
    std::uint16_t port() const;
    const HttpCounters& counters() const;
    std::size_t open() const;                // connections

private:
    struct Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
