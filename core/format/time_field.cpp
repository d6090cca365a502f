// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time_field.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <set>
#include <span>

#include <fmt/format.h>

#include "core/base/fixed.h"
#include "core/format/compact_dates.h"
#include "core/format/field_matches.h"
#include "core/format/field_names.h"
#include "core/format/time/digits.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_columns.h"
#include "core/format/usual_names.h"

namespace tally {
namespace {

using Texts = std::vector<std::string>;

bool isNumber(const std::string& text)
{
    bool outOfRange = false;
    return parseFixed(text, &outOfRange).has_value() || outOfRange;
}

// What the values of a field are, by most of those that are not empty.
struct Kind {
    bool times = false;   // with a date
    bool clocks = false;  // times of day without one
    bool dates = false;   // dates without a time of day
    bool words = false;   // times, and no mere numbers
    bool hours = false;   // all of them 0 … 23
    bool small = false;   // numbers that as seconds are of 1970 to 1973
};

Kind kindOf(const Texts& values, const ReadOptions& options)
{
    constexpr std::size_t kEnough = 200;
    constexpr Micros kSmall{100'000'000 * kSecond};
    TimeParser parser(options);
    std::size_t seen = 0, times = 0, clocks = 0, dates = 0, words = 0, hours = 0, small = 0;
    for (const std::string& value : values) {
        if (value.empty() || value == "-") continue;
        if (++seen > kEnough) break;
        Micros t;
        const bool time = parser.parse(value, &t) != TimeVerdict::Bad;
        const bool number = isNumber(value);
        times += time ? 1 : 0;
        words += time && !number ? 1 : 0;
        small += time && number && t.us < kSmall.us && !isCompactDate(value) ? 1 : 0;
        clocks += (!time || (number && (value.size() == 4 || value.size() == 6))) && isClock(value) ? 1 : 0;
        dates += (time && !number && value.find(':') == std::string::npos) || isCompactDate(value) ? 1 : 0;
        hours += value.size() <= 2 && value.find_first_not_of("0123456789") == std::string::npos && std::stoi(value) < 24 ? 1 : 0;
    }
    seen = std::min(seen, kEnough);
    const auto most = [seen](std::size_t n) { return seen > 0 && n * 10 >= seen * 9; };
    return {seen > 0 && times * 2 > seen, most(clocks), most(dates), most(words), seen > 0 && hours == seen, seen > 0 && small == seen};
}

Kind kindOf(const FieldSample& sample, const std::string& field, const ReadOptions& options)
{
    const Texts* values = sample.valuesOf(field);
    return values == nullptr ? Kind{} : kindOf(*values, options);
}

bool endsLikeATime(const std::string& name)
{
    const std::string text = plainName(name);
    constexpr std::array<std::string_view, 9> kEnds{"timestamp", "datetime", "tstamp", "time", "date", "at", "utc", "ts", "when"};
    return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

using Names = std::span<const std::string_view>;
constexpr std::string_view kDates[] = {"date", "day", "dt", "datum", "fecha", "data", "jour"};
constexpr std::string_view kClocks[] = {"time", "clock", "tm", "zeit", "hora", "heure", "ora"};
constexpr std::string_view kYears[] = {"year", "yr", "yyyy", "jahr", "annee"};
constexpr std::string_view kMonths[] = {"month", "mnth", "mon", "mm", "monat", "mois"};
constexpr std::string_view kDays[] = {"day", "dayofmonth", "dom", "mday", "dd", "tag", "jour"};
constexpr std::string_view kHours[] = {"hour", "hr", "hh", "stunde", "heure"};

bool isCalled(const std::string& name, Names words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.ends_with(word) || name.starts_with(word); });
}

// "00:01:02" may also be how long something took: by its name, or where no text reaches an hour.
bool isTimeOfDay(const FieldSample& sample, const std::string& field, const ReadOptions& options)
{
    constexpr std::string_view kSpans[] = {"avg", "average", "mean", "duration", "elapsed", "taken", "spent", "total", "wait", "waiting", "per", "travel", "on"};
    if (!isCalled(plainName(field), kClocks) || !kindOf(sample, field, options).clocks) return false;
    const Texts words = wordsOf(field);
    const auto isSpan = [&](const std::string& word) { return std::find(std::begin(kSpans), std::end(kSpans), word) != std::end(kSpans); };
    if (std::any_of(words.begin(), words.end(), isSpan)) return false;
    const Texts& values = *sample.valuesOf(field);
    return words.size() == 1 || std::any_of(values.begin(), values.end(), [](const std::string& value) { return !value.empty() && !value.starts_with("00:") && !value.starts_with("0:"); });
}

// A field with dates only, and one with times of day only or with hours, are one time.
std::string joined(const FieldSample& sample, const std::string& field, const Kind& kind, const ReadOptions& options)
{
    if (!kind.clocks && !kind.dates) return field;
    for (const std::string& other : sample.names) {
        if (other == field || other.empty()) continue;
        const std::string name = plainName(other);
        if (kind.clocks && isCalled(name, kDates) && kindOf(sample, other, options).dates) return other + '+' + field;
        if (kind.dates && isTimeOfDay(sample, other, options)) return field + '+' + other;
    }
    if (!kind.dates) return field;
    for (const std::string& other : sample.names) {
        const std::string name = plainName(other);
        if (std::find(std::begin(kHours), std::end(kHours), name) != std::end(kHours) && kindOf(sample, other, options).hours) return field + '+' + other;
    }
    return field;
}

std::string takenFrom(const std::string& field) { return fmt::format("The time is taken from “{}” (--map time=FIELD says otherwise).", field); }

TimeChoice chosen(const FieldSample& sample, const std::string& field, const ReadOptions& options, bool say)
{
    TimeChoice choice{joined(sample, field, kindOf(sample, field, options), options), {}};
    if (choice.field != field || say) choice.note = takenFrom(choice.field);
    return choice;
}

// Fields whose names end like one of a time and whose values are times in words; where names say nothing else, also epochs.
Texts namedLikeTimes(const FieldSample& sample, const ReadOptions& options, bool epochs)
{
    Texts found;
    for (const std::string& field : sample.names) {
        if (endsLikeATime(field) && kindOf(sample, field, options).words) found.push_back(field);
    }
    if (!found.empty() || !epochs) return found;
    for (const std::string& field : sample.names) {
        const std::string name = plainName(field);
        const bool stamp = name.ends_with("timestamp") || name.ends_with("time") || name.ends_with("epoch");
        const bool digits = (isCalled(name, kDates) || isCalled(name, kHours)) && !compactForm(*sample.valuesOf(field)).empty();
        if (digits && !field.empty()) found.push_back(field);
        else if (stamp && kindOf(sample, field, options).times && timeTexts(sample, field).front().size() >= 9) found.push_back(field);
    }
    return found;
}

// What the values say, where names say nothing.
Texts holdingTimes(const FieldSample& sample, const ReadOptions& options)
{
    Texts found;
    for (const std::string& field : sample.names) {
        if (!field.empty() && kindOf(sample, field, options).words) found.push_back(field);
    }
    return found;
}

// When something ended or changed, where it may also be said when it began.
bool isLaterTime(const std::string& field)
{
    constexpr std::string_view kLater[] = {"end", "ended", "stop", "stopped", "close", "closed", "update", "updated", "modified", "dropoff", "finish", "finished",
                           "due", "resolved", "expires", "birth", "delivered", "shipped", "ship", "to"};
    const Texts words = wordsOf(field);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(std::begin(kLater), std::end(kLater), word) != std::end(kLater); });
}

