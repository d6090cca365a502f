// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/send/transport.h"

namespace tally::test {

// A listener that keeps lines by sender, numbered, and fails as it is told.
struct FakeListener {
    std::map<std::string, std::vector<std::string>> kept;
    bool down = false;                 // nobody answers the phone
    bool silent = false;               // takes, but acknowledges nothing
    std::size_t breakAfter = ~std::size_t{0};   // lines; then the connection breaks once, in the middle of a batch, unsaid
    std::string refusal;               // permanent
    std::chrono::milliseconds retryAfter{};
    unsigned opened = 0, batches = 0;
};

class FakeTransport final : public Transport {
public:
    explicit FakeTransport(std::shared_ptr<FakeListener> listener) : listener_(std::move(listener)) {}

    void open(const std::string& sender) override
    {
        ++listener_->opened;
        sender_ = sender;
        reached_ = true;
    }
    Result<void> step() override
    {
        if (!listener_->refusal.empty()) return fail(ErrorCode::Usage, listener_->refusal);
        if (listener_->down) return fail(ErrorCode::Busy, "down");
        if (broken_) return fail(ErrorCode::Busy, "broke");
        if (reached_ && !kept_) kept_ = acknowledged_ = size();
        while (!queue_.empty() && !broken_) take();
        return {};
    }
    std::optional<std::uint64_t> kept() const override { return kept_; }
    bool takes() const override { return queue_.size() < 3; }
    void offer(const SendBatch& batch) override
    {
        ++listener_->batches;
        queue_.push_back(batch);
    }
    std::uint64_t acknowledged() const override { return acknowledged_; }
    void close() override
    {
        reached_ = broken_ = false;
        kept_.reset();
        queue_.clear();
        acknowledged_ = 0;
    }
    std::chrono::milliseconds retryAfter() const override { return listener_->retryAfter; }
    void wait(std::chrono::milliseconds) override {}

private:
    std::uint64_t size() const { return listener_->kept[sender_].size(); }
    void take()
    {
        const SendBatch batch = queue_.front();
        queue_.pop_front();
        const std::string& bytes = *batch.bytes;
        for (std::size_t at = 0; at < bytes.size();) {
            if (listener_->breakAfter == 0) {
                listener_->breakAfter = ~std::size_t{0};
                broken_ = true;
                return;
            }
            --listener_->breakAfter;
            const std::size_t end = bytes.find('\n', at);
            listener_->kept[sender_].push_back(bytes.substr(at, end - at));
            at = end + 1;
        }
        if (!listener_->silent) acknowledged_ = size();
    }

    std::shared_ptr<FakeListener> listener_;
    std::string sender_;
    bool reached_ = false, broken_ = false;
    std::optional<std::uint64_t> kept_;
    std::deque<SendBatch> queue_;
    std::uint64_t acknowledged_ = 0;
};

}  // namespace tally::test
