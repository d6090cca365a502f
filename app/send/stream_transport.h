// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "app/send/curl_transfer.h"
#include "app/send/transport.h"

namespace tally {

// StreamTransport: lines over TCP, TLS or a Unix socket, behind `#tally 1 sender=NAME` (README, "Sending to a listener").
// libcurl makes the connection; the bytes on it are ours.
class StreamTransport final : public Transport {
public:
    StreamTransport(Destination to, TransportOptions options) : to_(std::move(to)), options_(std::move(options)) {}

    void open(const std::string& sender) override;
    Result<void> step() override;
    std::optional<std::uint64_t> kept() const override { return kept_; }
    bool takes() const override { return unsent_ < kAhead; }
    void offer(const SendBatch& batch) override;
    std::uint64_t acknowledged() const override { return acknowledged_; }
    void close() override;
    void wait(std::chrono::milliseconds timeout) override;

private:
    static constexpr std::size_t kAhead = 1 << 20;   // bytes that wait for the socket
    Result<void> write();
    Result<void> read();
    Result<void> take(std::string_view line);

    Destination to_;
    TransportOptions options_;
    std::unique_ptr<CurlTransfer> connection_;
    bool connected_ = false;
    std::deque<std::shared_ptr<const std::string>> queue_;
    std::size_t offset_ = 0, unsent_ = 0;             // written of the first of the queue; bytes to write in all
    std::string received_;
    std::optional<std::uint64_t> kept_;
    std::uint64_t acknowledged_ = 0;
};

}  // namespace tally
