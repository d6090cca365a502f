// SPDX-License-Identifier: GPL-3.0-or-later
// KeyedHash: 64-bit hashes of texts that strangers choose, under a secret of this process, so that nobody can aim at one
// slot of a table. AES rounds where the processor has them, SipHash-1-3 (Aumasson, Bernstein, 2012) elsewhere.
//
// Values differ from process to process: never store or print them. Not for sketches; those use stableHash().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tally {

// A key of at most 16 bytes, zero padded.
struct ShortKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
};

struct HashSecret {
    alignas(16) std::uint64_t words[8];
};

class KeyedHash {
public:
    KeyedHash();  // fresh random secret

    void hashShort(const ShortKey* keys, std::size_t count, std::uint64_t* out) const { short_(secret_, keys, count, out); }
    std::uint64_t hash(std::string_view text) const;

private:
    using ShortFunction = void (*)(const HashSecret&, const ShortKey*, std::size_t, std::uint64_t*);
    HashSecret secret_;
    ShortFunction short_;
};

std::uint64_t sipHash13(const std::uint64_t key[2], std::string_view text);
// The same on every machine and run: for sketches that are stored and merged. SipHash-1-3 under a fixed key.
std::uint64_t stableHash(std::string_view text);

// Kernels; both are a good hash, they need not agree.
void hashShortScalar(const HashSecret& secret, const ShortKey* keys, std::size_t count, std::uint64_t* out);
void hashShortAvx2(const HashSecret& secret, const ShortKey* keys, std::size_t count, std::uint64_t* out);

}  // namespace tally
