// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "core/base/keyed_hash.h"

namespace tally {

// Three AES rounds over the key: every output bit depends on every input bit and on the secret.
void hashShortAvx2(const HashSecret& secret, const ShortKey* keys, std::size_t count, std::uint64_t* out)
{
    const auto* s = reinterpret_cast<const __m128i*>(secret.words);
    const __m128i k0 = _mm_load_si128(s), k1 = _mm_load_si128(s + 1), k2 = _mm_load_si128(s + 2), k3 = _mm_load_si128(s + 3);
    for (std::size_t i = 0; i < count; ++i) {
        __m128i x = _mm_set_epi64x(static_cast<long long>(keys[i].high), static_cast<long long>(keys[i].low));
        x = _mm_aesenc_si128(_mm_xor_si128(x, k0), k1);
        x = _mm_aesenc_si128(x, k2);
        x = _mm_aesenc_si128(x, k3);
        out[i] = static_cast<std::uint64_t>(_mm_cvtsi128_si64(x));
    }
}

}  // namespace tally
