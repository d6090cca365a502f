// SPDX-License-Identifier: GPL-3.0-or-later
// LearntPlan: the key order of a log, learnt from one of its lines. Programs write the same keys in the same order with the
// same blanks; a line that matches the plan byte for byte between its values needs no JSON parser.
//
// A match proves the whole line is one valid flat JSON object: every byte is either part of a verified literal, of a
// string without escapes or control characters, of a number by the JSON grammar, or one of true, false, null.
// Anything else (escapes, other order, nesting, exponents, 16 digits and more) does not match and goes through JsonRecord.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/event/read_options.h"

namespace tally {

inline constexpr int kSlots = 8;  // one per Part but Weight, in the order of its bits

struct LearntField {
    alignas(32) char literal[64];  // from the end of the last value to the start of this one: `,"key":`
    std::uint32_t length;
    std::int32_t slot;             // where the value goes, or one of the two below
};

inline constexpr std::int32_t kDropped = -1;        // checked, not kept
inline constexpr std::int32_t kDroppedNumber = -2;  // likewise, but a string does not match: it may be out of range

// Plain data: kernels are compiled for another processor and must not share inline code.
struct LearntPlan {
    static constexpr int kFields = 48;
    LearntField fields[kFields];
    int count = 0;
    std::uint32_t requiredSlots = 0;  // slots that occur, as bits
};

enum class LearntKind : std::uint8_t { Missing, String, Number, True, False, Null };

struct LearntValue {
    const char* text;
    std::uint32_t length;
    LearntKind kind;
    std::uint8_t fraction;        // digits behind the point
    std::int64_t digits;          // number without its point: 12.5 → 125
};

struct LearntLine {
    LearntValue values[kSlots];
};

// Learns from a line that JsonRecord has read; parts not in `wanted` are checked and dropped, except item and time, which can
// reject a record. (So can a value, but not as a number short enough to match.) False: the line has a shape that no plan can hold.
bool learnPlan(std::string_view line, const Mapping& mapping, LearntPlan* plan, Parts wanted = kAllParts);

// Matches lines [first, first + count), count <= 64. Line i ends before ends[i] and starts behind ends[i - 1] (at `data`
// for i = 0). Returns a bit per line that matched; its values are in out[i - first].
std::uint64_t matchLinesAvx2(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first,
                             std::size_t count, LearntLine* out);
std::uint64_t matchLinesScalar(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first,
                               std::size_t count, LearntLine* out);

}  // namespace tally
