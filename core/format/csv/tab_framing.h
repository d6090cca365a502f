// SPDX-License-Identifier: GPL-3.0-or-later
// Where a record of a tab-separated file ends whose quoted field goes over several lines.
//
// Such files quote like CSV, or not at all: there a quote at the beginning of a field is text. A record goes on over a line
// end only where nothing else is left: an opened quote is closed at the end of a field, the lines joined have as many fields
// as the header, and no line within has so by itself. All else is a record a line, so that a stray quote costs nothing;
// and so are lines that would make more than 16 such fields.
#pragma once

#include <cstddef>

namespace tally {

struct TabSpan {
    enum Answer { No, Yes, Unknown } answer = No;  // Unknown: bytes behind `limit` decide
    const char* end = nullptr;                     // of the record's content, where Yes: a line end, or `limit`
};

// The record that starts at `start`. `whole`: nothing that counts follows `limit`. `columns`: fields of a record; below two,
// none spans lines.
TabSpan spanTabs(const char* start, const char* limit, bool whole, std::size_t columns);

}  // namespace tally
