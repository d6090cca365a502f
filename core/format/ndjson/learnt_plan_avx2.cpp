// SPDX-License-Identifier: GPL-3.0-or-later
#include <immintrin.h>

#include "core/format/ndjson/learnt_plan.h"

// The same answers as matchLinesScalar(), 32 bytes at a time. Reads up to 64 bytes behind a line and 32 before it, which
// limits::kPadding allows.
namespace tally {

namespace {

inline __m256i load32(const char* p) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)); }
inline __m128i load16(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }

inline bool literalMatches(const char* p, const LearntField& field)
{
    const auto equal = static_cast<std::uint32_t>(_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(load32(p), load32(field.literal))));
    if (__builtin_expect(field.length <= 32, 1)) return _bzhi_u32(~equal, field.length) == 0;
    const auto more = static_cast<std::uint32_t>(_mm256_movemask_epi8(
        _mm256_cmpeq_epi8(load32(p + 32), load32(field.literal + 32))));
    return equal == 0xffffffffu && _bzhi_u32(~more, field.length - 32) == 0;
}

// Quote, backslash or control character: where a plain string stops.
inline std::uint32_t stops(__m256i x)
{
    const __m256i quote = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('"'));
    const __m256i backslash = _mm256_cmpeq_epi8(x, _mm256_set1_epi8('\\'));
    const __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(x, _mm256_set1_epi8(0x1f)), x);
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(quote, backslash), control)));
}

inline const char* readString(const char* p, LearntValue* value)
{
    const char* const start = ++p;
    std::uint32_t mask = stops(load32(p));
    while (__builtin_expect(mask == 0, 0)) {  // ends at the line end at the latest: that is a control character
        p += 32;
        mask = stops(load32(p));
    }
    p += _tzcnt_u32(mask);
    if (__builtin_expect(*p != '"', 0)) return nullptr;
    value->text = start;
    value->length = static_cast<std::uint32_t>(p - start);
    value->kind = LearntKind::String;
    return p + 1;
}

// 16 decimal digits, most significant first, as values 0 … 9.
inline std::uint64_t sixteenDigits(__m128i digits)
{
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set_epi8(1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10));
    __m128i fours = _mm_madd_epi16(pairs, _mm_set_epi16(1, 100, 1, 100, 1, 100, 1, 100));
    fours = _mm_packus_epi32(fours, fours);
    const __m128i eights = _mm_madd_epi16(fours, _mm_set_epi16(0, 0, 0, 0, 1, 10000, 1, 10000));
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    return (both & 0xffffffffu) * 100000000u + (both >> 32);
}

// kLast + n: a mask whose last n of 16 bytes are set.
alignas(64) const unsigned char kLast[33] = {0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
                                             0,   0,   0,   0,   0,   255, 255, 255, 255, 255, 255,
                                             255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0};
inline __m128i lastBytes(std::uint32_t n) { return load16(reinterpret_cast<const char*>(kLast) + n); }

inline const char* readNumber(const char* p, LearntValue* value)
{
    const char* const start = p;
    const bool negative = *p == '-';
    p += negative;
    const __m128i zero = _mm_set1_epi8('0');
    const __m128i x = _mm_sub_epi8(load16(p), zero);
    const auto digit = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(9)), x)));
    const std::uint32_t others = (digit ^ 0xffffu) | 0x10000u;
    const std::uint32_t whole = _tzcnt_u32(others);
    const bool point = p[whole] == '.' && whole < 16;
    const std::uint32_t end = point ? _tzcnt_u32(_blsr_u32(others) | 0x10000u) : whole;
    const std::uint32_t fraction = point ? end - whole - 1 : 0;
    if (__builtin_expect(whole == 0 || end >= 16 || (point && fraction == 0) || (whole > 1 && *p == '0'), 0)) return nullptr;
    // Close the gap of the point: fraction digits from one load, whole digits from a load one byte further left.
    const char* const stop = p + end;
    const __m128i fractionPart = load16(stop - 16), wholePart = load16(stop - 16 - (point ? 1 : 0));
    __m128i digits = _mm_blendv_epi8(wholePart, fractionPart, lastBytes(fraction));
    digits = _mm_and_si128(_mm_sub_epi8(digits, zero), lastBytes(whole + fraction));
    const auto number = static_cast<std::int64_t>(sixteenDigits(digits));
    value->text = start;
    value->length = static_cast<std::uint32_t>(stop - start);
    value->kind = LearntKind::Number;
    value->fraction = static_cast<std::uint8_t>(fraction);
    value->digits = negative ? -number : number;
    return stop;
}

