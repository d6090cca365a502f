// SPDX-License-Identifier: GPL-3.0-or-later
// Dead letters: every record that is not counted, with its place and the reason (DEFINITIONS sections 1 and 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.h"

namespace tally {

enum class Reason : std::uint8_t {
    Empty,        // blank line
    FieldCount,   // another number of fields than the header
    TooLong,      // record over limits::kLine
    ItemTooLong,  // item over limits::kItem
    NoItem,       // item missing or null
    BadTime,      // time missing or not readable
    ValueRange,   // |value| >= 10^18
    BadUtf8,      // JSON that is not UTF-8
    BadJson,      // not one JSON object
    BadCsv,       // quote that never closes
    BadLine,      // access log line that does not parse
    Late,         // live: further behind the newest event of its source than the allowed lateness
    Future,       // live: further ahead of its arrival than the tolerance
    BadWeight,    // count column that is no whole number from 0 to 2^32 - 1
};
inline constexpr int kReasons = 14;
std::string_view name(Reason reason);         // "bad_json", …
std::string_view explanation(Reason reason);  // one short phrase for people
bool parseReason(std::string_view text, Reason* out);

struct Letter {
    SourceId source{};
    std::uint64_t line = 0;    // 1-based, in the decompressed input
    std::uint64_t offset = 0;  // of the record's first byte, in the decompressed input
    Reason reason{};
    std::string detail;        // what exactly, e.g. the text that is no time; may be empty
    std::string raw;           // first limits::kLetterRaw bytes
    LetterId id{};             // 0 until it is kept somewhere
};

}  // namespace tally
