// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/listening_socket.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include "app/intake/system_address.h"

namespace tally {

namespace {

constexpr int kBacklog = 1024;

// An IPv6 network of 64 bits belongs to one.
std::string senderOf(const sockaddr_storage& from)
{
    if (from.ss_family == AF_INET) return {reinterpret_cast<const char*>(&reinterpret_cast<const sockaddr_in&>(from).sin_addr), sizeof(in_addr)};
    if (from.ss_family != AF_INET6) return {};
    const in6_addr& six = reinterpret_cast<const sockaddr_in6&>(from).sin6_addr;
    const char* bytes = reinterpret_cast<const char*>(&six);
    if (IN6_IS_ADDR_V4MAPPED(&six)) return {bytes + 12, 4};
    return {bytes, IN6_IS_ADDR_LOOPBACK(&six) ? 16U : 8U};
}

}  // namespace

Result<ListeningSocket> ListeningSocket::open(ListenAddress* address)
{
    ListeningSocket opened;
    if (address->isLocal()) {
        auto local = LocalSocket::open(address->path);
        if (!local) return tl::unexpected(local.error());
        opened.local_ = std::move(*local);
        return opened;
    }
    const SystemAddress to(*address);
    const int on = 1;
    opened.tcp_ = ::socket(to.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (opened.tcp_ >= 0) ::setsockopt(opened.tcp_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (opened.tcp_ < 0 || ::bind(opened.tcp_, to.get(), to.size()) != 0 || ::listen(opened.tcp_, kBacklog) != 0) {
        const std::string text = address->text();
        return fail(ErrorCode::Unreadable, fmt::format("cannot listen on {}: {}", text, std::strerror(errno)), text);
    }
    address->port = SystemAddress::portOf(opened.tcp_);
    return opened;
}

ListeningSocket::ListeningSocket(ListeningSocket&& other) noexcept : local_(std::move(other.local_)), tcp_(std::exchange(other.tcp_, -1)) {}

ListeningSocket::~ListeningSocket()
{
    if (tcp_ >= 0) ::close(tcp_);
}

std::optional<ListeningSocket::Arrival> ListeningSocket::accept(bool* exhausted) const
{
    for (;;) {
        sockaddr_storage from{};
        socklen_t size = sizeof from;
        const int arrived = ::accept4(descriptor(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (arrived >= 0) {
            const int on = 1;   // neither means anything at a path
            ::setsockopt(arrived, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            ::setsockopt(arrived, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
            return Arrival{arrived, senderOf(from)};
        }
        if (errno == EINTR || errno == ECONNABORTED) continue;
        *exhausted = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        return std::nullopt;
    }
}

}  // namespace tally
