// SPDX-License-Identifier: GPL-3.0-or-later
// OpenListener: one listener of the window, whatever it listens on. RAII: alive = listening; the engine outlives it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/desktop/listen/listen_place.h"
#include "app/intake/credential_files.h"
#include "core/engine/engine.h"

namespace tally {

class HttpServer;
class UdpListener;

class OpenListener final {
public:
    struct Surroundings {
        Engine& engine;
        std::string dataDirectory;      // empty = what arrives is kept in memory only
        bool hashActors = false;
        CredentialFiles credentials;    // of places that are secured
    };
    // Errors: Usage (others could send unchecked; certificate or key are missing), Unreadable, Busy, and those of the logs.
    static Result<std::unique_ptr<OpenListener>> open(const Surroundings& around, const ListenPlace& place, const ReadOptions& read);
    ~OpenListener();
    OpenListener(const OpenListener&) = delete;
    OpenListener& operator=(const OpenListener&) = delete;

    // By which a later run goes on with it: the address that was asked for, with the port as it was asked for.
    static std::string nameOf(const Surroundings& around, const ListenPlace& place);

    const std::string& name() const { return name_; }
    const ListenPlace& place() const { return place_; }   // with the port really used
    // Reads token, certificate and key once more when their files have changed; what cannot be used leaves what was read
    // before, with a note. For senders that come from then on. Cheap while nothing has changed.
    void renewCredentials();
    // What is unsafe about the credentials, and what the journal misses: damage may show only when it is read.
    std::vector<std::string> notes() const;
    std::uint64_t lost() const;                           // datagrams that the kernel dropped, as they came faster than they were read

private:
    OpenListener();
    Result<void> listenToStreams(const Surroundings& around, const ReadOptions& read);
    Result<void> listenToDatagrams(const Surroundings& around, const ReadOptions& read);
    Result<void> listenToRequests(const Surroundings& around, const ReadOptions& read);
    Result<ReadOptions> openLog(const Surroundings& around, const ReadOptions& read);

    std::string name_;
    ListenPlace place_;
    CredentialFiles credentials_;
    std::string stamp_;                 // of the files in use, or of those refused last
    std::vector<std::string> warnings_;
    std::shared_ptr<EventLog> log_;     // not of HTTP, which has several
    std::unique_ptr<TcpListener> streams_;
    std::unique_ptr<UdpListener> datagrams_;
    std::unique_ptr<HttpServer> requests_;
};

}  // namespace tally
