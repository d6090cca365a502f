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

inline bool matchLine(const LearntPlan& plan, const char* p, const char* end, LearntLine* out)
{
    LearntValue dropped;
    const LearntField* field = plan.fields;
    for (const LearntField* last = field + plan.count; field != last; ++field) {
        if (__builtin_expect(!literalMatches(p, *field), 0)) return false;
        p += field->length;
        const bool number = static_cast<unsigned char>(*p - '0') < 10 || *p == '-';
        if (field->slot < 0) {
            if (*p == '"') p = skipString(p);
            else p = number ? skipNumber(p) : readWord(p, &dropped);
        } else {
            LearntValue* value = &out->values[field->slot];
            if (*p == '"') p = readString(p, value);
            else p = number ? readNumber(p, value) : readWord(p, value);
        }
        if (__builtin_expect(p == nullptr, 0)) return false;
    }
    return *p == '}' && p + 1 == end;
}

}  // namespace

std::uint64_t matchLinesAvx2(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first,
                             std::size_t count, LearntLine* out)
{
    std::uint64_t matched = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char* line = first + i == 0 ? data : data + ends[first + i - 1] + 1;
        const char* end = data + ends[first + i];
        if (end > line && end[-1] == '\r') --end;
        if (end > line && matchLine(plan, line, end, &out[i])) matched |= 1ULL << i;
    }
    return matched;
}

}  // namespace tally
