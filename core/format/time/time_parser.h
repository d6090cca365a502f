// SPDX-License-Identifier: GPL-3.0-or-later
// TimeParser: the text of a stamp → microseconds UTC (DEFINITIONS section 2).
//
// Reads RFC 3339 and its relatives (blank for T, slashes, no seconds, no zone, date only), epochs by magnitude or by unit,
// access-log stamps, the forms of written_date.h, and --time-format. Never guesses between day and month: such forms are
// Ambiguous unless the options say an order.
// Fractions are cut to microseconds. Thread safety: none; each decoder owns one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/event/time.h"
#include "core/format/time/time_format.h"
#include "core/format/time/time_zone.h"
#include "core/format/time/written_date.h"

namespace tally {

class TimeParser {
public:
    // Zones and formats that check() refuses are taken as not given.
    explicit TimeParser(const ReadOptions& options, Unit unit = Unit::None);
    static Result<void> check(const ReadOptions& options);

    TimeVerdict parse(std::string_view text, Micros* out)
    {
        if (!format_ && fast(text, out)) return TimeVerdict::Ok;
        return slow(text, out);
    }
    // Local times that a clock change made double or impossible, so far.
    std::uint64_t ambiguousTimes() const { return zone_.ambiguousTimes(); }

private:
    bool fast(std::string_view text, Micros* out);
    bool fastRfc(const char* p, std::size_t n, Micros* out);
    bool fastAccessLog(const char* p, std::size_t n, Micros* out);
    bool learnIsoDate(const char* p);
    bool learnAccessLogDate(const char* p);
    TimeVerdict slow(std::string_view text, Micros* out);
    TimeVerdict byFormat(std::string_view text, Micros* out);
    bool finish(std::int64_t localUs, std::string_view zone, Micros* out);

    Unit unit_;
    DateOrder order_;
    int year_;
    TimeZone zone_;
    std::optional<TimeFormat> format_;
    std::string plain_;  // the text at hand, where it had to be changed
    // The last date seen, by its bytes: most stamps of a log share it.
    std::uint64_t isoHead_ = 0;
    std::uint16_t isoTail_ = 0;
    std::int64_t isoMidnight_ = 0;
    std::uint64_t logHead_ = 0, logTail_ = 0;
    std::int64_t logMidnight_ = 0;
};

// A number as a time: by `unit`, or by magnitude (None). Exact; false where it is no number or out of range.
bool parseEpoch(std::string_view text, Unit unit, Micros* out);

// "28.09": may be a day and a month as well as a number. Detection refuses columns full of these.
bool looksLikeDayMonth(std::string_view text);

}  // namespace tally
