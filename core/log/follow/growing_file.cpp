// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/follow/growing_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tally {

namespace {

constexpr std::size_t kCompared = 4 << 10;   // bytes before the position that are looked at each time

Result<std::size_t> readAt(int descriptor, const std::string& path, std::uint64_t offset, char* to, std::size_t size)
{
    for (;;) {
        const ssize_t n = ::pread(descriptor, to, size, static_cast<off_t>(offset));
        if (n >= 0) return static_cast<std::size_t>(n);
        if (errno != EINTR) return fail(ErrorCode::Unreadable, fmt::format("cannot be read: {}", std::strerror(errno)), path);
    }
}

std::int64_t nanoseconds(const struct statx_timestamp& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

// Of the open file, or of what lies behind the path when `descriptor` is AT_FDCWD.
std::optional<FileStatus> statusAt(int descriptor, const char* path)
{
    struct statx found {};
    if (::statx(descriptor, path, descriptor == AT_FDCWD ? 0 : AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, &found) != 0) return {};
    FileStatus status;
    status.identity.device = (std::uint64_t{found.stx_dev_major} << 32) | found.stx_dev_minor;
    status.identity.inode = found.stx_ino;
    if ((found.stx_mask & STATX_BTIME) != 0) status.identity.born = nanoseconds(found.stx_btime);
    status.size = found.stx_size;
    status.modified = nanoseconds(found.stx_mtime);
    status.isPlain = S_ISREG(found.stx_mode);
    status.isFolder = S_ISDIR(found.stx_mode);
    return status;
}

}  // namespace

std::optional<FileStatus> statusOf(const std::string& path) { return statusAt(AT_FDCWD, path.c_str()); }

std::optional<FileIdentity> fileBehind(const std::string& path)
{
    const auto status = statusOf(path);
    return status ? std::optional(status->identity) : std::nullopt;
}

struct GrowingFile::Descriptor {
    int number;
    explicit Descriptor(int n) : number(n) {}
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

class GrowingFile::Stream final : public ByteStream {
public:
    Stream(std::shared_ptr<Descriptor> descriptor, std::string path) : descriptor_(std::move(descriptor)), path_(std::move(path)) {}
    Result<std::size_t> read(char* to, std::size_t size) override
    {
        const auto n = readAt(descriptor_->number, path_, read_, to, size);
        if (n) read_ += *n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return read_; }

private:
    std::shared_ptr<Descriptor> descriptor_;
    std::string path_;
    std::uint64_t read_ = 0;
};

GrowingFile::GrowingFile(std::shared_ptr<Descriptor> descriptor, std::string path, FileIdentity identity)
    : descriptor_(std::move(descriptor)), path_(std::move(path)), identity_(identity)
{
}

Result<std::unique_ptr<GrowingFile>> GrowingFile::open(const std::string& path)
{
    // A pipe would make open() wait for its other end.
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (number < 0) return fail(ErrorCode::Unreadable, errno == ENOENT ? "no such file" : std::strerror(errno), path);
    auto descriptor = std::make_shared<Descriptor>(number);
    const auto status = statusAt(number, "");
    if (!status) return fail(ErrorCode::Unreadable, std::strerror(errno), path);
    if (status->isFolder) return fail(ErrorCode::Unreadable, fmt::format("is a directory; give the log files in it, or a pattern such as '{}/*.log'", path), path);
    if (!status->isPlain) return fail(ErrorCode::Unreadable, "is not a plain file, which is all that can be followed", path);
    char magic[6] = {};
    const auto n = readAt(number, path, 0, magic, sizeof magic);
    if (!n) return tl::unexpected(n.error());
    const std::string_view head(magic, *n);
    using namespace std::string_view_literals;
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return fail(ErrorCode::Unreadable, "is UTF-16, and only logs in UTF-8 can be followed: open it instead", path);
    if (head.starts_with("\x1f\x8b") || head.starts_with("\x28\xb5\x2f\xfd") || head.starts_with("BZh") || head.starts_with("\xfd" "7zXZ\0"sv))
        return fail(ErrorCode::Unreadable, "is compressed, and compressed logs do not grow: open it instead of following it", path);
    return std::unique_ptr<GrowingFile>(new GrowingFile(std::move(descriptor), path, status->identity));
}

std::unique_ptr<ByteStream> GrowingFile::stream() const { return std::make_unique<Stream>(descriptor_, path_); }

Result<std::uint64_t> GrowingFile::size() const
{
    const auto status = statusAt(descriptor_->number, "");
    if (!status) return fail(ErrorCode::Unreadable, std::strerror(errno), path_);
    return status->size;
}

Result<bool> GrowingFile::holds(std::uint64_t from, std::string_view bytes) const
{
    std::string there(bytes.size(), '\0');
    std::size_t have = 0;
    while (have < there.size()) {
        const auto n = readAt(descriptor_->number, path_, from + have, there.data() + have, there.size() - have);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) return false;
        have += *n;
    }
    return there == bytes;
}

Result<GrowingFile::Change> GrowingFile::look(std::uint64_t position, std::string_view recent)
{
    const auto status = statusAt(descriptor_->number, "");
    if (!status) return fail(ErrorCode::Unreadable, std::strerror(errno), path_);
    if (status->size == sizeSeen_ && status->modified == modifiedSeen_) return Change::None;
    sizeSeen_ = status->size;
    modifiedSeen_ = status->modified;
    if (status->size < position) return Change::Cut;
    recent = recent.substr(recent.size() - std::min(recent.size(), kCompared));
    const auto same = holds(position - recent.size(), recent);
    if (!same) return tl::unexpected(same.error());
    return *same ? Change::Grown : Change::Cut;
}

Result<bool> GrowingFile::onlyLostItsEnd(std::uint64_t position, std::string_view recent) const
{
    const auto now = size();
    if (!now) return tl::unexpected(now.error());
    const std::uint64_t from = position - recent.size();
    if (*now >= position || *now <= from) return false;
    return holds(from, recent.substr(0, static_cast<std::size_t>(*now - from)));
}

}  // namespace tally
