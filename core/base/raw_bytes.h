// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace tally {

// Bytes that change their size in place where they can; what is new holds anything. (std::vector writes zeros into what is
// new and copies everything to give memory back, which costs more than packing the cells that go there.)
class RawBytes {
public:
    // What was there stays, up to the new size. Throws std::bad_alloc and leaves all as it was.
    void resize(std::size_t size)
    {
        void* const moved = std::realloc(bytes_.get(), size == 0 ? 1 : size);
        if (moved == nullptr) throw std::bad_alloc();
        static_cast<void>(bytes_.release());
        bytes_.reset(static_cast<std::uint8_t*>(moved));
        size_ = size;
    }
    std::uint8_t* data() { return bytes_.get(); }
    const std::uint8_t* data() const { return bytes_.get(); }
    std::size_t size() const { return size_; }

private:
    struct Free {
        void operator()(std::uint8_t* bytes) const { std::free(bytes); }
    };
    std::unique_ptr<std::uint8_t, Free> bytes_;
    std::size_t size_ = 0;
};

}  // namespace tally
