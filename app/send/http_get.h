// SPDX-License-Identifier: GPL-3.0-or-later
// One question over HTTP: nothing is sent but the request, no redirect is followed, the answer is bounded.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>

#include "core/base/result.h"

namespace tally {

struct HttpGetOptions {
    std::string token;                               // sent as `Authorization: Bearer …`; empty = none
    std::string caFile;                              // certificates that may sign the server's; empty = the system's
    std::chrono::milliseconds connectWithin{5'000}, answerWithin{30'000};
    std::size_t mostBytes = 256u << 20;
};

struct HttpReply {
    long status = 0;
    std::string body;
};

// Errors: Unreadable (no connection, no certificate, too long an answer …), Cancelled. Any status is an answer.
Result<HttpReply> httpGet(const std::string& url, const HttpGetOptions& options, std::stop_token stop = {});

// As a part of a URL: everything but letters, digits and -._~ as %XX.
std::string percentEncoded(std::string_view text);

}  // namespace tally
