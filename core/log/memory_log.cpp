// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/memory_log.h"

#include <utility>

namespace tally {

MemoryLog::MemoryLog(std::size_t capacityBytes) : capacity_(capacityBytes) {}

bool MemoryLog::append(std::string bytes, Micros arrival, bool tooLong)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || bytes_ >= capacity_) return false;
        bytes_ += bytes.size();
        const std::uint64_t first = position_;
        position_ += bytes.size();
        batches_.push_back({first, position_, arrival, std::move(bytes), tooLong});
    }
    arrived_.notify_one();
    return true;
}

bool MemoryLog::hasRoom() const
{
    const std::lock_guard lock(mutex_);
    return !closed_ && bytes_ < capacity_ / 4 * 3;
}

void MemoryLog::close()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    arrived_.notify_all();
}

std::optional<RawBatch> MemoryLog::next(std::chrono::milliseconds wait)
{
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, wait, [&] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    RawBatch batch = std::move(batches_.front());
    batches_.pop_front();
    bytes_ -= batch.bytes.size();
    return batch;
}

bool MemoryLog::drained() const
{
    const std::lock_guard lock(mutex_);
    return closed_ && batches_.empty();
}

double MemoryLog::fill() const
{
    const std::lock_guard lock(mutex_);
    return static_cast<double>(bytes_) / static_cast<double>(capacity_);
}

std::uint64_t MemoryLog::appended() const
{
    const std::lock_guard lock(mutex_);
    return position_;
}

}  // namespace tally
