// SPDX-License-Identifier: GPL-3.0-or-later
// TcpListener: accepts senders, over TCP, TLS or a local socket, on a thread of its own and appends what they send to one EventLog.
//
// An address that other machines reach is refused without both TLS and a token. What senders may cost is bounded
// (SocketLimits): a newcomer beyond the bounds takes the place of one that has not sent a record yet, or is closed.
// RAII: alive = listening; destruction stops, delivers unfinished lines, closes the log and joins. stats() and the address
// may be read from any thread. When the log is full nothing is read: TCP pushes back to the senders. Beside what arrives it
// appends ticks of the clock, so that the log itself says when minutes of silent senders became final.
#pragma once

#include <QSslConfiguration>
#include <QThread>
#include <chrono>
#include <memory>
#include <optional>

#include "app/intake/address.h"
#include "app/intake/intake.h"

namespace tally {

struct IntakeStats {
    std::uint64_t open = 0, accepted = 0, refused = 0;   // connections
    std::uint64_t bytes = 0, batches = 0, linesTooLong = 0;
    std::array<std::uint64_t, kSocketLimitNames.size()> limits{};   // how often each was met
};

// Who may send, and what a listener shows of itself.
struct Credentials {
    std::string token;                       // empty = none is asked for
    std::optional<QSslConfiguration> tls;    // nothing = plain text
};

struct ListenerOptions {
    SocketLimits limits;
    Framing framing = Framing::Auto;
    Credentials credentials;
    bool insecure = false;                               // other machines may send without TLS and a token
    std::chrono::milliseconds tickEvery{10'000};         // see TickPolicy
    std::chrono::milliseconds settling{1000};            // a connection younger than this makes no room for a newcomer
};

class TcpListener final {
public:
    // Takes the address and lets senders wait until accept(). In between the engine begins to listen to `log`: it tells the
    // log up to where each sender is known. `clock` null = the system's.
    // Errors: Usage (other machines could send), Unreadable (the address is taken or not ours), Busy (of a local socket: it is taken).
    static Result<std::unique_ptr<TcpListener>> bind(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                     std::shared_ptr<const Clock> clock = {}, const ListenerOptions& options = {});
    void accept();
    // Both at once, for a log that nobody has a checkpoint of.
    static Result<std::unique_ptr<TcpListener>> start(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                      std::shared_ptr<const Clock> clock = {}, const ListenerOptions& options = {});
    ~TcpListener();
    TcpListener(const TcpListener&) = delete;
    TcpListener& operator=(const TcpListener&) = delete;

    const ListenAddress& address() const { return address_; }   // with the port really used
    IntakeStats stats() const;
    // For senders that come from now on. REQUIRES: a token, and TLS, if and only if there was one.
    void renew(const Credentials& credentials);

private:
    class Worker;
    TcpListener() = default;
    ListenAddress address_;
    Intake intake_;
    QThread thread_;
    Worker* worker_ = nullptr;   // lives on thread_
};

}  // namespace tally
