// SPDX-License-Identifier: GPL-3.0-or-later
// Where CSV records end: the one answer that the cutter, the decoder and detection share.
//
// RFC 4180 quotes; line ends LF, CRLF or CR, also mixed. A quote opens a field only at the field's first byte; elsewhere it
// is text. A record must end within limits::kLine; one whose quote keeps it open for longer, or to the end of the input, is
// BadCsv and consists of its first physical line only, so that a stray quote costs one row and no more.
// In tab-separated files a quote is text unless it also ends a field, and every line end ends a record but those that
// spanTabs() (tab_framing.h) finds within quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tally {

struct CsvDialect {
    char delimiter = ',';
    std::size_t columns = 0;  // fields of a record, where known; only those of tab-separated records count
    bool quotesAlways() const { return delimiter != '\t'; }  // a quote that begins a field opens it
};

struct CsvRecord {
    enum Kind { Whole, Incomplete, BadCsv, TooLong };
    Kind kind = Incomplete;
    const char* contentEnd = nullptr;  // without the line end
    const char* next = nullptr;        // first byte of the next record
};

// The record that starts at `start`. Without atEnd, bytes may follow `end`; Incomplete = they decide.
CsvRecord frameCsv(const char* start, const char* end, bool atEnd, CsvDialect dialect);

// The length of the longest prefix of unquoted whole lines; a CR as last byte may be half a line end.
std::size_t wholeLines(std::string_view bytes, bool atEnd);

// Line ends in [start, end); CRLF is one.
std::size_t countLineEnds(const char* start, const char* end);

struct CsvHeader {
    std::vector<std::string> names;  // trimmed of blanks
    std::size_t length = 0;          // byte-order mark, leading, blank and comment lines, header row
    bool comments = false;           // comment lines were passed over
};
// `leadingRows`: lines (blank ones apart) that are passed over before anything is looked at. Where there is no header
// (`headerless`), there are no names, and the length reaches to the first record.
CsvHeader readCsvHeader(std::string_view head, CsvDialect dialect, std::size_t leadingRows = 0, bool headerless = false);

}  // namespace tally
