// SPDX-License-Identifier: GPL-3.0-or-later
// SharedValue: a value whose copies share one object until one of them changes it (copy on write). Copies may live on other
// threads; one copy belongs to one thread at a time.
// shared_ptr cannot do this: its use_count() is a relaxed load, so that who sees 1 need not see that the others have done reading.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace tally {

template <class T>
class SharedValue {
public:
    SharedValue() = default;   // empty
    explicit SharedValue(T value) : block_(new Block(std::move(value))) {}
    SharedValue(const SharedValue& other) noexcept : block_(other.block_)
    {
        if (block_ != nullptr) block_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    SharedValue(SharedValue&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    SharedValue& operator=(SharedValue other) noexcept
    {
        std::swap(block_, other.block_);
        return *this;
    }
    ~SharedValue()
    {
        if (block_ != nullptr && block_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete block_;
    }

    explicit operator bool() const { return block_ != nullptr; }
    const T& operator*() const { return block_->value; }        // REQUIRES: not empty; so the next one
    const T* operator->() const { return &block_->value; }

    // The value to be changed: made when there is none, copied when it is shared.
    T& own()
    {
        // What other owners read happened before they let go (release), and that is seen here (acquire).
        if (block_ == nullptr) block_ = new Block(T());
        else if (block_->owners.load(std::memory_order_acquire) > 1) *this = SharedValue(T(block_->value));
        return block_->value;
    }

private:
    struct Block {
        explicit Block(T&& initial) : value(std::move(initial)) {}
        T value;
        std::atomic<std::uint32_t> owners{1};
    };
    Block* block_ = nullptr;
};

}  // namespace tally
