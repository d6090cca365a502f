// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/intake/credential_paths.h"
#include "app/intake/limits_table.h"
#include "app/intake/record_framer.h"
#include "app/reading/read_flags.h"
#include "core/count/event_clock.h"

namespace tally {

struct ServeOptions {
    std::string dataDirectory;
    std::vector<std::string> tcp, udp; // addresses
    std::vector<std::string> local;    // paths or names of local sockets
    std::vector<std::string> http;     // addresses
    CredentialFiles credentials;       // of --tcp and --http
    Framing framing = Framing::Auto;   // of --tcp and --local
    bool insecure = false;             // other machines may send over --tcp and --udp without TLS and a token
    IntakeLimits limits;
    std::vector<std::string> httpHosts;
    std::vector<std::string> follow;   // paths or patterns of logs that are being written
    ReadFlags read;
    unsigned threads = 0;
    EventTimeRules eventTime;
    bool notDurable = false;
    bool hashActors = false;           // nothing that is kept says who it was (app/intake/hiding_log.h)
    std::uint32_t itemBudget = 2'000'000;
    std::uint64_t memoryBudget = 1u << 30;

    std::size_t journals() const { return tcp.size() + udp.size() + local.size() + http.size() * kHttpLogs; }   // at most
};

// Nothing when the command line is bad or asked for help; *exitCode then says how to leave, and the words were printed.
std::optional<ServeOptions> parseServeOptions(int argc, char** argv, int* exitCode);

}  // namespace tally
