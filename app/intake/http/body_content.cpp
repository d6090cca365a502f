// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/body_content.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <memory>

#include "core/log/gzip_stream.h"
#include "core/log/zstd_stream.h"

namespace tally {

namespace {

constexpr int kWindowLog = 23;              // 8 MiB, what RFC 9659 lets a sender use
constexpr std::size_t kPiece = 256 << 10;

class BytesStream final : public ByteStream {
public:
    explicit BytesStream(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(char* to, std::size_t size) override
    {
        const std::size_t n = std::min(size, bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, n);
        at_ += n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace

bool unpackBody(std::string_view coding, std::string body, std::size_t limit, std::string* content, HttpAnswer* refusal)
{
    const std::string named = lower(coding);
    if (named.empty() || named == "identity") {
        *content = std::move(body);
        return true;
    }
    std::unique_ptr<ByteStream> stream = std::make_unique<BytesStream>(body);
    if (named == "gzip" || named == "x-gzip") stream = std::make_unique<GzipStream>(std::move(stream), "body");
    else if (named == "zstd") stream = std::make_unique<ZstdStream>(std::move(stream), "body", kWindowLog);
    else {
        *refusal = problem(415, "content-coding", "Unsupported media type", "Content-Encoding may be gzip, zstd or identity");
        refusal->fields.emplace_back("Accept-Encoding", "gzip, zstd, identity");
        return false;
    }
    content->clear();
    for (;;) {
        const std::size_t before = content->size();
        content->resize(std::min(before + kPiece, limit + 1));
        const auto n = stream->read(content->data() + before, content->size() - before);
        if (!n) {
            *refusal = problem(400, "damaged-body", "Bad request", n.error().what);
            return false;
        }
        content->resize(before + *n);
        if (*n == 0) return true;
        if (content->size() > limit) {
            *refusal = problem(413, "content-too-large", "The body is too large", fmt::format("a body may have {} bytes once it is decompressed; send it in parts", limit));
            return false;
        }
    }
}

}  // namespace tally
