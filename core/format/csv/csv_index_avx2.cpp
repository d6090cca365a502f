// SPDX-License-Identifier: GPL-3.0-or-later
// 64 bytes a step: four compares, then the set bits are written out eight at a time whether there are that many or not
// (G. Langdale, D. Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.3).
#if defined(__x86_64__)
#include <immintrin.h>

#include "core/format/csv/csv_index.h"

namespace tally {
namespace {

struct Block {
    __m256i low, high;
    std::uint64_t equals(char c) const
    {
        const __m256i v = _mm256_set1_epi8(c);
        const auto a = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, v)));
        const auto b = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, v)));
        return a | (static_cast<std::uint64_t>(b) << 32);
    }
};

inline std::uint32_t* writeBits(std::uint64_t bits, std::uint32_t base, std::uint32_t* out)
{
    const auto n = static_cast<std::uint32_t>(_mm_popcnt_u64(bits));
    std::uint32_t done = 0;
    do {
        for (std::uint32_t i = 0; i < 8; ++i) {
            out[done + i] = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
            bits = _blsr_u64(bits);
        }
        done += 8;
    } while (done < n);
    return out + n;
}

inline std::uint32_t* writeOrdinals(std::uint64_t lineBits, std::uint64_t markBits, std::uint32_t base, std::uint32_t* out)
{
    while (lineBits != 0) {
        *out++ = base + static_cast<std::uint32_t>(_mm_popcnt_u64(markBits & (_blsi_u64(lineBits) - 1)));
        lineBits = _blsr_u64(lineBits);
    }
    return out;
}

}  // namespace

CsvIndexCount indexCsvAvx2(const char* data, std::size_t size, char delimiter, std::uint32_t* marks, std::uint32_t* lines,
                           std::uint32_t* specials)
{
    std::uint32_t* mark = marks;
    std::uint32_t* line = lines;
    std::uint32_t* special = specials;
    bool pendingCr = false;  // the last byte of the block before was a CR
    for (std::size_t at = 0; at < size; at += 64) {
        const auto* p = reinterpret_cast<const __m256i*>(data + at);
        const Block block{_mm256_loadu_si256(p), _mm256_loadu_si256(p + 1)};
        const std::uint64_t valid = size - at >= 64 ? ~0ULL : (1ULL << (size - at)) - 1;
        const auto base = static_cast<std::uint32_t>(at);
        const std::uint64_t lf = block.equals('\n') & valid;
        const std::uint64_t cr = block.equals('\r') & valid;
        const std::uint64_t quote = block.equals('"') & valid;
        const std::uint64_t found = (block.equals(delimiter) & valid) | lf;
        line = writeOrdinals(lf, found, static_cast<std::uint32_t>(mark - marks), line);
        mark = writeBits(found, base, mark);
        if ((cr | quote) != 0 || pendingCr) {
            if (pendingCr && (lf & 1) == 0) *special++ = base - 1;
            const std::uint64_t last = 1ULL << 63;
            std::uint64_t bits = quote | (cr & ~(lf >> 1) & ~last);
            for (; bits != 0; bits = _blsr_u64(bits)) *special++ = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
            pendingCr = (cr & last) != 0;
        }
    }
    if (pendingCr) *special++ = static_cast<std::uint32_t>(size - 1);
    return {static_cast<std::uint32_t>(mark - marks), static_cast<std::uint32_t>(line - lines),
            static_cast<std::uint32_t>(special - specials)};
}

}  // namespace tally
#endif
