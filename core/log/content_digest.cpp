// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/content_digest.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace tally {

struct ContentDigest::State {
    XXH3_state_t hash;
};

ContentDigest::ContentDigest() : state_(std::make_unique<State>()) { XXH3_128bits_reset(&state_->hash); }
ContentDigest::~ContentDigest() = default;
ContentDigest::ContentDigest(ContentDigest&&) noexcept = default;
ContentDigest& ContentDigest::operator=(ContentDigest&&) noexcept = default;

void ContentDigest::add(std::string_view bytes) { XXH3_128bits_update(&state_->hash, bytes.data(), bytes.size()); }

std::string ContentDigest::hex() const
{
    const XXH128_hash_t h = XXH3_128bits_digest(&state_->hash);
    return fmt::format("{:016x}{:016x}", h.high64, h.low64);
}

}  // namespace tally
