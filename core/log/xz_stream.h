// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/log/byte_stream.h"

namespace tally {

// XzStream: .xz, any number of streams in a row, with at most 256 MiB of memory.
class XzStream final : public ByteStream {
public:
    XzStream(std::unique_ptr<ByteStream> compressed, std::string path);
    ~XzStream() override;
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override;

private:
    struct State;
    tl::unexpected<Error> give(const char* what);

    std::string path_;
    std::unique_ptr<State> state_;
};

}  // namespace tally
