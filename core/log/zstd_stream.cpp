// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/zstd_stream.h"

#include <fmt/format.h>
#include <vector>
#include <zstd.h>

namespace tally {

struct ZstdStream::State {
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), &ZSTD_freeDCtx};
    std::vector<char> input = std::vector<char>(256 << 10);
    ZSTD_inBuffer in{nullptr, 0, 0};
    bool inputEnded = false;
    bool insideFrame = false;
    bool failed = false;
};

ZstdStream::ZstdStream(std::unique_ptr<ByteStream> compressed, std::string path, int windowLog)
    : compressed_(std::move(compressed)), path_(std::move(path)), state_(std::make_unique<State>())
{
    ZSTD_DCtx_setParameter(state_->context.get(), ZSTD_d_windowLogMax, windowLog);
}

ZstdStream::~ZstdStream() = default;

Result<std::size_t> ZstdStream::read(char* to, std::size_t size)
{
    State& s = *state_;
    if (s.failed) return std::size_t{0};
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
        if (s.in.pos == s.in.size && !s.inputEnded) {
            const auto n = compressed_->read(s.input.data(), s.input.size());
            if (!n) return tl::unexpected(n.error());
            s.inputEnded = *n == 0;
            s.in = {s.input.data(), *n, 0};
        }
        if (s.in.pos == s.in.size && s.inputEnded && !s.insideFrame) return std::size_t{0};
        const std::size_t before = s.in.pos;
        const std::size_t code = ZSTD_decompressStream(s.context.get(), &out, &s.in);
        if (ZSTD_isError(code) != 0U) {
            if (out.pos > 0) break;  // good bytes first; the next call reports
            s.failed = true;
            return fail(ErrorCode::Unreadable, fmt::format("the zstd data is damaged: {}", ZSTD_getErrorName(code)), path_);
        }
        s.insideFrame = code != 0;
        if (s.inputEnded && out.pos == 0 && s.in.pos == before && s.insideFrame) {
            s.failed = true;
            return fail(ErrorCode::Unreadable, "the zstd data ends too early (truncated)", path_);
        }
    }
    return out.pos;
}

}  // namespace tally
