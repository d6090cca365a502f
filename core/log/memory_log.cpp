// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/memory_log.h"

#include <utility>

namespace tally {

MemoryLog::MemoryLog(std::size_t capacityBytes) : capacity_(capacityBytes) {}

bool MemoryLog::append(RawBatch&& batch)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || bytes_ >= capacity_) return false;
        take(std::move(batch));
    }
    arrived_.notify_one();
    return true;
}

std::uint64_t MemoryLog::appendAll(std::vector<RawBatch>&& batches)
{
    std::uint64_t taken = 0;
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || bytes_ >= capacity_ / 4 * 3) return 0;
        for (RawBatch& batch : batches) take(std::move(batch));
        taken = taken_;
    }
    arrived_.notify_one();
    return taken;
}

void MemoryLog::take(RawBatch&& batch)
{
    bytes_ += batch.bytes.size();
    batch.first = position_;
    position_ += batch.kind == RawBatch::Kind::Tick ? 1 : batch.bytes.size();
    batch.last = position_;
    ++taken_;
    batches_.push_back(std::move(batch));
}

std::uint64_t MemoryLog::durableBatches() const
{
    const std::lock_guard lock(mutex_);
    return taken_;
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

void MemoryLog::seek(std::uint64_t position)
{
    const std::lock_guard lock(mutex_);
    for (RawBatch& batch : batches_) {
        batch.first += position - start_;
        batch.last += position - start_;
    }
    position_ += position - start_;
    start_ = position;
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
    return position_ - start_;
}

}  // namespace tally
