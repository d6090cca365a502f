// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/address.h"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <sys/un.h>

namespace tally {

std::string ListenAddress::text(std::string_view scheme) const
{
    if (isLocal()) return "local:" + path;
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

Result<ListenAddress> parseLocalAddress(std::string_view text)
{
    constexpr std::size_t kMost = sizeof(sockaddr_un::sun_path) - 1;
    if (text.starts_with(kLocalPrefix)) text.remove_prefix(kLocalPrefix.size());
    std::string path(text);
    if (path.find('/') == std::string::npos) {
        const char* service = std::getenv("RUNTIME_DIRECTORY");
        const char* session = std::getenv("XDG_RUNTIME_DIR");
        const bool ofService = service != nullptr && *service == '/';
        if (!ofService && (session == nullptr || *session != '/'))
            return fail(ErrorCode::Usage, "there is no runtime directory (XDG_RUNTIME_DIR is not set); give the local socket a path", path);
        if (path.empty()) path = "tallyscope";
        path = ofService ? fmt::format("{}/{}", service, path) : fmt::format("{}/tallyscope/{}", session, path);
    }
    std::error_code error;
    path = std::filesystem::absolute(path, error).lexically_normal().string();
    if (error || path.empty() || path.find('\0') != std::string::npos || path.back() == '/') return fail(ErrorCode::Usage, fmt::format("{} is no path of a local socket", path), path);
    if (path.size() > kMost)
        return fail(ErrorCode::Usage, fmt::format("the path of a local socket has at most {} bytes, {} has {}", kMost, path, path.size()), path);
    ListenAddress address;
    address.path = std::move(path);
    return address;
}

Result<ListenAddress> parseStreamAddress(std::string_view text)
{
    return text.starts_with(kLocalPrefix) ? parseLocalAddress(text) : parseListenAddress(text);
}

}  // namespace tally
