// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/bzip2_stream.h"

#include <algorithm>
#include <bzlib.h>
#include <fmt/format.h>

#include "core/log/packed_source.h"

namespace tally {

struct Bzip2Stream::State {
    explicit State(std::unique_ptr<ByteStream> compressed) : source(std::move(compressed)) {}
    ~State() { stop(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    bool start()
    {
        char* const next = stream.next_in;
        const unsigned available = stream.avail_in;
        stream = {};
        stream.next_in = next;
        stream.avail_in = available;
        running = BZ2_bzDecompressInit(&stream, 0, 0) == BZ_OK;
        return running;
    }
    void stop()
    {
        if (running) BZ2_bzDecompressEnd(&stream);
        running = false;
    }

    PackedSource source;
    bz_stream stream{};
    bool running = false, inputEnded = false, failed = false;
    const char* pending = nullptr;  // an error to tell once what came out is given
};

Bzip2Stream::Bzip2Stream(std::unique_ptr<ByteStream> compressed, std::string path)
    : path_(std::move(path)), state_(std::make_unique<State>(std::move(compressed)))
{
}

Bzip2Stream::~Bzip2Stream() = default;

std::uint64_t Bzip2Stream::storedBytesRead() const { return state_->source.storedBytesRead(); }

tl::unexpected<Error> Bzip2Stream::give(const char* what)
{
    state_->failed = true;
    return fail(ErrorCode::Unreadable, fmt::format("the bzip2 data {}", what), path_);
}

Result<std::size_t> Bzip2Stream::read(char* to, std::size_t size)
{
    State& s = *state_;
    if (s.failed) return std::size_t{0};
    if (s.pending != nullptr) return give(s.pending);
    const auto room = static_cast<unsigned>(std::min<std::size_t>(size, 1u << 30));
    unsigned given = 0;
    while (given == 0) {
        if (s.stream.avail_in == 0 && !s.inputEnded) {
            const auto block = s.source.next();
            if (!block) return tl::unexpected(block.error());
            s.inputEnded = block->empty();
            s.stream.next_in = const_cast<char*>(block->data());
            s.stream.avail_in = static_cast<unsigned>(block->size());
        }
        if (!s.running) {
            if (s.stream.avail_in == 0 && s.inputEnded) return std::size_t{0};
            if (!s.start()) return give("needs more memory than there is");
        }
        s.stream.next_out = to;
        s.stream.avail_out = room;
        const unsigned before = s.stream.avail_in;
        const int code = BZ2_bzDecompress(&s.stream);
        given = room - s.stream.avail_out;
        if (code == BZ_STREAM_END) {
            s.stop();
        } else if (code != BZ_OK) {
            s.pending = "is damaged";
        } else if (given == 0 && s.inputEnded && s.stream.avail_in == before) {
            s.pending = "ends too early (truncated)";
        }
        if (s.pending != nullptr && given == 0) return give(s.pending);
    }
    return std::size_t{given};
}

}  // namespace tally
