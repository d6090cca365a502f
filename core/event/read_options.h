// SPDX-License-Identifier: GPL-3.0-or-later
// How a log is to be read: what the user said, and what detection found.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/event.h"

namespace tally {

enum class Format { Auto, Ndjson, JsonArray, Csv, Tsv, Combined, Common };
std::string_view name(Format format);                 // "auto", "ndjson", "json", "csv", "tsv", "combined", "common"
bool parseFormat(std::string_view text, Format* out);

enum class Unit { None, Seconds, Milliseconds, Microseconds, Nanoseconds };

struct FieldRef {
    std::string field;        // column, JSON key (dotted for nested ones) or access-log field; empty = not mapped
    Unit unit = Unit::None;   // for time and latency; None = by magnitude (time), by suffix or seconds (latency)
};

// Which field of the log is which part of an event.
struct Mapping {
    FieldRef item, type, time, value, latency, outcome, actor, id;
    FieldRef& of(Part part);
    const FieldRef& of(Part part) const;
};

// What the user said; empty members are found by themselves.
struct ReadOptions {
    Format format = Format::Auto;
    std::map<Part, FieldRef> mapping;  // from --map; a part mapped to "" is switched off
    std::string timeZone;              // IANA name or ±HH:MM for stamps without a zone; empty = UTC
    std::string timeFormat;            // strptime style; empty = the usual forms
    bool noTime = false;               // events count without a time
};

// What detection decided for one input; decoders are built from it.
struct LogShape {
    Format format = Format::Auto;
    char delimiter = ',';
    std::vector<std::string> columns;  // CSV and TSV header
    Mapping mapping;
    ReadOptions options;
    double parsedShare = 0;            // of the sample, 0 … 1
    std::string explanation;           // "98.7 % of the sample parsed as Combined"
};

}  // namespace tally
