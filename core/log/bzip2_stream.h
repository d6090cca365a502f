// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/log/byte_stream.h"

namespace tally {

// Bzip2Stream: any number of bzip2 streams in a row.
class Bzip2Stream final : public ByteStream {
public:
    Bzip2Stream(std::unique_ptr<ByteStream> compressed, std::string path);
    ~Bzip2Stream() override;
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override;

private:
    struct State;
    tl::unexpected<Error> give(const char* what);

    std::string path_;
    std::unique_ptr<State> state_;
};

}  // namespace tally
