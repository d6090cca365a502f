// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/log/byte_stream.h"

namespace tally {

// ZstdStream: RFC 8878, any number of frames; the window is bounded, to 128 MiB unless said otherwise.
class ZstdStream final : public ByteStream {
public:
    ZstdStream(std::unique_ptr<ByteStream> compressed, std::string path, int windowLog = 27);
    ~ZstdStream() override;
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override { return compressed_->storedBytesRead(); }

private:
    struct State;

    std::unique_ptr<ByteStream> compressed_;
    std::string path_;
    std::unique_ptr<State> state_;
};

}  // namespace tally
