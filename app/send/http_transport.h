// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/send/curl_transfer.h"
#include "app/send/transport.h"

namespace tally {

// HttpTransport: batches as bodies of POST /v1/events, one after the other, under Tally-Sender and Tally-First. Only a 200 is
// an acknowledgement: the server gives it when all of the body is durable. What it has already it leaves out.
//
// To learn what the server keeps, it is sent a body with a gap before it (409 names the record it expects) and then an empty
// one behind what it has (200 when that is durable).
class HttpTransport final : public Transport {
public:
    HttpTransport(Destination to, TransportOptions options) : to_(std::move(to)), options_(std::move(options)) {}
    ~HttpTransport() override { close(); }

    void open(const std::string& sender) override;
    Result<void> step() override;
    std::optional<std::uint64_t> kept() const override { return kept_; }
    bool takes() const override { return kept_ && asked_ == Asked::Nothing; }
    void offer(const SendBatch& batch) override;
    std::uint64_t acknowledged() const override { return acknowledged_; }
    void close() override;
    std::chrono::milliseconds retryAfter() const override { return retryAfter_; }
    void wait(std::chrono::milliseconds timeout) override;

private:
    enum class Asked { Nothing, WhatIsKept, WhetherDurable, ToTake };
    void post(std::string body, bool packed, std::uint64_t first);
    Result<void> answered(long status);
    tl::unexpected<Error> refused(long status) const;
    static std::size_t onField(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* self);

    Destination to_;
    TransportOptions options_;
    std::string sender_, body_, answer_;
    std::unique_ptr<CurlTransfer> transfer_;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> fields_{nullptr, curl_slist_free_all};
    Asked asked_ = Asked::Nothing;
    std::optional<std::uint64_t> kept_, expected_;
    std::uint64_t acknowledged_ = 0, last_ = 0;       // of the body under way
    std::chrono::milliseconds retryAfter_{};
};

}  // namespace tally
