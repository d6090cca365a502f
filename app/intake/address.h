// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

// Where to listen. Addresses only, no names: nothing is looked up.
struct ListenAddress {
    QHostAddress host{QHostAddress::LocalHost};
    quint16 port = 0;               // 0 = any free one
    bool loopback() const { return host.isLoopback(); }
    std::string text(std::string_view scheme = "tcp") const;   // tcp://127.0.0.1:9099, tcp://[::1]:9099
};

// Reads A:P, [A]:P or the same behind SCHEME://. Errors: Usage, one sentence.
Result<ListenAddress> parseListenAddress(std::string_view text, std::string_view scheme = "tcp");

}  // namespace tally
