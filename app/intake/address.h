// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

// Where to listen: a numeric address and a port (nothing is looked up), or the path of a local socket.
struct ListenAddress {
    QHostAddress host{QHostAddress::LocalHost};
    quint16 port = 0;               // 0 = any free one
    std::string path;               // absolute; not empty = a local socket, and the others mean nothing
    bool isLocal() const { return !path.empty(); }
    bool loopback() const { return isLocal() || host.isLoopback(); }   // nobody on another machine can send
    std::string text(std::string_view scheme = "tcp") const;   // tcp://127.0.0.1:9099, tcp://[::1]:9099, local:/run/tally
};

// Reads A:P, [A]:P or the same behind SCHEME://. Errors: Usage, one sentence.
Result<ListenAddress> parseListenAddress(std::string_view text, std::string_view scheme = "tcp");

// A path, or a name (without a slash; empty = `tallyscope`) in the runtime directory; `local:` may stand before both. The
// runtime directory is $RUNTIME_DIRECTORY (of a service), else $XDG_RUNTIME_DIR/tallyscope. Errors: Usage, one sentence.
Result<ListenAddress> parseLocalAddress(std::string_view text);
// One or the other, told apart by `local:`.
inline constexpr std::string_view kLocalPrefix = "local:";
Result<ListenAddress> parseStreamAddress(std::string_view text);

}  // namespace tally
