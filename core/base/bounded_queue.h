// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

namespace tally {

// BoundedQueue: many writers, one reader. push() blocks while full: that is the backpressure. After close() nothing is
// taken any more and the reader gets what is left. Values may have a weight (bytes, say): then it is full as well when all of
// them together would weigh more than `heaviest`; one that is heavier than that waits until it is alone.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity, std::size_t heaviest = std::numeric_limits<std::size_t>::max()) : capacity_(capacity), heaviest_(heaviest) {}

    bool push(T value, std::size_t weight = 0)  // false: closed
    {
        weight = std::min(weight, heaviest_);
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return closed_ || (queue_.size() < capacity_ && weight <= heaviest_ - weight_); });
        if (closed_) return false;
        queue_.emplace_back(std::move(value), weight);
        weight_ += weight;
        arrived_.notify_one();
        return true;
    }
    bool tryPush(T value, std::size_t weight = 0)  // false: closed or full; never blocks
    {
        weight = std::min(weight, heaviest_);
        const std::lock_guard lock(mutex_);
        if (closed_ || queue_.size() >= capacity_ || weight > heaviest_ - weight_) return false;
        queue_.emplace_back(std::move(value), weight);
        weight_ += weight;
        arrived_.notify_one();
        return true;
    }
    std::optional<T> pop(std::chrono::milliseconds wait)  // nothing: time over, or closed and empty
    {
        std::unique_lock lock(mutex_);
        arrived_.wait_for(lock, wait, [&] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return std::nullopt;
        T value = std::move(queue_.front().first);
        weight_ -= queue_.front().second;
        queue_.pop_front();
        room_.notify_all();   // whoever waits may wait for more room than there is now
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
        return std::max(static_cast<double>(queue_.size()) / static_cast<double>(capacity_), static_cast<double>(weight_) / static_cast<double>(heaviest_));
    }

private:
    const std::size_t capacity_, heaviest_;
    std::size_t weight_ = 0;   // of all in the queue
    mutable std::mutex mutex_;
    std::condition_variable arrived_, room_;
    std::deque<std::pair<T, std::size_t>> queue_;
    bool closed_ = false;
};

}  // namespace tally
