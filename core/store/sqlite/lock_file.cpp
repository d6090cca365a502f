// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/lock_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tally::sqlite {
namespace {

std::string holder(int descriptor)
{
    std::array<char, 32> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    std::string pid;
    for (ssize_t i = 0; i < size; ++i) {
        const char c = text[static_cast<std::size_t>(i)];
        if (c < '0' || c > '9') break;
        pid += c;
    }
    return pid.empty() ? "another process" : fmt::format("process {}", pid);
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) return fail(ErrorCode::Store, fmt::format("The lock file cannot be opened: {}.", std::strerror(errno)), path);
    LockFile lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return fail(ErrorCode::Busy, fmt::format("The store is being written by {}.", holder(descriptor)), path);
        return fail(ErrorCode::Store, fmt::format("The store cannot be locked: {}.", std::strerror(errno)), path);
    }
    // The number only helps people; the lock holds without it.
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) errno = 0;
    return lock;
}

LockFile::LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

LockFile::~LockFile()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tally::sqlite
