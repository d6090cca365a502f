// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/tab_framing.h"

#include <algorithm>

#include "core/format/csv/csv_bytes.h"

namespace tally {
namespace {

constexpr int kMostSpans = 16;   // fields of one record that go over line ends: each line is looked at by few records before it

const char* lineEndFrom(const char* p, const char* end)
{
    while (p != end && *p != '\n' && *p != '\r') ++p;
    return p;
}

const char* afterLineEnd(const char* p, const char* end) { return p + (*p == '\r' && p + 1 != end && p[1] == '\n' ? 2 : 1); }

std::size_t fieldsOf(const char* line, const char* lineEnd) { return static_cast<std::size_t>(std::count(line, lineEnd, '\t')) + 1; }

struct Line {
    std::size_t fields = 0;      // before `open`, or all
    const char* open = nullptr;  // the quote at the beginning of a field that this line does not close
};

// The fields from `p`, a field's first byte, to the end of the line.
Line readLine(const char* p, const char* lineEnd)
{
    Line line;
    for (;;) {
        if (p != lineEnd && *p == '"') {
            const char* closing = closingQuote(p + 1, lineEnd);
            if (closing == lineEnd) {
                line.open = p;
                return line;
            }
            if (closing + 1 == lineEnd || closing[1] == '\t') p = closing + 1;
        }
        ++line.fields;
        p = findByte(p, lineEnd, '\t');
        if (p == lineEnd) return line;
        ++p;
    }
}

}  // namespace

TabSpan spanTabs(const char* start, const char* limit, bool whole, std::size_t columns)
{
    const TabSpan no{TabSpan::No, nullptr};
    const TabSpan unknown{whole ? TabSpan::No : TabSpan::Unknown, nullptr};
    if (columns < 2) return no;
    const char* lineEnd = lineEndFrom(start, limit);
    if (lineEnd == limit) return no;
    const char* lineStart = start;
    Line line = readLine(start, lineEnd);
    std::size_t before = 0;  // fields of the record before `line`
    for (int spans = 0; line.open != nullptr; ++spans) {
        if (spans == kMostSpans) return no;
        if (lineEnd == limit) return unknown;
        if (before + line.fields >= columns) return no;
        const bool complete = before + line.fields + fieldsOf(line.open, lineEnd) == columns;  // were the quote text
        const char* closing = closingQuote(line.open + 1, limit);
        // Lines between that have all fields by themselves are records: the quote was text.
        for (;;) {
            lineStart = afterLineEnd(lineEnd, limit);
            lineEnd = lineEndFrom(lineStart, limit);
            if (closing < lineEnd) break;
            if (lineEnd == limit) return unknown;
            if (fieldsOf(lineStart, lineEnd) == columns) return no;
        }
        const bool last = closing + 1 == lineEnd;  // field of the record
        if (!last && closing[1] != '\t') return no;
        if (lineEnd == limit && !whole) return unknown;
        if (complete && fieldsOf(lineStart, lineEnd) == columns) return no;
        before += line.fields + 1;
        line = last ? Line{} : readLine(closing + 2, lineEnd);
    }
    if (lineStart == start || before + line.fields != columns) return no;
    return {TabSpan::Yes, lineEnd};
}

}  // namespace tally
