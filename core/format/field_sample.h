// SPDX-License-Identifier: GPL-3.0-or-later
// FieldSample: the names and some values of the fields at the head of a log, for detection and its messages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/read_options.h"
#include "core/format/csv/csv_framing.h"
#include "core/format/pattern/log_pattern.h"

namespace tally {

struct FieldSample {
    static constexpr std::size_t kRecords = 2000;

    std::vector<std::string> names;                // in the order of appearance; nested JSON keys dotted
    std::vector<std::vector<std::string>> values;  // per name: the scalars seen, as text
    std::size_t records = 0;                       // looked at, blank lines left out
    std::size_t fitting = 0;                       // of the expected form
    bool open = false;                             // any record may bring fields of its own
    bool comments = false;                         // CSV: comment lines stand before the header
    std::size_t withReferrer = 0;                  // access logs only: lines in the Combined format

    const std::vector<std::string>* valuesOf(std::string_view name) const;
    double filled(std::string_view name) const;     // share of the fitting records that have something in it
    double share() const { return records == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(records); }
};

// Whole lines from further on in the log are looked at, too: `later`; the same many records of them as of the head.
// All: texts have limits::kPadding readable bytes behind them; `complete` = the last record of the head is whole.
struct CsvLayout {
    CsvDialect dialect;
    std::size_t leadingRows = 0;
    bool headerless = false;
};
FieldSample sampleCsv(std::string_view head, bool complete, const CsvLayout& layout, std::string_view later = {});
FieldSample sampleNdjson(std::string_view head, bool complete, std::string_view later = {});
FieldSample sampleJsonArray(std::string_view head, bool complete, JsonLayout layout = JsonLayout::Array);
FieldSample sampleAccess(std::string_view head, bool complete, std::string_view later = {});
FieldSample sampleW3c(std::string_view head, bool complete, std::string_view later = {});
FieldSample sampleLogfmt(std::string_view head, bool complete, std::string_view later = {});
FieldSample samplePattern(const LogPattern& pattern, std::string_view head, bool complete, std::string_view later = {});

// How many fields most rows have, and which line (blank ones apart) is the first that has as many; 0 rows = no such number.
struct CsvWidth {
    std::size_t fields = 0, firstRow = 0;
};
CsvWidth csvWidth(std::string_view head, bool complete, CsvDialect dialect);

}  // namespace tally