// Year, month and day in columns of their own, and maybe the hour.
std::string calendarOf(const FieldSample& sample, const ReadOptions& options)
{
    const auto find = [&](Names names, long least, long most) -> std::string {
        for (const std::string& field : sample.names) {
            if (std::find(names.begin(), names.end(), plainName(field)) == names.end()) continue;
            const Texts& values = *sample.valuesOf(field);
            const auto fits = [&](const std::string& v) {
                if (v.empty() || v.size() > 4 || v.find_first_not_of("0123456789") != std::string::npos) return false;
                const long number = std::stol(v);
                return number >= least && number <= most;
            };
            if (!values.empty() && std::all_of(values.begin(), values.end(), fits)) return field;
        }
        return {};
    };
    const std::string year = find(kYears, 1900, 2100), month = find(kMonths, 1, 12), day = find(kDays, 1, 31);
    if (year.empty() || month.empty() || day.empty()) return {};
    const std::string date = year + '+' + month + '+' + day;
    const std::string hour = find(kHours, 0, 23);
    if (!hour.empty()) return date + '+' + hour;
    for (const std::string& field : sample.names) {
        if (plainName(field) == "time" && kindOf(sample, field, options).clocks) return date + '+' + field;
    }
    return date;
}

std::string_view inWords(DateOrder order)
{
    switch (order) {
    case DateOrder::DayMonthYear: return "day, month, year";
    case DateOrder::MonthDayYear: return "month, day, year";
    case DateOrder::YearMonthDay: return "year, month, day";
    case DateOrder::YearDayMonth: return "year, day, month";
    case DateOrder::Unknown: break;
    }
    return {};
}

