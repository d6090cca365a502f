// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/token_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace tally {

Result<TokenFile> readTokenFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail(ErrorCode::Unreadable, fmt::format("the token file {} cannot be read: {}", path, std::strerror(errno)), path);
    char bytes[4096];
    struct stat status {};
    const bool known = ::fstat(file, &status) == 0;
    const ssize_t n = ::read(file, bytes, sizeof bytes);
    ::close(file);
    if (n < 0) return fail(ErrorCode::Unreadable, fmt::format("the token file {} cannot be read: {}", path, std::strerror(errno)), path);
    std::string_view line(bytes, static_cast<std::size_t>(n));
    line = line.substr(0, line.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool visible = std::all_of(line.begin(), line.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (line.size() < 16 || line.size() > 512 || !visible)
        return fail(ErrorCode::Usage, fmt::format("the token file {} must begin with a line of 16 to 512 visible characters, for example of: openssl rand -hex 32", path), path);
    TokenFile token{std::string(line), {}};
    if (known && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        token.warning = fmt::format("the token file {} can be read by others; chmod 600 it", path);
    return token;
}

}  // namespace tally
