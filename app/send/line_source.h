// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/log/byte_stream.h"

namespace tally {

struct LineBlock {
    std::string bytes;            // whole lines, each with its line end
    std::uint64_t records = 0;
};

// LineSource: a recorded log or standard input in blocks of whole lines. An unended last line gets its line end.
class LineSource {
public:
    static Result<LineSource> open(const std::string& path);   // errors as openStream()

    // Nothing at the end. The blocks are about `size` bytes, longer only for a line that is.
    Result<std::optional<LineBlock>> next(std::size_t size = 64 << 10);
    // Passes over records; how many there were, fewer at the end only.
    Result<std::uint64_t> skip(std::uint64_t records);

private:
    explicit LineSource(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}
    std::unique_ptr<ByteStream> stream_;
    std::string rest_;
    bool ended_ = false;
};

}  // namespace tally