tl::unexpected<Error> ambiguous(const std::string& field, const std::string& example)
{
    return fail(ErrorCode::Ambiguous,
                fmt::format("The time “{}” in the field “{}” can be read in more than one way (day and month); say how with --date-order dmy or mdy, "
                            "with --time-format, such as --time-format %d.%m.%Y, or count without times with --no-time.",
                            example, field));
}

// The one order in which all dates of numbers are dates. Those that are dates in no order are bad, not evidence.
// *said is the first that leaves no other order.
Result<DateOrder> onlyOrder(const Texts& values, const std::string& field, std::string* said)
{
    unsigned left = ~0U;
    const std::string* example = nullptr;
    const std::string* decisive = nullptr;
    for (const std::string& value : values) {
        const unsigned possible = readingsOf(value);
        if (possible == 0) continue;
        if (example == nullptr) example = &value;
        if (decisive == nullptr && std::popcount(left & possible) == 1) decisive = &value;
        if ((left & possible) == 0) {
            return fail(ErrorCode::Ambiguous, fmt::format("The field “{}” holds dates of more than one order (“{}” and “{}”); say how to read them with "
                                                          "--date-order or --time-format, or count without times with --no-time.",
                                                          field, decisive == nullptr ? *example : *decisive, value));
        }
        left &= possible;
    }
    if (example == nullptr || std::popcount(left) != 1) return ambiguous(field, example == nullptr ? values.front() : *example);
    *said = *decisive;
    return static_cast<DateOrder>(std::countr_zero(left));
}

struct Census {
    std::size_t good = 0, ambiguous = 0, dayMonth = 0;
    const std::string* bad = nullptr;     // the first of each kind
    const std::string* pair = nullptr;
};

Census census(const Texts& values, const LogShape& shape)
{
    Census found;
    TimeParser parser(shape.options, shape.mapping.time.unit);
    for (const std::string& value : values) {
        Micros t;
        const TimeVerdict verdict = parser.parse(value, &t);
        const bool pair = looksLikeDayMonth(value);
        found.good += verdict == TimeVerdict::Ok ? 1 : 0;
        found.ambiguous += verdict == TimeVerdict::Ambiguous ? 1 : 0;
        found.dayMonth += pair ? 1 : 0;
        if (found.pair == nullptr && pair) found.pair = &value;
        if (found.bad == nullptr && verdict == TimeVerdict::Bad && !value.empty()) found.bad = &value;
    }
    return found;
}

// Numbers that are no epochs, but dates without separators.
Result<void> decideNumbers(const Texts& values, LogShape* shape)
{
    constexpr std::size_t kFew = 8;  // that any six or eight digits are dates of two-digit years may be chance
    const std::string& field = shape->mapping.time.field;
    const auto ask = [](std::string sentence) { return fail(ErrorCode::Ambiguous, std::move(sentence)); };
    if (areYears(values)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be years or seconds; say --time-format %Y for years, --map time={}:s "
                               "for seconds, another field, or --no-time.", field, values.front(), field));
    }
    if (areSpreadsheetDays(values) && isCalled(plainName(field), kDates)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be days as a spreadsheet counts them (save them as dates) or seconds; "
                               "say --map time={}:s for seconds, another field, or --no-time.", field, values.front(), field));
    }
    const std::string_view form = compactForm(values);
    if (areMonths(values)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be months or seconds; say --time-format %Y%m for months, --map time={}:s "
                               "for seconds, another field, or --no-time.", field, values.front(), field));
    }
    if (form.empty()) return {};
    if (form.starts_with("%y") && std::set<std::string_view>(values.begin(), values.end()).size() < kFew) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be dates without a century or seconds; say --time-format {}, or "
                               "--map time={}:s for seconds, another field, or --no-time.", field, values.front(), form, field));
    }
    shape->options.timeFormat = form;
    shape->notes.push_back(fmt::format("The numbers in “{}” are read as dates ({}).", field, form));
    return {};
}

