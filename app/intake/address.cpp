// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/address.h"

#include <charconv>
#include <fmt/format.h>

namespace tally {

std::string ListenAddress::text(std::string_view scheme) const
{
    const std::string name = host.toString().toStdString();
    return host.protocol() == QAbstractSocket::IPv6Protocol ? fmt::format("{}://[{}]:{}", scheme, name, port)
                                                                     : fmt::format("{}://{}:{}", scheme, name, port);
}

Result<ListenAddress> parseListenAddress(std::string_view text, std::string_view scheme)
{
    const std::string_view whole = text;
    const std::string prefix = std::string(scheme) + "://";
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
    const auto bad = [&](std::string_view why) {
        return fail(ErrorCode::Usage, fmt::format("{} is no address to listen on: {}; write 127.0.0.1:9099", whole, why), std::string(whole));
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return bad("the port is missing");
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos) return bad("an IPv6 address needs brackets");
    ListenAddress address;
    if (host == "localhost") host = "127.0.0.1";
    if (!address.host.setAddress(QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size()))))
        return bad("the host must be a numeric address");
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc{} || end != port.data() + port.size()) return bad("the port must be a number from 0 to 65535");
    return address;
}

}  // namespace tally
