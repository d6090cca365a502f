// SPDX-License-Identifier: GPL-3.0-or-later
// ListenPlace: where the window listens and how.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "app/intake/address.h"

namespace tally {

enum class ListenKind { Tcp, Tls, Udp, Http, Https, Local };
inline constexpr std::array kListenKinds{ListenKind::Tcp, ListenKind::Tls, ListenKind::Udp, ListenKind::Http, ListenKind::Https, ListenKind::Local};

std::string_view schemeOf(ListenKind kind);   // "tcp"; of a local socket "local"

struct ListenPlace {
    ListenKind kind = ListenKind::Tcp;
    ListenAddress address;
    bool isHttp() const { return kind == ListenKind::Http || kind == ListenKind::Https; }
    bool isSecured() const { return kind == ListenKind::Tls || kind == ListenKind::Https; }
    std::string text() const;                 // tls://127.0.0.1:9099, local:/run/tally
};

// Reads A:P (lines over TCP), SCHEME://A:P or local:NAME. Errors: Usage, one sentence.
Result<ListenPlace> parseListenPlace(std::string_view text);

// Whether a scheme of the above stands in front: then it is no path of a log.
bool namesListenPlace(std::string_view text);

}  // namespace tally
