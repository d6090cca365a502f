// SPDX-License-Identifier: GPL-3.0-or-later
// PaddedBuffer: bytes with limits::kPadding readable bytes on both sides, so that kernels may load whole vectors anywhere.
// Memory is kept and reused; the first touch of fresh pages is what costs (FACTS, "The fast path").
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

#include "core/base/limits.h"

namespace tally {

class PaddedBuffer {
public:
    char* data() { return storage_ ? storage_.get() + limits::kPadding : nullptr; }   // null until something was reserved
    const char* data() const { return storage_ ? storage_.get() + limits::kPadding : nullptr; }
    std::size_t size() const { return size_; }
    std::size_t capacity() const { return capacity_; }
    std::string_view view() const { return {storage_ ? data() : "", size_}; }

    // Grows to hold at least `capacity` bytes; content is kept.
    void reserve(std::size_t capacity)
    {
        if (capacity <= capacity_) return;
        auto bigger = std::make_unique_for_overwrite<char[]>(capacity + 2 * limits::kPadding);
        std::memset(bigger.get(), 0, limits::kPadding);
        if (size_ > 0) std::memcpy(bigger.get() + limits::kPadding, data(), size_);
        storage_ = std::move(bigger);
        capacity_ = capacity;
        seal();
    }
    // REQUIRES: size <= capacity(). Clears the padding behind the new end.
    void resize(std::size_t size) { size_ = size; seal(); }
    void assign(std::string_view bytes)
    {
        reserve(bytes.size());
        if (!bytes.empty()) std::memcpy(data(), bytes.data(), bytes.size());
        resize(bytes.size());
    }

private:
    void seal() { if (storage_) std::memset(data() + size_, 0, limits::kPadding); }

    std::unique_ptr<char[]> storage_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace tally
