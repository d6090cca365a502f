// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/udp_transport.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tally {

namespace {

// How long a datagram of whole lines from `at` on is: as many as fit, or one that is longer.
std::size_t datagramAt(std::string_view bytes, std::size_t at, std::size_t most)
{
    const std::string_view rest = bytes.substr(at);
    if (rest.size() <= most) return rest.size();
    const std::size_t fits = rest.rfind('\n', most - 1);
    return (fits == std::string_view::npos ? rest.find('\n') : fits) + 1;
}

}  // namespace

void UdpTransport::open(const std::string&)
{
    close();
    start_ = acknowledged_;   // over UDP, what was handed over is never sent again
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    if (const int error = ::getaddrinfo(to_.host.c_str(), to_.port.c_str(), &hints, &found); error != 0) {
        problem_ = std::string("the host is not found: ") + ::gai_strerror(error);
        return;
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
    problem_ = "no address of it can be used";
    for (const addrinfo* address = found; address && socket_ < 0; address = address->ai_next) {
        socket_ = ::socket(address->ai_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket_ >= 0 && ::connect(socket_, address->ai_addr, address->ai_addrlen) != 0) close();
    }
}

void UdpTransport::close()
{
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    queue_.clear();
    offset_ = 0;
}

Result<void> UdpTransport::step()
{
    if (socket_ < 0) return fail(ErrorCode::Busy, problem_, to_.text());
    while (!queue_.empty()) {
        const std::string& bytes = *queue_.front().bytes;
        if (offset_ == bytes.size()) {
            acknowledged_ = queue_.front().last;
            queue_.pop_front();
            offset_ = 0;
            continue;
        }
        const std::size_t size = datagramAt(bytes, offset_, kDatagram);
        const bool fits = size <= kMostDatagram;   // a longer record is no datagram: lost, as others on the way
        const ssize_t sent = fits ? ::send(socket_, bytes.data() + offset_, size, MSG_NOSIGNAL) : 0;
        if (sent < 0 && (errno == EAGAIN || errno == ENOBUFS || errno == EINTR)) return {};
        offset_ += size;   // also when nobody listens there at the moment
    }
    return {};
}

void UdpTransport::wait(std::chrono::milliseconds timeout)
{
    pollfd waiting{socket_, POLLOUT, 0};
    ::poll(&waiting, queue_.empty() ? 0 : 1, static_cast<int>(timeout.count()));
}

}  // namespace tally
