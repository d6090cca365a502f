// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/xz_stream.h"

#include <fmt/format.h>
#include <lzma.h>

#include "core/log/packed_source.h"

namespace tally {
namespace {

constexpr std::uint64_t kMemory = 256u << 20;

const char* reasonOf(lzma_ret code)
{
    switch (code) {
    case LZMA_MEMLIMIT_ERROR: return "wants more than 256 MiB of memory to be unpacked";
    case LZMA_MEM_ERROR: return "needs more memory than there is";
    case LZMA_BUF_ERROR: return "ends too early (truncated)";
    case LZMA_OPTIONS_ERROR: return "uses options that are not supported";
    default: return "is damaged";
    }
}

}  // namespace

struct XzStream::State {
    explicit State(std::unique_ptr<ByteStream> compressed) : source(std::move(compressed)) {}
    ~State() { lzma_end(&stream); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    PackedSource source;
    lzma_stream stream = LZMA_STREAM_INIT;
    bool inputEnded = false, done = false;
    const char* pending = nullptr;  // an error to tell once what came out is given
};

XzStream::XzStream(std::unique_ptr<ByteStream> compressed, std::string path)
    : path_(std::move(path)), state_(std::make_unique<State>(std::move(compressed)))
{
    const lzma_ret code = lzma_stream_decoder(&state_->stream, kMemory, LZMA_CONCATENATED);
    if (code != LZMA_OK) state_->pending = reasonOf(code);
}

XzStream::~XzStream() = default;

std::uint64_t XzStream::storedBytesRead() const { return state_->source.storedBytesRead(); }

tl::unexpected<Error> XzStream::give(const char* what)
{
    state_->done = true;
    return fail(ErrorCode::Unreadable, fmt::format("the xz data {}", what), path_);
}

Result<std::size_t> XzStream::read(char* to, std::size_t size)
{
    State& s = *state_;
    if (s.done) return std::size_t{0};
    if (s.pending != nullptr) return give(s.pending);
    s.stream.next_out = reinterpret_cast<std::uint8_t*>(to);
    s.stream.avail_out = size;
    while (s.stream.avail_out == size) {
        if (s.stream.avail_in == 0 && !s.inputEnded) {
            const auto block = s.source.next();
            if (!block) return tl::unexpected(block.error());
            s.inputEnded = block->empty();
            s.stream.next_in = reinterpret_cast<const std::uint8_t*>(block->data());
            s.stream.avail_in = block->size();
        }
        const lzma_ret code = lzma_code(&s.stream, s.inputEnded ? LZMA_FINISH : LZMA_RUN);
        if (code == LZMA_OK) continue;
        if (code == LZMA_STREAM_END) {
            s.done = true;
            break;
        }
        s.pending = reasonOf(code);
        if (s.stream.avail_out == size) return give(s.pending);
        break;
    }
    return size - s.stream.avail_out;
}

}  // namespace tally
