// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/tcp_socket.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tally {

namespace {

// 0, or what went wrong.
int connectOne(int descriptor, const addrinfo& address, std::chrono::milliseconds timeout)
{
    if (::connect(descriptor, address.ai_addr, address.ai_addrlen) == 0) return 0;
    if (errno != EINPROGRESS) return errno;
    pollfd waiting{descriptor, POLLOUT, 0};
    if (::poll(&waiting, 1, static_cast<int>(timeout.count())) <= 0) return ETIMEDOUT;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

}  // namespace

Result<TcpSocket> TcpSocket::connect(const Destination& to, std::chrono::milliseconds timeout)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int error = ::getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &found); error != 0)
        return fail(ErrorCode::Busy, std::string("the host is not found: ") + ::gai_strerror(error), to.text());
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
    int last = 0;
    for (const addrinfo* address = found; address; address = address->ai_next) {
        TcpSocket socket(::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (!socket.isOpen()) {
            last = errno;
            continue;
        }
        last = connectOne(socket.descriptor_, *address, timeout);
        if (last != 0) continue;
        const int on = 1;
        ::setsockopt(socket.descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return socket;
    }
    return fail(ErrorCode::Busy, std::string("cannot connect: ") + std::strerror(last), to.text());
}

void TcpSocket::close()
{
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

Result<std::size_t> TcpSocket::write(std::string_view bytes)
{
    const ssize_t done = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (done >= 0) return static_cast<std::size_t>(done);
    if (errno == EAGAIN || errno == EINTR) return std::size_t{0};
    return fail(ErrorCode::Busy, std::string("the connection broke: ") + std::strerror(errno));
}

Result<void> TcpSocket::read(std::string* to)
{
    char bytes[4096];
    const ssize_t got = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (got > 0) to->append(bytes, static_cast<std::size_t>(got));
    else if (got == 0) return fail(ErrorCode::Busy, "the listener closed the connection");
    else if (errno != EAGAIN && errno != EINTR) return fail(ErrorCode::Busy, std::string("the connection broke: ") + std::strerror(errno));
    return {};
}

void TcpSocket::wait(bool forWriting, std::chrono::milliseconds timeout) const
{
    pollfd waiting{descriptor_, static_cast<short>(POLLIN | (forWriting ? POLLOUT : 0)), 0};
    ::poll(&waiting, 1, static_cast<int>(timeout.count()));
}

}  // namespace tally
