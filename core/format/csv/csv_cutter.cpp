// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "core/format/csv/csv_decoder.h"

namespace tally {

std::size_t CsvCutter::wholeRecords(std::string_view bytes, bool atEnd)
{
    if (atEnd || bytes.empty()) return bytes.size();
    if (!dialect_.quotesAlways() && dialect_.columns == 0) return wholeLines(bytes, atEnd);
    const char* const end = bytes.data() + bytes.size();
    const char* p = bytes.data();
    while (p != end) {
        const auto rest = static_cast<std::size_t>(end - p);
        const auto* quote = static_cast<const char*>(std::memchr(p, '"', rest));
        // Up to the line of the next quote, every line is a record.
        const std::string_view plain(p, quote == nullptr ? rest : static_cast<std::size_t>(quote - p));
        const bool decided = quote != nullptr && plain.ends_with('\r');  // that CR ends a line, as a quote follows
        p += decided ? plain.size() : wholeLines(plain, false);
        if (quote == nullptr) break;
        const CsvRecord record = frameCsv(p, end, false, dialect_);
        if (record.kind == CsvRecord::Incomplete) break;
        p = record.next;
    }
    return static_cast<std::size_t>(p - bytes.data());
}

std::size_t CsvCutter::preamble(std::string_view head) { return readCsvHeader(head, dialect_, leadingRows_, headerless_).length; }

}  // namespace tally
