// SPDX-License-Identifier: GPL-3.0-or-later
// Decompression and encodings: the first byte picks which; reads of any size give the same bytes, or end with an error.
#include <algorithm>
#include <cstring>
#include <memory>

#include "core/log/bzip2_stream.h"
#include "core/log/gzip_stream.h"
#include "core/log/text_stream.h"
#include "core/log/xz_stream.h"
#include "core/log/zstd_stream.h"
#include "tests/fuzz/log_reading.h"

namespace {

class MemoryStream final : public tally::ByteStream {
public:
    explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
    tally::Result<std::size_t> read(char* to, std::size_t size) override
    {
        const std::size_t n = std::min(size, bytes_.size());
        std::memcpy(to, bytes_.data(), n);
        bytes_.remove_prefix(n);
        read_ += n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return read_; }

private:
    std::string_view bytes_;
    std::uint64_t read_ = 0;
};

std::unique_ptr<tally::ByteStream> streamOf(unsigned kind, std::string_view bytes)
{
    auto memory = std::make_unique<MemoryStream>(bytes);
    if (kind == 0) return std::make_unique<tally::Bzip2Stream>(std::move(memory), "fuzz");
    if (kind == 1) return std::make_unique<tally::XzStream>(std::move(memory), "fuzz");
    if (kind == 4) return std::make_unique<tally::GzipStream>(std::move(memory), "fuzz");
    if (kind == 5) return std::make_unique<tally::ZstdStream>(std::move(memory), "fuzz");
    auto text = tally::asUtf8(std::move(memory), kind == 3);
    return text ? std::move(*text) : nullptr;
}

// Up to 1 MiB of what comes out, and whether it ended well.
std::string readAll(unsigned kind, std::string_view bytes, std::size_t piece, bool* fine)
{
    std::string out;
    std::string buffer(piece, '\0');
    const auto stream = streamOf(kind, bytes);
    *fine = stream != nullptr;
    while (*fine && out.size() < (1u << 20)) {
        const auto n = stream->read(buffer.data(), buffer.size());
        *fine = n.has_value();
        if (!n || *n == 0) break;
        tally::fuzz::require(*n <= piece, "no more than was asked for");
        out.append(buffer, 0, *n);
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using tally::fuzz::require;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    bool whole = false, pieces = false;
    const std::string a = readAll(data[0] % 6, bytes, 64 << 10, &whole);
    const std::string b = readAll(data[0] % 6, bytes, 997, &pieces);
    const std::size_t both = std::min({a.size(), b.size(), std::size_t{1} << 20});
    require(a.substr(0, both) == b.substr(0, both), "reads of any size give the same bytes");
    if (a.size() < (1u << 20) && b.size() < (1u << 20)) require(whole == pieces, "reads of any size end alike");
    return 0;
}
