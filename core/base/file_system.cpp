// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace tally {

namespace {

tl::unexpected<Error> systemError(int reason, const std::string& path)
{
    const bool noRoom = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
    const ErrorCode code = noRoom ? ErrorCode::Busy : reason == ENOENT ? ErrorCode::Unreadable : ErrorCode::Store;
    return fail(code, std::strerror(reason), path);
}

Result<void> done(int result, const std::string& path)
{
    if (result != 0) return systemError(errno, path);
    return {};
}

class PosixFile final : public File {
public:
    PosixFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    ~PosixFile() override { ::close(descriptor_); }
    PosixFile(const PosixFile&) = delete;
    PosixFile& operator=(const PosixFile&) = delete;

    Result<std::size_t> readAt(std::uint64_t offset, char* to, std::size_t size) const override
    {
        std::size_t done = 0;
        while (done < size) {
            const ssize_t n = ::pread(descriptor_, to + done, size - done, static_cast<off_t>(offset + done));
            if (n == 0) break;
            if (n < 0 && errno != EINTR) return systemError(errno, path_);
            if (n > 0) done += static_cast<std::size_t>(n);
        }
        return done;
    }
    Result<void> append(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
            if (n < 0 && errno != EINTR) return systemError(errno, path_);
            if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return {};
    }
    Result<void> rewrite(std::uint64_t offset, std::string_view bytes) override
    {
        // Linux appends with pwrite, too, where O_APPEND is set.
        const int flags = ::fcntl(descriptor_, F_GETFL);
        if (flags < 0 || ::fcntl(descriptor_, F_SETFL, flags & ~O_APPEND) != 0) return systemError(errno, path_);
        Result<void> written;
        while (written && !bytes.empty()) {
            const ssize_t n = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (n < 0 && errno != EINTR) written = systemError(errno, path_);
            if (n <= 0) continue;
            bytes.remove_prefix(static_cast<std::size_t>(n));
            offset += static_cast<std::uint64_t>(n);
        }
        if (::fcntl(descriptor_, F_SETFL, flags) != 0 && written) return systemError(errno, path_);
        return written;
    }
    Result<void> truncate(std::uint64_t size) override { return done(::ftruncate(descriptor_, static_cast<off_t>(size)), path_); }
    Result<void> sync() override { return done(::fdatasync(descriptor_), path_); }
    Result<std::uint64_t> size() const override
    {
        struct stat status {};
        if (::fstat(descriptor_, &status) != 0) return systemError(errno, path_);
        return static_cast<std::uint64_t>(status.st_size);
    }

private:
    int descriptor_;
    std::string path_;
};

class PosixFileSystem final : public FileSystem {
public:
    Result<std::unique_ptr<File>> open(const std::string& path, Open how) override
    {
        const int flags = how == Open::Read ? O_RDONLY : how == Open::ReadWrite ? O_RDWR | O_APPEND : O_RDWR | O_APPEND | O_CREAT | O_EXCL;
        const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
        if (descriptor < 0) return systemError(errno, path);
        return std::make_unique<PosixFile>(descriptor, path);
    }
    Result<std::vector<std::string>> list(const std::string& directory) const override
    {
        DIR* stream = ::opendir(directory.c_str());
        if (stream == nullptr) return systemError(errno, directory);
        std::vector<std::string> names;
        errno = 0;
        while (const dirent* entry = ::readdir(stream)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") names.emplace_back(name);
        }
        const int reason = errno;
        ::closedir(stream);
        if (reason != 0) return systemError(reason, directory);
        std::sort(names.begin(), names.end());
        return names;
    }
    Result<void> makeDirectory(const std::string& path) override
    {
        if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
        return systemError(errno, path);
    }
    Result<void> syncDirectory(const std::string& path) override
    {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) return systemError(errno, path);
        const auto result = done(::fsync(descriptor), path);
        ::close(descriptor);
        return result;
    }
    Result<void> rename(const std::string& from, const std::string& to) override
    {
        return done(::rename(from.c_str(), to.c_str()), from);
    }
    Result<void> remove(const std::string& path) override { return done(::unlink(path.c_str()), path); }
    Result<std::uint64_t> freeSpace(const std::string& directory) const override
    {
        struct statvfs status {};
        if (::statvfs(directory.c_str(), &status) != 0) return systemError(errno, directory);
        return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
    }
};

}  // namespace

std::shared_ptr<FileSystem> systemFileSystem() { return std::make_shared<PosixFileSystem>(); }

}  // namespace tally
