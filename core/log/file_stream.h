// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/log/byte_stream.h"

namespace tally {

// FileStream: plain bytes by read(); owns the descriptor. mmap is not used: a truncated file would kill the process.
class FileStream final : public ByteStream {
public:
    FileStream(int descriptor, std::string path);
    ~FileStream() override;
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override { return read_; }

    void unread(std::string bytes) { pushedBack_ = std::move(bytes); }  // given again before anything else

private:
    int descriptor_;
    std::string path_;
    std::string pushedBack_;
    std::uint64_t read_ = 0;
};

}  // namespace tally
