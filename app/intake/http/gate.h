// SPDX-License-Identifier: GPL-3.0-or-later
// Gate: what is refused before anything else is looked at. A page in a browser can make it ask a server on this machine, by
// a name of the page's own choice (DNS rebinding); it cannot choose the Host and Origin that go with it.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/intake/http/http_counters.h"
#include "app/intake/http/http_message.h"
#include "app/intake/http/http_options.h"
#include "core/base/result.h"

namespace tally {

class Gate {
public:
    Gate(const HttpOptions& options, HttpCounters& counters);
    // Nothing when the request may go on.
    std::optional<HttpAnswer> refusal(const HttpHead& head) const;
    void setToken(std::string token);               // from any thread, for requests from then on
    bool knowsToken(const HttpHead& head) const;    // true, too, when none is asked for

private:
    std::optional<HttpAnswer> badForm(const HttpHead& head) const;
    bool hostIsOurs(std::string_view host) const;

    const HttpLimits limits_;
    std::string bound_;
    mutable std::mutex tokenMutex_;                 // guards the next
    std::string token_;
    std::vector<std::string> hosts_;
    bool anyAddress_ = false;
    HttpCounters& counters_;
};

bool isLoopback(std::string_view host);             // a numeric address, or localhost

}  // namespace tally
