// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/intake/http/http_server.h"
#include "app/intake/serve_options.h"

namespace tally {

// The HTTP server of `tallyctl serve` at `place`, one of its --http, with its token, certificate and key read from their files; says what is unsafe about
// them on stderr, never what is in them. `moreMetrics` as in HttpOptions. Errors: Usage, Unreadable and those of HttpServer::start().
Result<std::unique_ptr<HttpServer>> startHttp(Engine& engine, const std::string& place, const ServeOptions& options, const ReadOptions& read,
                                              std::function<void(OpenMetrics&)> moreMetrics);

// Reads the files once more when they have changed, or `sayUnchanged`; what cannot be used leaves what was read before.
class HttpRenewal {
public:
    explicit HttpRenewal(const CredentialFiles& files) : files_(files), stamp_(files.stamp()) {}
    void look(HttpServer& server, bool sayUnchanged);

private:
    const CredentialFiles& files_;
    std::string stamp_;
};

}  // namespace tally
