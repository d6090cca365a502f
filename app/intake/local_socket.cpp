// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/local_socket.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace tally {

namespace {

constexpr int kBacklog = 1024;

sockaddr_un addressOf(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

int newSocket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

// Whether nobody listens at a path where a socket lies.
bool isStale(const std::string& path)
{
    const int asking = newSocket();
    if (asking < 0) return false;
    const sockaddr_un address = addressOf(path);
    const bool refused = ::connect(asking, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 && errno == ECONNREFUSED;
    ::close(asking);
    return refused;
}

// Whoever looks at a path and then takes it is alone in its directory meanwhile.
class DirectoryLock {
public:
    explicit DirectoryLock(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);
    }
    ~DirectoryLock()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

private:
    int descriptor_;
};

}  // namespace

Result<LocalSocket> LocalSocket::open(const std::string& path)
{
    const auto refused = [&](ErrorCode code, std::string_view why) { return fail(code, fmt::format("cannot listen on local:{}: {}", path, why), path); };
    const std::string directory = std::filesystem::path(path).parent_path().string();
    std::error_code error;
    if (!std::filesystem::exists(directory, error) && ::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return refused(ErrorCode::Unreadable, fmt::format("its directory cannot be made: {}", std::strerror(errno)));
    const DirectoryLock lock(directory);
    struct stat there {};
    if (::lstat(path.c_str(), &there) == 0) {
        if (!S_ISSOCK(there.st_mode)) return refused(ErrorCode::Unreadable, "something else than a socket is there");
        if (!isStale(path)) return refused(ErrorCode::Busy, "somebody listens there already");
        ::unlink(path.c_str());
    }
    LocalSocket socket;
    socket.descriptor_ = newSocket();
    const sockaddr_un address = addressOf(path);
    // The kernel gives the path the mode of the descriptor, so that there is no moment in which others could connect.
    const bool bound = socket.descriptor_ >= 0 && ::fchmod(socket.descriptor_, S_IRUSR | S_IWUSR) == 0 &&
                       ::bind(socket.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!bound) return refused(ErrorCode::Unreadable, std::strerror(errno));
    socket.path_ = path;
    const bool known = ::lstat(path.c_str(), &there) == 0;
    socket.device_ = there.st_dev;
    socket.node_ = there.st_ino;
    if (!known || (there.st_mode & (S_IRWXG | S_IRWXO)) != 0) return refused(ErrorCode::Unreadable, "others could write to it there");
    if (::listen(socket.descriptor_, kBacklog) != 0) return refused(ErrorCode::Unreadable, std::strerror(errno));
    return socket;
}

LocalSocket::LocalSocket(LocalSocket&& other) noexcept { *this = std::move(other); }

LocalSocket& LocalSocket::operator=(LocalSocket&& other) noexcept
{
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(device_, other.device_);
    std::swap(node_, other.node_);
    return *this;
}

LocalSocket::~LocalSocket()
{
    struct stat there {};
    if (!path_.empty() && ::lstat(path_.c_str(), &there) == 0 && there.st_dev == device_ && there.st_ino == node_) ::unlink(path_.c_str());
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tally
