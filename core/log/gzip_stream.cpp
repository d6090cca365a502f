// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/gzip_stream.h"

#include <algorithm>
#include <isa-l/igzip_lib.h>
#include <limits>
#include <vector>

namespace tally {

struct GzipStream::State {
    inflate_state inflate;
    std::vector<char> input = std::vector<char>(256 << 10);
    bool inputEnded = false;
    bool insideMember = true;
    bool begun = false;  // of the current member, at least one byte was seen
    bool failed = false;
    bool damaged = false;  // found with bytes still to give; said at the next call
};

GzipStream::GzipStream(std::unique_ptr<ByteStream> compressed, std::string path)
    : compressed_(std::move(compressed)), path_(std::move(path)), state_(std::make_unique<State>())
{
    isal_inflate_init(&state_->inflate);
    state_->inflate.crc_flag = ISAL_GZIP;
}

GzipStream::~GzipStream() = default;

Result<bool> GzipStream::fill()
{
    if (state_->inflate.avail_in > 0) return true;
    if (state_->inputEnded) return false;
    const auto n = compressed_->read(state_->input.data(), state_->input.size());
    if (!n) return tl::unexpected(n.error());
    state_->inputEnded = *n == 0;
    state_->inflate.next_in = reinterpret_cast<std::uint8_t*>(state_->input.data());
    state_->inflate.avail_in = static_cast<std::uint32_t>(*n);
    return *n > 0;
}

// Behind a member: another one, or nothing but zeros (of tapes and blocks), as gzip takes it.
Result<bool> GzipStream::atMember()
{
    auto& inflate = state_->inflate;
    for (;;) {
        const auto more = fill();
        if (!more || !*more) return more;
        if (*inflate.next_in != 0) break;
        ++inflate.next_in;
        --inflate.avail_in;
    }
    constexpr std::uint8_t kMagic = 0x1f;
    if (*inflate.next_in == kMagic) return true;
    state_->failed = true;
    return fail(ErrorCode::Unreadable, "something that is not gzip follows the gzip data", path_);
}

Result<std::size_t> GzipStream::read(char* to, std::size_t size)
{
    auto& inflate = state_->inflate;
    if (state_->failed) return std::size_t{0};
    if (state_->damaged) {
        state_->failed = true;
        return fail(ErrorCode::Unreadable, "the gzip data is damaged", path_);
    }
    const auto room = static_cast<std::uint32_t>(std::min<std::size_t>(size, std::numeric_limits<std::uint32_t>::max()));
    inflate.next_out = reinterpret_cast<std::uint8_t*>(to);
    inflate.avail_out = room;
    while (inflate.avail_out == room) {
        const auto more = fill();
        if (!more) return tl::unexpected(more.error());
        if (!*more && !state_->begun) return std::size_t{0};
        if (!state_->insideMember) {
            const auto member = atMember();
            if (!member) return tl::unexpected(member.error());
            if (!*member) return std::size_t{0};
            isal_inflate_reset(&inflate);
            inflate.crc_flag = ISAL_GZIP;
            state_->insideMember = true;
        }
        state_->begun = true;
        const std::uint32_t before = inflate.avail_out;
        const int code = isal_inflate(&inflate);
        if (inflate.block_state == ISAL_BLOCK_FINISH && code == ISAL_DECOMP_OK) {
            state_->insideMember = false;
            state_->begun = inflate.avail_in > 0;
            continue;
        }
        // Bytes that came out before the damage are still good: give them first, report at the next call.
        if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT) {
            state_->damaged = inflate.avail_out < room;
            if (state_->damaged) break;
            state_->failed = true;
            return fail(ErrorCode::Unreadable, "the gzip data is damaged", path_);
        }
        if (!*more && inflate.avail_out == before) {
            state_->failed = true;
            return fail(ErrorCode::Unreadable, "the gzip data ends too early (truncated)", path_);
        }
    }
    return static_cast<std::size_t>(room - inflate.avail_out);
}

}  // namespace tally
