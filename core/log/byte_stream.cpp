// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/byte_stream.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log/file_stream.h"
#include "core/log/gzip_stream.h"
#include "core/log/zstd_stream.h"

namespace tally {

namespace {

bool startsWith(const std::string& bytes, std::string_view magic) { return bytes.compare(0, magic.size(), magic) == 0; }

// Pipes give what they have: read until four bytes are there or the input ends.
Result<std::string> readMagic(FileStream& file)
{
    std::string head;
    char bytes[4];
    while (head.size() < sizeof bytes) {
        const auto n = file.read(bytes, sizeof bytes - head.size());
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        head.append(bytes, *n);
    }
    return head;
}

}  // namespace

Result<OpenedStream> openStream(const std::string& path)
{
    const bool standardInput = path == "-";
    const int descriptor = standardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const int reason = errno;
        const char* what = reason == ENOENT ? "no such file" : std::strerror(reason);
        return fail(ErrorCode::Unreadable, what, path);
    }
    auto file = std::make_unique<FileStream>(descriptor, path);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return fail(ErrorCode::Unreadable, std::strerror(errno), path);
    if (S_ISDIR(status.st_mode)) return fail(ErrorCode::Unreadable, "is a directory; give the log files in it", path);

    OpenedStream opened;
    if (S_ISREG(status.st_mode)) opened.storedSize = static_cast<std::uint64_t>(status.st_size);
    auto magic = readMagic(*file);
    if (!magic) return tl::unexpected(magic.error());
    file->unread(*magic);
    if (startsWith(*magic, "\x1f\x8b")) {
        opened.compression = "gzip";
        opened.stream = std::make_unique<GzipStream>(std::move(file), path);
    } else if (startsWith(*magic, "\x28\xb5\x2f\xfd")) {
        opened.compression = "zstd";
        opened.stream = std::make_unique<ZstdStream>(std::move(file), path);
    } else {
        opened.stream = std::move(file);
    }
    return opened;
}

}  // namespace tally
