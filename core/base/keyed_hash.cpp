// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyed_hash.h"

#include <cstring>
#include <random>

#include "core/base/cpu.h"

namespace tally {

namespace {

constexpr std::uint64_t rotate(std::uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

struct SipState {
    std::uint64_t v0, v1, v2, v3;
    explicit SipState(const std::uint64_t key[2])
        : v0(key[0] ^ 0x736f6d6570736575ULL), v1(key[1] ^ 0x646f72616e646f6dULL), v2(key[0] ^ 0x6c7967656e657261ULL),
          v3(key[1] ^ 0x7465646279746573ULL)
    {
    }
    void round()
    {
        v0 += v1; v1 = rotate(v1, 13); v1 ^= v0; v0 = rotate(v0, 32);
        v2 += v3; v3 = rotate(v3, 16); v3 ^= v2;
        v0 += v3; v3 = rotate(v3, 21); v3 ^= v0;
        v2 += v1; v1 = rotate(v1, 17); v1 ^= v2; v2 = rotate(v2, 32);
    }
    void absorb(std::uint64_t word)
    {
        v3 ^= word;
        round();
        v0 ^= word;
    }
    std::uint64_t finish()
    {
        v2 ^= 0xff;
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }
};

}  // namespace

std::uint64_t sipHash13(const std::uint64_t key[2], std::string_view text)
{
    SipState state(key);
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        state.absorb(word);
    }
    std::uint64_t last = static_cast<std::uint64_t>(text.size()) << 56;
    for (std::size_t i = 0; at + i < text.size(); ++i)
        last |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at + i])) << (8 * i);
    state.absorb(last);
    return state.finish();
}

std::uint64_t stableHash(std::string_view text)
{
    constexpr std::uint64_t key[2] = {0x74616c6c7973636fULL, 0x7065736b65746368ULL};
    return sipHash13(key, text);
}

void hashShortScalar(const HashSecret& secret, const ShortKey* keys, std::size_t count, std::uint64_t* out)
{
    for (std::size_t i = 0; i < count; ++i) {
        SipState state(secret.words);
        state.absorb(keys[i].low);
        state.absorb(keys[i].high);
        out[i] = state.finish();
    }
}

KeyedHash::KeyedHash() : short_(cpuHasVectorKernels() ? hashShortAvx2 : hashShortScalar)
{
    std::random_device random;
    for (auto& word : secret_.words) word = (static_cast<std::uint64_t>(random()) << 32) | random();
}

std::uint64_t KeyedHash::hash(std::string_view text) const { return sipHash13(secret_.words + 2, text); }

}  // namespace tally
