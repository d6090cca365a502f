// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as the system's calls take and give them.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>

namespace tally {

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

inline bool parseAddress(const std::string& host, std::uint16_t port, SocketAddress* out)
{
    auto* four = reinterpret_cast<sockaddr_in*>(&out->storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&out->storage);
    if (::inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        out->size = sizeof *four;
        return true;
    }
    *out = {};
    if (::inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) != 1) return false;
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(port);
    out->size = sizeof *six;
    return true;
}

// Whom a connection is from: an IPv6 network of 64 bits belongs to one.
inline std::string originOf(const sockaddr* address)
{
    if (address == nullptr) return {};
    if (address->sa_family == AF_INET) return {reinterpret_cast<const char*>(&reinterpret_cast<const sockaddr_in*>(address)->sin_addr), 4};
    if (address->sa_family != AF_INET6) return {};
    const in6_addr& six = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    const char* bytes = reinterpret_cast<const char*>(&six);
    if (IN6_IS_ADDR_V4MAPPED(&six)) return {bytes + 12, 4};
    return {bytes, IN6_IS_ADDR_LOOPBACK(&six) ? 16U : 8U};
}

}  // namespace tally
