// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/udp_listener.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include "app/intake/system_address.h"
#include "app/intake/tick_policy.h"
#include "core/base/limits.h"

namespace tally {

namespace {

constexpr std::size_t kDatagram = 64 << 10;          // the most there can be in one
constexpr std::size_t kAtOnce = 32;                  // datagrams of one system call
constexpr int kKernelBuffer = 32 << 20;              // asked for; what is granted is said in the stats
constexpr int kPollMs = 50;
constexpr std::chrono::milliseconds kFinish{2000};   // at the end, for a log that is full

// The administrator's limit holds for us, unless we are the administrator.
std::uint64_t growBuffer(int socket)
{
    if (::setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, &kKernelBuffer, sizeof kKernelBuffer) != 0)
        ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kKernelBuffer, sizeof kKernelBuffer);
    int granted = 0;
    socklen_t size = sizeof granted;
    ::getsockopt(socket, SOL_SOCKET, SO_RCVBUF, &granted, &size);
    return static_cast<std::uint64_t>(granted) / 2;   // the kernel doubles it for its own use
}

}  // namespace

// The buffers of one recvmmsg().
class UdpListener::Receiver {
public:
    explicit Receiver(int socket) : socket_(socket), bytes_(kAtOnce * kDatagram)
    {
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            vectors_[i] = {bytes_.data() + i * kDatagram, kDatagram};
            messages_[i].msg_hdr.msg_iov = &vectors_[i];
            messages_[i].msg_hdr.msg_iovlen = 1;
        }
    }

    // Appends what has arrived to `lines`, as whole lines; never waits. Returns the number of datagrams.
    std::size_t receive(std::string* lines, Counters& counters)
    {
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            messages_[i].msg_hdr.msg_control = control_[i].data();
            messages_[i].msg_hdr.msg_controllen = control_[i].size();
        }
        const int n = ::recvmmsg(socket_, messages_.data(), kAtOnce, MSG_DONTWAIT, nullptr);
        if (n <= 0) return 0;
        const auto received = static_cast<std::size_t>(n);
        for (std::size_t i = 0; i < received; ++i) {
            const std::string_view datagram(bytes_.data() + i * kDatagram, messages_[i].msg_len);
            counters.bytes.fetch_add(datagram.size(), std::memory_order_relaxed);
            if (!datagram.empty()) lines->append(datagram);
            if (!datagram.empty() && datagram.back() != '\n') lines->push_back('\n');
            noteLoss(messages_[i].msg_hdr, counters);
        }
        counters.datagrams.fetch_add(received, std::memory_order_relaxed);
        return received;
    }

private:
    // The kernel's count is of 32 bits and goes round.
    void noteLoss(msghdr& header, Counters& counters)
    {
        for (cmsghdr* c = CMSG_FIRSTHDR(&header); c != nullptr; c = CMSG_NXTHDR(&header, c)) {
            if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SO_RXQ_OVFL) continue;
            std::uint32_t lost = 0;
            std::memcpy(&lost, CMSG_DATA(c), sizeof lost);
            counters.lost.fetch_add(static_cast<std::uint32_t>(lost - lost_), std::memory_order_relaxed);
            lost_ = lost;
        }
    }

    int socket_;
    std::vector<char> bytes_;
    std::array<mmsghdr, kAtOnce> messages_{};
    std::array<iovec, kAtOnce> vectors_{};
    std::array<std::array<char, CMSG_SPACE(sizeof(std::uint32_t))>, kAtOnce> control_{};
    std::uint32_t lost_ = 0;
};

Result<std::unique_ptr<UdpListener>> UdpListener::bind(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                       std::shared_ptr<const Clock> clock, std::chrono::milliseconds tickEvery)
{
    std::unique_ptr<UdpListener> listener(new UdpListener());
    listener->address_ = address;
    listener->log_ = std::move(log);
    listener->clock_ = clock ? std::move(clock) : std::make_shared<SystemClock>();
    listener->tickEvery_ = tickEvery;
    const std::string text = address.text("udp");
    const auto refused = [&] { return fail(ErrorCode::Unreadable, fmt::format("cannot listen on {}: {}", text, std::strerror(errno)), text); };
    const SystemAddress to(address);
    listener->socket_ = ::socket(to.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (listener->socket_ < 0) return refused();
    const int on = 1;
    ::setsockopt(listener->socket_, SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
    listener->receiveBuffer_ = growBuffer(listener->socket_);
    if (::bind(listener->socket_, to.get(), to.size()) != 0) return refused();
    listener->address_.port = SystemAddress::portOf(listener->socket_);
    return listener;
}

void UdpListener::accept() { thread_ = std::jthread([this](std::stop_token stop) { run(stop); }); }

UdpListener::~UdpListener()
{
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    if (socket_ >= 0) ::close(socket_);
    if (log_) log_->close();
}

// What waits for room is one batch at most: a full log stops the reading, and the kernel drops and counts.
void UdpListener::run(std::stop_token stop)
{
    Receiver receiver(socket_);
    std::string lines;
    TickPolicy policy;
    auto nextTick = std::chrono::steady_clock::now() + tickEvery_;
    const auto deliver = [&] {
        if (lines.empty()) return true;
        RawBatch batch;
        batch.arrival = Micros{clock_->nowMicros()};
        batch.bytes = std::move(lines);
        if (!log_->append(std::move(batch))) {
            lines = std::move(batch.bytes);
            return false;
        }
        lines.clear();
        counters_.batches.fetch_add(1, std::memory_order_relaxed);
        return true;
    };
    std::optional<std::chrono::steady_clock::time_point> giveUp;
    for (;;) {
        const bool ending = stop.stop_requested();
        if (ending && !giveUp) giveUp = std::chrono::steady_clock::now() + kFinish;
        pollfd waiting{socket_, POLLIN, 0};
        const bool full = !deliver();
        if (full) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        else if (!ending) ::poll(&waiting, 1, kPollMs);
        std::size_t received = 0;
        while (!full && lines.size() + kAtOnce * (kDatagram + 1) <= limits::kBatch) {
            const std::size_t n = receiver.receive(&lines, counters_);
            received += n;
            if (n < kAtOnce || lines.size() > limits::kBatch / 8) break;
        }
        if (ending && ((received == 0 && deliver()) || std::chrono::steady_clock::now() > *giveUp)) break;
        if (std::chrono::steady_clock::now() < nextTick) continue;
        nextTick += tickEvery_;
        if (!policy.due(counters_.batches.load())) continue;
        RawBatch tick;
        tick.kind = RawBatch::Kind::Tick;
        tick.arrival = Micros{clock_->nowMicros()};
        log_->append(std::move(tick));
    }
}

UdpStats UdpListener::stats() const
{
    return {counters_.datagrams.load(), counters_.bytes.load(), counters_.batches.load(), counters_.lost.load(), receiveBuffer_};
}

}  // namespace tally
