// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/file_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

namespace tally {

FileStream::FileStream(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

FileStream::~FileStream()
{
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<std::size_t> FileStream::read(char* to, std::size_t size)
{
    if (!pushedBack_.empty()) {
        const std::size_t n = std::min(size, pushedBack_.size());
        std::memcpy(to, pushedBack_.data(), n);
        pushedBack_.erase(0, n);
        return n;
    }
    for (;;) {
        const ssize_t n = ::read(descriptor_, to, size);
        if (n >= 0) {
            read_ += static_cast<std::uint64_t>(n);
            return static_cast<std::size_t>(n);
        }
        if (errno != EINTR) return fail(ErrorCode::Unreadable, fmt::format("cannot be read: {}", std::strerror(errno)), path_);
    }
}

}  // namespace tally
