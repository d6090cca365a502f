// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <utility>

#include "core/log/byte_stream.h"

namespace tally {

// LimitedStream: the first bytes of another stream; what lies behind them is as if it were not there.
class LimitedStream final : public ByteStream {
public:
    LimitedStream(std::unique_ptr<ByteStream> stream, std::uint64_t bytes) : stream_(std::move(stream)), left_(bytes) {}

    Result<std::size_t> read(char* to, std::size_t size) override
    {
        if (left_ == 0) return std::size_t{0};
        const auto n = stream_->read(to, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
        if (n) left_ -= *n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return stream_->storedBytesRead(); }

private:
    std::unique_ptr<ByteStream> stream_;
    std::uint64_t left_;
};

}  // namespace tally
