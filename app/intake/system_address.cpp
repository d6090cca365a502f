// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/system_address.h"

#include <cstring>
#include <netinet/in.h>

namespace tally {

SystemAddress::SystemAddress(const ListenAddress& address)
{
    if (address.host.protocol() == QAbstractSocket::IPv6Protocol) {
        auto& v6 = reinterpret_cast<sockaddr_in6&>(storage_);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(address.port);
        const Q_IPV6ADDR bytes = address.host.toIPv6Address();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        size_ = sizeof v6;
    } else {
        auto& v4 = reinterpret_cast<sockaddr_in&>(storage_);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(address.port);
        v4.sin_addr.s_addr = htonl(address.host.toIPv4Address());
        size_ = sizeof v4;
    }
}

quint16 SystemAddress::portOf(int socket)
{
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size) != 0) return 0;
    return ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bound).sin6_port : reinterpret_cast<sockaddr_in&>(bound).sin_port);
}

}  // namespace tally
