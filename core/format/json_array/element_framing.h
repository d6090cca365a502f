// SPDX-License-Identifier: GPL-3.0-or-later
// Where the elements of one big JSON array end: the one answer that its cutter and its decoder share.
//
// An element ends with the comma, or the closing bracket of the array, behind it. One that does not end within limits::kLine
// or before the input does, or that breaks off a string at a line end, is malformed: it then reaches to the next "},{" (blanks
// allowed), so that the elements behind it are still read.
#pragma once

#include <cstddef>
#include <string_view>

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
};

JsonElement frameElement(const char* start, const char* end, bool atEnd);
const char* skipJsonBlanks(const char* p, const char* end);

// Byte-order mark, blanks and the opening bracket; 0 where the head does not start like that.
std::size_t arrayPreamble(std::string_view head);

}  // namespace tally
