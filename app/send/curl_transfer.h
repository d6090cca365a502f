// SPDX-License-Identifier: GPL-3.0-or-later
// CurlTransfer: one libcurl handle that never blocks but in wait(). Connecting, names, TLS, HTTP and their timeouts are
// libcurl's; no proxy is ever used, whatever the environment says, and no redirect is followed.
#pragma once

#include <curl/curl.h>
#include <memory>
#include <optional>
#include <string>

#include "app/send/transport.h"

namespace tally {

class CurlTransfer {
public:
    CurlTransfer(const Destination& to, const TransportOptions& options);
    ~CurlTransfer() { stop(); }
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;

    CURL* handle() const { return easy_.get(); }
    void start();                    // REQUIRES: not under way
    void stop();                     // whatever is under way is given up
    // How it ended, once; nothing while it is under way. Must be called for anything to go on.
    std::optional<CURLcode> step();
    // Not worth another try when the other side is not who it should be; else Busy.
    tl::unexpected<Error> failure(CURLcode code) const;
    void wait(std::chrono::milliseconds timeout);

private:
    const std::string where_;
    std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi_;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_;
    bool running_ = false;
    char why_[CURL_ERROR_SIZE] = {};
};

}  // namespace tally
