// SPDX-License-Identifier: GPL-3.0-or-later
// PackedSource: the compressed bytes behind a decompressing stream, a block at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/byte_stream.h"

namespace tally {

class PackedSource {
public:
    explicit PackedSource(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)), block_(256 << 10) {}

    // The next block; empty at the end.
    Result<std::string_view> next()
    {
        const auto n = stream_->read(block_.data(), block_.size());
        if (!n) return tl::unexpected(n.error());
        return std::string_view(block_.data(), *n);
    }
    std::uint64_t storedBytesRead() const { return stream_->storedBytesRead(); }

private:
    std::unique_ptr<ByteStream> stream_;
    std::vector<char> block_;
};

}  // namespace tally
