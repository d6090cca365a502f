// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/log/byte_stream.h"

namespace tally {

// GzipStream: RFC 1952, any number of members, checksums verified (ISA-L).
class GzipStream final : public ByteStream {
public:
    GzipStream(std::unique_ptr<ByteStream> compressed, std::string path);
    ~GzipStream() override;
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override { return compressed_->storedBytesRead(); }

private:
    struct State;
    Result<bool> fill();      // false = no more compressed bytes
    Result<bool> atMember();  // false = that was the last one

    std::unique_ptr<ByteStream> compressed_;
    std::string path_;
    std::unique_ptr<State> state_;
};

}  // namespace tally
