// SPDX-License-Identifier: GPL-3.0-or-later
// FieldSample: the names and some values of the fields at the head of a log, for detection and its messages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/csv/csv_framing.h"

namespace tally {

struct FieldSample {
    static constexpr std::size_t kRecords = 2000;

    std::vector<std::string> names;                // in the order of appearance; nested JSON keys dotted
    std::vector<std::vector<std::string>> values;  // per name: the scalars seen, as text
    std::size_t records = 0;                       // looked at, blank lines left out
    std::size_t fitting = 0;                       // of the expected form
    std::size_t withReferrer = 0;                  // access logs only: lines in the Combined format

    const std::vector<std::string>* valuesOf(std::string_view name) const;
    double share() const { return records == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(records); }
};

// All: `head` has limits::kPadding readable bytes behind it; `complete` = its last record is whole.
FieldSample sampleCsv(std::string_view head, bool complete, CsvDialect dialect);
FieldSample sampleNdjson(std::string_view head, bool complete);
FieldSample sampleJsonArray(std::string_view head, bool complete);
FieldSample sampleAccess(std::string_view head, bool complete);

}  // namespace tally
