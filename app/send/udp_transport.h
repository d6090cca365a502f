// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "app/send/transport.h"

namespace tally {

// UdpTransport: datagrams of whole lines. Nobody answers: "acknowledged" here means handed to the kernel, and what is lost on
// the way, or when nobody listens, is lost. Finding a host by name blocks; an address does not.
class UdpTransport final : public Transport {
public:
    explicit UdpTransport(Destination to) : to_(std::move(to)) {}
    ~UdpTransport() override { close(); }

    void open(const std::string& sender) override;
    Result<void> step() override;
    std::optional<std::uint64_t> kept() const override { return socket_ >= 0 ? std::optional<std::uint64_t>(start_) : std::nullopt; }
    bool takes() const override { return queue_.size() < 4; }
    void offer(const SendBatch& batch) override { queue_.push_back(batch); }
    std::uint64_t acknowledged() const override { return acknowledged_; }
    void close() override;
    void wait(std::chrono::milliseconds timeout) override;
    bool isAcknowledged() const override { return false; }

private:
    static constexpr std::size_t kDatagram = 1400;     // fits the usual packet, with its heads
    static constexpr std::size_t kMostDatagram = 65'000;

    Destination to_;
    int socket_ = -1;
    std::string problem_;
    std::deque<SendBatch> queue_;
    std::size_t offset_ = 0;                            // in the first of the queue
    std::uint64_t acknowledged_ = 0, start_ = 0;
};

}  // namespace tally
