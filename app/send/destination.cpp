// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/destination.h"

#include <charconv>

namespace tally {

Result<Destination> parseDestination(std::string_view text)
{
    const std::string whole(text);
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
        if (text.substr(0, scheme) != "tcp") return fail(ErrorCode::Usage, "only tcp:// is spoken", whole);
        text.remove_prefix(scheme + 3);
    }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return fail(ErrorCode::Usage, "no port; expected tcp://HOST:PORT", whole);
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number == 0 || number > 65535)
        return fail(ErrorCode::Usage, "the port is not a number from 1 to 65535", whole);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos) return fail(ErrorCode::Usage, "an address with colons goes in brackets: tcp://[::1]:9099", whole);
    if (host.empty()) return fail(ErrorCode::Usage, "no host; expected tcp://HOST:PORT", whole);
    return Destination{std::string(host), std::string(port)};
}

}  // namespace tally
