// SPDX-License-Identifier: GPL-3.0-or-later
// MemoryLog: the log between a listener and the engine that is not kept on disk. Bounded: when it is full the listener
// must stop reading, so that TCP pushes back to the sender.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "core/log/event_log.h"

namespace tally {

class MemoryLog final : public EventLog {
public:
    explicit MemoryLog(std::size_t capacityBytes = 64u << 20);

    using EventLog::append;
    bool append(RawBatch&& batch) override;
    std::uint64_t appendAll(std::vector<RawBatch>&& batches) override;
    bool hasRoom() const override;      // below three quarters
    void close() override;

    bool isDurable() const override { return false; }
    std::uint64_t durableBatches() const override;   // it keeps none, so all it took
    SenderMark sender(std::string_view) const override { return {}; }
    bool takesSender(std::string_view) const override { return false; }
    void resume(std::string_view, std::uint64_t) override {}
    void onDurable(std::function<void()>) override {}
    std::string problem() const override { return {}; }

    void seek(std::uint64_t position) override;   // positions go on from there
    std::optional<RawBatch> next(std::chrono::milliseconds wait) override;
    bool drained() const override;
    void release(std::uint64_t) override {}

    double fill() const override;
    std::uint64_t appended() const override;

private:
    void take(RawBatch&& batch);        // REQUIRES: the lock

    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<RawBatch> batches_;
    std::size_t bytes_ = 0;
    std::uint64_t position_ = 0, start_ = 0, taken_ = 0;
    bool closed_ = false;
};

}  // namespace tally
