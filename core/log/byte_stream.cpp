// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/byte_stream.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log/bzip2_stream.h"
#include "core/log/file_stream.h"
#include "core/log/gzip_stream.h"
#include "core/log/text_stream.h"
#include "core/log/xz_stream.h"
#include "core/log/zstd_stream.h"

namespace tally {

namespace {

using namespace std::string_view_literals;

bool startsWith(const std::string& bytes, std::string_view magic) { return bytes.compare(0, magic.size(), magic) == 0; }

// Pipes give what they have: read until six bytes are there or the input ends.
Result<std::string> readMagic(FileStream& file)
{
    std::string head;
    char bytes[6];
    while (head.size() < sizeof bytes) {
        const auto n = file.read(bytes, sizeof bytes - head.size());
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        head.append(bytes, *n);
    }
    return head;
}

// Ends a stream of which more comes out than any log packs into so few bytes: it is made to fill memory or time.
class BoundedStream final : public ByteStream {
public:
    BoundedStream(std::unique_ptr<ByteStream> stream, std::string path) : stream_(std::move(stream)), path_(std::move(path)) {}
    Result<std::size_t> read(char* to, std::size_t size) override
    {
        if (ended_) return std::size_t{0};
        if (given_ >= kFree && given_ / kMostRatio > storedBytesRead()) {
            ended_ = true;
            return fail(ErrorCode::Unreadable, "the compressed data expands to more than a thousand times its size, which no log does; reading stops here", path_);
        }
        auto n = stream_->read(to, size);
        if (n) given_ += *n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return stream_->storedBytesRead(); }

private:
    static constexpr std::uint64_t kFree = 256u << 20;  // bytes that may come out of however few
    static constexpr std::uint64_t kMostRatio = 1000;

    std::unique_ptr<ByteStream> stream_;
    std::string path_;
    std::uint64_t given_ = 0;
    bool ended_ = false;
};

template <class Stream>
void unpack(OpenedStream* opened, std::unique_ptr<FileStream> file, const std::string& path, const char* name)
{
    opened->compression = name;
    opened->stream = std::make_unique<BoundedStream>(std::make_unique<Stream>(std::move(file), path), path);
}

}  // namespace

Result<OpenedStream> openStream(const std::string& path, bool latin1)
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
    if (startsWith(*magic, "\x1f\x8b")) unpack<GzipStream>(&opened, std::move(file), path, "gzip");
    else if (startsWith(*magic, "\x28\xb5\x2f\xfd")) unpack<ZstdStream>(&opened, std::move(file), path, "zstd");
    else if (startsWith(*magic, "BZh")) unpack<Bzip2Stream>(&opened, std::move(file), path, "bzip2");
    else if (startsWith(*magic, "\xfd" "7zXZ\0"sv)) unpack<XzStream>(&opened, std::move(file), path, "xz");
    else opened.stream = std::move(file);
    const bool utf16 = startsWith(*magic, "\xff\xfe") || startsWith(*magic, "\xfe\xff");
    opened.plain = opened.compression.empty() && !utf16 && !latin1 && S_ISREG(status.st_mode) && !standardInput;
    auto text = asUtf8(std::move(opened.stream), latin1);
    if (!text) return tl::unexpected(text.error());
    opened.stream = std::move(*text);
    return opened;
}

}  // namespace tally
