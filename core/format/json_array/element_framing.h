// SPDX-License-Identifier: GPL-3.0-or-later
// Where the elements of one big JSON array end, or objects that follow each other over several lines (as jq prints them, or
// behind the record separators of RFC 7464): the one answer that cutter and decoder share.
//
// An element ends with the comma, or the closing bracket of the array, behind it; one over limits::kLine is too long, and
// ends there all the same. One that does not end within kElementPatience or before the input does (but for a whole object), or that cannot be JSON
// whatever follows (a string broken off by a line end, brackets that do not match), is malformed: it then reaches to the
// next "},{" (blanks allowed), so that the elements behind it are still read. An object that follows another ends with its
// brace; a malformed one reaches to the next line that begins with one.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/event/read_options.h"

namespace tally {

struct JsonElement {
    enum Kind {
        Whole,
        Nothing,     // blanks up to the end of the array or of the input: no record
        Malformed,
        TooLong,
        Incomplete,  // more bytes decide
    };
    Kind kind = Incomplete;
    const char* start = nullptr;       // without blanks
    const char* contentEnd = nullptr;  // without blanks and terminator
    const char* next = nullptr;
    bool last = false;                 // the bracket of the array ends it
};

inline constexpr std::size_t kElementPatience = 16u << 20;
inline constexpr char kRecordSeparator = '\x1e';  // RFC 7464

JsonElement frameElement(const char* start, const char* end, bool atEnd, JsonLayout layout = JsonLayout::Array);
const char* skipJsonBlanks(const char* p, const char* end);

// Byte-order mark, blanks and the opening bracket; 0 where the head does not start like that.
std::size_t arrayPreamble(std::string_view head);

// The same for an object of which one member is the array of records ({"total": 2, "records": [{…}, …]}): up to behind the
// bracket of the first array of objects that lies in no other array; 0 where there is none.
std::size_t memberPreamble(std::string_view head);

std::size_t jsonPreamble(std::string_view head, JsonLayout layout);

}  // namespace tally