// A number that is only checked: its value is not wanted.
inline const char* skipNumber(const char* p)
{
    p += *p == '-';
    const __m128i x = _mm_sub_epi8(load16(p), _mm_set1_epi8('0'));
    const auto digit = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(9)), x)));
    const std::uint32_t others = (digit ^ 0xffffu) | 0x10000u;
    const std::uint32_t whole = _tzcnt_u32(others);
    const bool point = p[whole] == '.' && whole < 16;
    const std::uint32_t end = point ? _tzcnt_u32(_blsr_u32(others) | 0x10000u) : whole;
    if (__builtin_expect(whole == 0 || end >= 16 || (point && end == whole + 1) || (whole > 1 && *p == '0'), 0)) return nullptr;
    return p + end;
}

inline const char* skipString(const char* p)
{
    std::uint32_t mask = stops(load32(++p));
    while (__builtin_expect(mask == 0, 0)) {
        p += 32;
        mask = stops(load32(p));
    }
    p += _tzcnt_u32(mask);
    return __builtin_expect(*p != '"', 0) ? nullptr : p + 1;
}

inline const char* readWord(const char* p, LearntValue* value)
{
    std::uint32_t word;
    __builtin_memcpy(&word, p, 4);
    std::uint32_t length = 4;
    if (word == 0x65757274u) value->kind = LearntKind::True;
    else if (word == 0x6c6c756eu) value->kind = LearntKind::Null;
    else if (word == 0x736c6166u && p[4] == 'e') { value->kind = LearntKind::False; length = 5; }
    else return nullptr;
    value->text = p;
    value->length = length;
    return p + length;
}

inline const char* readValue(const char* p, LearntValue* value)
{
    if (*p == '"') return readString(p, value);
    const bool number = static_cast<unsigned char>(*p - '0') < 10 || *p == '-';
    return number ? readNumber(p, value) : readWord(p, value);
}

inline const char* skipValue(const char* p, std::int32_t slot)
{
    LearntValue dropped;
    if (*p == '"') return __builtin_expect(slot == kDroppedNumber, 0) ? nullptr : skipString(p);
    const bool number = static_cast<unsigned char>(*p - '0') < 10 || *p == '-';
    return number ? skipNumber(p) : readWord(p, &dropped);
}

// Lines side by side, field by field. Within one line each value must wait for the end of the one before it; several
// lines have nothing to wait for in each other, and the processor works on all of them. False: not all of them match.
template <int kLines>
inline bool matchTogether(const LearntPlan& plan, const char* (&p)[kLines], const char* const (&end)[kLines], LearntLine* out)
{
    const LearntField* field = plan.fields;
    for (const LearntField* last = field + plan.count; field != last; ++field) {
        bool equal = true;
#pragma GCC unroll 4
        for (int i = 0; i < kLines; ++i) equal &= literalMatches(p[i], *field);
        if (__builtin_expect(!equal, 0)) return false;
        const std::int32_t slot = field->slot;
        bool valid = true;
#pragma GCC unroll 4
        for (int i = 0; i < kLines; ++i) {
            p[i] += field->length;
            p[i] = slot < 0 ? skipValue(p[i], slot) : readValue(p[i], &out[i].values[slot]);
            valid &= p[i] != nullptr;
        }
        if (__builtin_expect(!valid, 0)) return false;
    }
    bool atEnd = true;
    for (int i = 0; i < kLines; ++i) atEnd &= *p[i] == '}' && p[i] + 1 == end[i];
    return atEnd;
}

template <int kLines>
inline bool matchFrom(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first, LearntLine* out)
{
    const char* p[kLines];
    const char* end[kLines];
    bool any = true;
    for (int i = 0; i < kLines; ++i) {
        const std::size_t line = first + static_cast<std::size_t>(i);
        p[i] = line == 0 ? data : data + ends[line - 1] + 1;
        end[i] = data + ends[line];
        if (end[i] > p[i] && end[i][-1] == '\r') --end[i];
        any &= end[i] > p[i];
    }
    return any && matchTogether<kLines>(plan, p, end, out);
}

}  // namespace

std::uint64_t matchLinesAvx2(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first,
                             std::size_t count, LearntLine* out)
{
    constexpr std::size_t kLines = 4;
    std::uint64_t matched = 0;
    for (std::size_t i = 0; i < count;) {
        if (count - i >= kLines && matchFrom<kLines>(plan, data, ends, first + i, out + i)) {
            matched |= ((1ULL << kLines) - 1) << i;
            i += kLines;
            continue;
        }
        // One of them differs, or few are left: each by itself.
        for (const std::size_t stop = i + kLines < count ? i + kLines : count; i < stop; ++i)
            if (matchFrom<1>(plan, data, ends, first + i, out + i)) matched |= 1ULL << i;
    }
    return matched;
}

}  // namespace tally
