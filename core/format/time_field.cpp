// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time_field.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include <fmt/format.h>

#include "core/base/fixed.h"
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
};

Kind kindOf(const Texts& values, const ReadOptions& options)
{
    constexpr std::size_t kEnough = 200;
    TimeParser parser(options);
    std::size_t seen = 0, times = 0, clocks = 0, dates = 0, words = 0;
    for (const std::string& value : values) {
        if (value.empty() || value == "-") continue;
        if (++seen > kEnough) break;
        Micros t;
        const bool time = parser.parse(value, &t) != TimeVerdict::Bad;
        const bool number = isNumber(value);
        times += time ? 1 : 0;
        words += time && !number ? 1 : 0;
        clocks += !time && isClock(value) ? 1 : 0;
        dates += time && !number && value.find(':') == std::string::npos ? 1 : 0;
    }
    seen = std::min(seen, kEnough);
    const auto most = [seen](std::size_t n) { return seen > 0 && n * 10 >= seen * 9; };
    return {seen > 0 && times * 2 > seen, most(clocks), most(dates), most(words)};
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

// A field with dates only and one with times of day only are one time.
std::string joined(const FieldSample& sample, const std::string& field, const Kind& kind, const ReadOptions& options)
{
    if (!kind.clocks && !kind.dates) return field;
    for (const std::string& other : sample.names) {
        if (other == field || other.empty()) continue;
        const std::string name = plainName(other);
        const bool named = kind.clocks ? name.ends_with("date") || name.starts_with("date") || name.ends_with("day")
                                      : name.ends_with("time") || name.starts_with("time") || name.ends_with("clock");
        if (!named) continue;
        const Kind partner = kindOf(sample, other, options);
        if (kind.clocks && partner.dates) return other + '+' + field;
        if (kind.dates && partner.clocks) return field + '+' + other;
    }
    return field;
}

TimeChoice chosen(const FieldSample& sample, const std::string& field, const ReadOptions& options, bool say)
{
    TimeChoice choice{joined(sample, field, kindOf(sample, field, options), options), {}};
    if (choice.field != field || say) choice.note = fmt::format("The time is taken from “{}” (--map time=FIELD says otherwise).", choice.field);
    return choice;
}

bool allOf(const Texts& values, std::size_t digits)
{
    std::size_t seen = 0;
    for (const std::string& value : values) {
        if (value.empty()) continue;
        if (value.size() != digits || value.find_first_not_of("0123456789") != std::string::npos) return false;
        ++seen;
    }
    return seen > 0;
}

std::uint32_t numberAt(const std::string& text, std::size_t at, std::size_t size)
{
    return static_cast<std::uint32_t>(std::strtoul(text.substr(at, size).c_str(), nullptr, 10));
}

// 20170102, 2017010215, 201701021504, 20170102150405: all of them valid, in years where records are made.
std::string_view compactForm(const Texts& values)
{
    constexpr std::pair<std::size_t, std::string_view> kForms[] = {
        {8, "%Y%m%d"}, {10, "%Y%m%d%H"}, {12, "%Y%m%d%H%M"}, {14, "%Y%m%d%H%M%S"}};
    for (const auto& [digits, form] : kForms) {
        if (!allOf(values, digits)) continue;
        const auto fits = [size = digits](const std::string& v) {
            if (v.empty()) return true;
            const std::uint32_t year = numberAt(v, 0, 4);
            return year >= 1900 && year <= 2100 && isCivilDate(year, numberAt(v, 4, 2), numberAt(v, 6, 2)) &&
                   (size < 10 || numberAt(v, 8, 2) < 24) && (size < 12 || numberAt(v, 10, 2) < 60) && (size < 14 || numberAt(v, 12, 2) < 61);
        };
        if (std::all_of(values.begin(), values.end(), fits)) return form;
    }
    return {};
}

bool areYears(const Texts& values)
{
    return allOf(values, 4) && std::all_of(values.begin(), values.end(), [](const std::string& v) {
        return v.empty() || (numberAt(v, 0, 4) >= 1900 && numberAt(v, 0, 4) <= 2100);
    });
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

}  // namespace

std::vector<std::string> timeTexts(const FieldSample& sample, const std::string& field)
{
    if (const Texts* whole = sample.valuesOf(field)) return *whole;
    const auto halves = splitTimeField(field);
    if (!halves) return {};
    const Texts* first = sample.valuesOf(halves->first);
    const Texts* second = sample.valuesOf(halves->second);
    if (first == nullptr || second == nullptr) return {};
    Texts texts;
    for (std::size_t i = 0; i < std::min(first->size(), second->size()); ++i) texts.push_back((*first)[i] + ' ' + (*second)[i]);
    return texts;
}

TimeChoice chooseTime(const FieldSample& sample, const Texts& usual, const Texts& members, const ReadOptions& options)
{
    for (const Texts* names : {&usual, &members}) {
        for (const std::string& field : *names) {
            const Kind kind = kindOf(sample, field, options);
            if (kind.times || (kind.clocks && joined(sample, field, kind, options) != field)) {
                return chosen(sample, field, options, field != names->front());
            }
        }
    }
    if (!options.timeFormat.empty() && !usual.empty()) return {usual.front(), {}};
    Texts found;
    for (const std::string& field : sample.names) {
        if (endsLikeATime(field) && kindOf(sample, field, options).words) found.push_back(field);
    }
    if (found.empty() && usual.empty() && members.empty()) {  // epochs, where the name leaves no doubt
        for (const std::string& field : sample.names) {
            const std::string name = plainName(field);
            const bool stamp = name.ends_with("timestamp") || name.ends_with("time") || name.ends_with("epoch");
            if (stamp && kindOf(sample, field, options).times && timeTexts(sample, field).front().size() >= 9) found.push_back(field);
        }
    }
    if (!found.empty()) return chosen(sample, found.front(), options, true);
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
        if (const std::string_view form = compactForm(values); !form.empty()) {
            options.timeFormat = form;
            shape->notes.push_back(fmt::format("The numbers in “{}” are read as dates ({}).", field.field, form));
        } else if (areYears(values)) {
            return fail(ErrorCode::Ambiguous, fmt::format("The field “{}” holds numbers like “{}”, which may be years or seconds; say --map time={}:s "
                                                          "for seconds, another field, or --no-time.", field.field, values.front(), field.field));
        }
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
    if (found.good > 0) return {};
    if (found.bad == nullptr) {
        return fail(ErrorCode::Unreadable, fmt::format("The time field “{}” is empty in all of the sample.", field.field));
    }
    return fail(ErrorCode::Unreadable, fmt::format("The field “{}” holds no time that can be read, for example “{}”; say its form with --time-format, "
                                                   "another field with --map time=FIELD, or --no-time.", field.field, *found.bad));
}

}  // namespace tally
