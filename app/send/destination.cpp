// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/destination.h"

#include <charconv>
#include <sys/un.h>
#include <utility>

namespace tally {

namespace {

constexpr std::pair<std::string_view, Scheme> kSchemes[] = {{"tcp", Scheme::Tcp},   {"tls", Scheme::Tls}, {"http", Scheme::Http},
                                                            {"https", Scheme::Https}, {"udp", Scheme::Udp}};
constexpr std::string_view kLocal = "local:";

Result<Destination> localDestination(std::string_view path, const std::string& whole)
{
    if (path.starts_with("//")) path.remove_prefix(2);
    if (path.empty()) return fail(ErrorCode::Usage, "no path; expected local:PATH", whole);
    if (path.size() >= sizeof(sockaddr_un::sun_path) || path.find('\0') != std::string_view::npos)
        return fail(ErrorCode::Usage, "the path of a Unix socket is shorter than 108 bytes", whole);
    return Destination{Scheme::Local, {}, {}, std::string(path)};
}

}  // namespace

std::string Destination::text() const
{
    if (scheme == Scheme::Local) return std::string(kLocal) + (path.starts_with("//") ? "//" : "") + path;
    std::string text;
    for (const auto& [name, which] : kSchemes)
        if (which == scheme) text = name;
    return text + "://" + (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + port;
}

Result<Destination> parseDestination(std::string_view text)
{
    const std::string whole(text);
    if (text.starts_with(kLocal)) return localDestination(text.substr(kLocal.size()), whole);
    Destination to;
    if (const std::size_t end = text.find("://"); end != std::string_view::npos) {
        bool known = false;
        for (const auto& [name, which] : kSchemes)
            if (name == text.substr(0, end)) {
                to.scheme = which;
                known = true;
            }
        if (!known) return fail(ErrorCode::Usage, "only tcp, tls, http, https, udp and local are spoken", whole);
        text.remove_prefix(end + 3);
    }
    if (text.ends_with('/')) text.remove_suffix(1);
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return fail(ErrorCode::Usage, "no port; expected SCHEME://HOST:PORT", whole);
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number == 0 || number > 65535)
        return fail(ErrorCode::Usage, "the port is not a number from 1 to 65535", whole);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos) return fail(ErrorCode::Usage, "an address with colons goes in brackets: tcp://[::1]:9099", whole);
    const auto odd = [](char c) { return c <= ' ' || c == '/' || c == '@' || c == '?' || c == '#' || c == '[' || c == ']' || c == '\\' || c == '\x7f'; };
    for (const char c : host)
        if (odd(c)) return fail(ErrorCode::Usage, "a host name has no such characters", whole);
    if (host.empty()) return fail(ErrorCode::Usage, "no host; expected SCHEME://HOST:PORT", whole);
    to.host = host;
    to.port = port;
    return to;
}

}  // namespace tally
