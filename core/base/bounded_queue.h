// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

namespace tally {

// BoundedQueue: many writers, one reader. push() blocks while full: that is the backpressure. After close() nothing is
// taken any more and the reader gets what is left.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    bool push(T value)  // false: closed
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return closed_ || queue_.size() < capacity_; });
        if (closed_) return false;
        queue_.push_back(std::move(value));
        arrived_.notify_one();
        return true;
    }
    std::optional<T> pop(std::chrono::milliseconds wait)  // nothing: time over, or closed and empty
    {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, wait, [&] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return std::nullopt;
        T value = std::move(queue_.front());
        queue_.pop_front();
        room_.notify_one();
        return value;
    }
    void close()
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        arrived_.notify_all();
        room_.notify_all();
    }
    bool drained() const
    {
        const std::lock_guard lock(mutex_);
        return closed_ && queue_.empty();
    }
    double fill() const
    {
        const std::lock_guard lock(mutex_);
        return static_cast<double>(queue_.size()) / static_cast<double>(capacity_);
    }

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_, room_;
    std::deque<T> queue_;
    bool closed_ = false;
};

}  // namespace tally
