// SPDX-License-Identifier: GPL-3.0-or-later
// ServeListeners: the TCP, local and UDP listeners of `tallyctl serve`, and what there is to say about them on stderr.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/intake/serve_options.h"
#include "app/intake/tcp_listener.h"
#include "app/intake/udp_listener.h"
#include "core/engine/engine.h"

namespace tally {

class OpenMetrics;
struct ListenerLog;

class ServeListeners {
public:
    ServeListeners(Engine& engine, const ServeOptions& options, const ReadOptions& read) : engine_(engine), options_(options), read_(read) {}

    Result<void> open();                              // all of the options. Errors: Usage, Unreadable and those of the logs
    void look();                                      // once a second: says what is new, reads credentials that have changed
    void renew(bool sayUnchanged);                    // reads the credentials again; what cannot be used leaves the old ones
    void close();                                     // delivers unfinished lines, closes the logs; after the engine has read them, sayNotes()
    void sayNotes();                                  // each once: what the journals set aside or miss
    void writeMetrics(OpenMetrics& metrics) const;    // from any thread, once open() has returned

private:
    struct Listening {
        std::string name;
        std::shared_ptr<EventLog> log;
        std::unique_ptr<TcpListener> streams;         // one of the two
        std::unique_ptr<UdpListener> datagrams;
        std::size_t notesSaid = 0;
        std::uint64_t lostSaid = 0;
        IntakeStats said;
    };
    Result<void> listen(const ListenAddress& address, const Credentials& credentials);
    Result<void> listenToDatagrams(const ListenAddress& address);
    Result<ListenerLog> logOf(const std::string& name) const;
    void sayOpen(const ListenAddress& bound, const std::string& text) const;
    void sayLoss(Listening& each) const;
    void sayLimits(Listening& each) const;

    Engine& engine_;
    const ServeOptions& options_;
    const ReadOptions read_;
    std::vector<Listening> listening_;
    std::string stamp_;                               // of the files of the credentials in use, or of those refused last
};

}  // namespace tally
