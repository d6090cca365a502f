// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/intake/http/http_server.h"
#include "app/intake/serve_options.h"

namespace tally {

// The HTTP server of `tallyctl serve`, with its token, certificate and key read from their files; says what is unsafe about
// them on stderr, never what is in them. `moreMetrics` as in HttpOptions. Errors: Usage, Unreadable and those of HttpServer::start().
Result<std::unique_ptr<HttpServer>> startHttp(Engine& engine, const ServeOptions& options, const ReadOptions& read,
                                              std::function<void(OpenMetrics&)> moreMetrics);

}  // namespace tally
