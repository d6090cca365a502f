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

enum class Format { Auto, Ndjson, JsonArray, Csv, Tsv, Combined, Common, W3c, Logfmt, Pattern };
std::string_view name(Format format);                 // "auto", "ndjson", "json", "csv", "tsv", "combined", "common", "w3c", …
bool parseFormat(std::string_view text, Format* out);

enum class Unit { None, Seconds, Milliseconds, Microseconds, Nanoseconds };

// What stands around each line and is taken off before the line is read.
enum class Envelope { None, Quotes, Syslog, Container, Text };

// How JSON records of more than one line follow each other: as the elements of one array, of the first array of objects inside
// one object, or as objects one after another.
enum class JsonLayout { Array, ArrayInObject, Objects };

// How a date of two or three numbers with the year last, or of two digits, is to be read.
enum class DateOrder { Unknown, DayMonthYear, MonthDayYear, YearMonthDay, YearDayMonth };
std::string_view name(DateOrder order);               // "", "dmy", "mdy", "ymd", "ydm"
bool parseDateOrder(std::string_view text, DateOrder* out);

enum class Encoding { Utf8, Latin1 };                 // UTF-16 is found by its mark

struct FieldRef {
    std::string field;        // column, JSON key (dotted for nested ones) or access-log field; empty = not mapped;
                              // for time "date+time" joins two fields
    Unit unit = Unit::None;   // for time and latency; None = by magnitude (time), by suffix or seconds (latency)
    bool operator==(const FieldRef&) const = default;
};

// Which field of the log is which part of an event.
struct Mapping {
    FieldRef item, type, time, value, latency, outcome, actor, id, weight;
    FieldRef& of(Part part);
    const FieldRef& of(Part part) const;
};

// What the user said; empty members are found by themselves.
struct ReadOptions {
    Format format = Format::Auto;
    std::string profile;               // the name of the one all this began with; for people
    std::map<Part, FieldRef> mapping;  // from --map; a part mapped to "" is switched off
    std::map<Part, std::vector<FieldRef>> preferred;  // from a profile: the first that is there comes before the usual names
    std::string timeZone;              // IANA name or ±HH:MM for stamps without a zone; empty = UTC
    std::string timeFormat;            // strptime style; empty = the usual forms
    bool noTime = false;               // events count without a time
    DateOrder dateOrder = DateOrder::Unknown;
    int year = 0;                      // of stamps that have none (syslog, RFC 3164); 0 = such stamps are no times
    char delimiter = '\0';             // of CSV; 0 = found by itself
    bool noHeader = false;             // CSV whose first row is a record; columns are called 1, 2, …
    std::string logFormat;             // nginx or Apache notation, or a name (log_format_names.h)
    Encoding encoding = Encoding::Utf8;
    bool maySayMore = false;           // more kinds of records may come, NDJSON ones with fields that no record of the sample has
};

// What detection decided for one input; decoders are built from it.
struct LogShape {
    Format format = Format::Auto;
    char delimiter = ',';
    std::vector<std::string> columns;  // CSV, TSV and W3C header
    std::size_t leadingRows = 0;       // CSV: title and comment lines before the header, passed over
    bool headerless = false;           // CSV: the first row is a record
    bool comments = false;             // CSV: rows that begin with '#' and do not fit are comments, no records
    bool decimalComma = false;         // CSV: values are written 1.234,5
    bool padded = false;               // CSV: blanks around fields belong to the table
    JsonLayout jsonLayout = JsonLayout::Array;
    Envelope envelope = Envelope::None;
    bool frameTime = false;            // an event's time is that of the envelope around it
    Mapping mapping;
    ReadOptions options;
    std::string shownFormat;           // for people: "Combined", "NDJSON in syslog frames"
    double parsedShare = 0;            // of the sample, 0 … 1
    std::string explanation;           // "98.7 % of the sample parsed as Combined"
    std::vector<std::string> notes;    // what detection chose where there was a choice, one sentence each
};

}  // namespace tally