// Numbers that make years in which nobody kept records may count from another moment than 1970, or in another unit.
void noteOddEpochs(const Texts& values, LogShape* shape)
{
    constexpr std::int64_t kFirst = 631'152'000, kLast = 4'102'444'800;  // 1990 and 2100, in seconds
    TimeParser parser(shape->options);
    const std::string* odd = nullptr;
    Micros when;
    for (const std::string& value : values) {
        Micros t;
        if (!isNumber(value) || parser.parse(value, &t) != TimeVerdict::Ok) continue;
        if (t.us >= kFirst * kSecond && t.us < kLast * kSecond) return;
        if (odd == nullptr) when = t;
        if (odd == nullptr) odd = &value;
    }
    if (odd == nullptr) return;
    constexpr std::pair<Unit, std::string_view> kUnits[] = {{Unit::Seconds, "seconds since 1970"},
                                                            {Unit::Milliseconds, "milliseconds since 1970"},
                                                            {Unit::Microseconds, "microseconds since 1970"},
                                                            {Unit::Nanoseconds, "nanoseconds since 1970"}};
    const auto* const read = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const auto& unit) {
        Micros t;
        return TimeParser(shape->options, unit.first).parse(*odd, &t) == TimeVerdict::Ok && t.us == when.us;
    });
    shape->notes.push_back(fmt::format("The numbers in “{}” are read as {}: “{}” is {}. If they count from another moment, all times are shifted.",
                                       shape->mapping.time.field, read == std::end(kUnits) ? kUnits[0].second : read->second, *odd, isoExact(when)));
}

}  // namespace

std::vector<std::string> timeTexts(const FieldSample& sample, const std::string& field)
{
    if (const Texts* whole = sample.valuesOf(field)) return *whole;
    Texts texts;
    bool first = true;
    for (const std::string& part : splitTimeField(field)) {
        const Texts* values = sample.valuesOf(part);
        if (values == nullptr) return {};
        texts.resize(first ? values->size() : std::min(texts.size(), values->size()));
        for (std::size_t i = 0; i < texts.size(); ++i) texts[i] += (first ? "" : " ") + (*values)[i];
        first = false;
    }
    return texts;
}

TimeChoice chooseTime(const FieldSample& sample, const Texts& usual, const Texts& members, const ReadOptions& options)
{
    const std::string* small = nullptr;  // is called like a time, but "17" may be an hour, or count from anywhere
    for (const Texts* names : {&usual, &members}) {
        for (const std::string& field : *names) {
            const Kind kind = kindOf(sample, field, options);
            const bool joins = kind.clocks && joined(sample, field, kind, options) != field;
            if (!kind.times && !joins) continue;
            if (!kind.small || joins) return chosen(sample, field, options, field != names->front());
            if (small == nullptr) small = &field;
        }
    }
    if (!options.timeFormat.empty() && !usual.empty()) return {usual.front(), {}};
    const bool unnamed = usual.empty() && members.empty();
    Texts found = namedLikeTimes(sample, options, unnamed);
    if (found.empty() && (unnamed || small != nullptr)) {
        if (const std::string field = calendarOf(sample, options); !field.empty()) return {field, takenFrom(field)};
    }
    if (found.empty() && unnamed) found = holdingTimes(sample, options);
    if (!found.empty()) return chosen(sample, *std::find_if(found.begin(), found.end(), [&](const std::string& f) { return !isLaterTime(f) || f == found.back(); }), options, true);
    if (small != nullptr) return chosen(sample, *small, options, small != &usual.front());
    if (!usual.empty()) return {usual.front(), {}};
    return {members.empty() ? std::string() : members.front(), {}};
}

Result<void> decideTimes(const FieldSample& sample, LogShape* shape)
{
    const FieldRef& field = shape->mapping.time;
    const Texts values = timeTexts(sample, field.field);
    if (values.empty()) return {};
    ReadOptions& options = shape->options;
    if (options.timeFormat.empty() && field.unit == Unit::None) {
        if (const auto fine = decideNumbers(values, shape); !fine) return fine;
    }
    Census found = census(values, *shape);
    if (found.ambiguous > found.good) {
        std::string decisive;
        const auto order = onlyOrder(values, field.field, &decisive);
        if (!order) return tl::unexpected(order.error());
        options.dateOrder = *order;
        shape->notes.push_back(fmt::format("The dates in “{}” are read as {}, as “{}” cannot be read otherwise and nothing of the sample speaks against it (--date-order says otherwise).",
                                           field.field, inWords(*order), decisive));
        found = census(values, *shape);
    }
    const bool mostlyPairs = options.timeFormat.empty() && field.unit == Unit::None && found.dayMonth * 10 >= values.size() * 9;
    if (mostlyPairs) return ambiguous(field.field, *found.pair);
    if (options.timeFormat.empty() && field.unit == Unit::None) noteOddEpochs(values, shape);
    if (found.good > 0) return {};
    if (found.bad == nullptr) {
        return fail(ErrorCode::Unreadable, fmt::format("The time field “{}” is empty in all of the sample.", field.field));
    }
    return fail(ErrorCode::Unreadable, fmt::format("The field “{}” holds no time that can be read, for example “{}”; say its form with --time-format, "
                                                   "another field with --map time=FIELD, or --no-time.", field.field, *found.bad));
}

}  // namespace tally
