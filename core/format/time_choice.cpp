// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time_choice.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "core/base/fixed.h"
#include "core/format/compact_dates.h"
#include "core/format/field_matches.h"
#include "core/format/time/digits.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_columns.h"
#include "core/format/time_field.h"
#include "core/format/usual_names.h"

namespace tally {
namespace {

using Texts = std::vector<std::string>;

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
    const Texts words = wordsOf(name);   // date_added
    const bool begins = words.size() > 1 && (words.front() == "date" || words.front() == "datetime" || words.front() == "timestamp");
    return begins || std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
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

// When something ended or changed, where it may also be said when it began.
bool isLaterTime(const std::string& field)
{
    constexpr std::string_view kLater[] = {"end", "ended", "stop", "stopped", "close", "closed", "update", "updated", "modified", "dropoff", "finish", "finished",
                           "due", "resolved", "expires", "expiry", "ends", "deadline", "until", "birth", "delivered", "shipped", "ship", "to"};
    const Texts words = wordsOf(field);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(std::begin(kLater), std::end(kLater), word) != std::end(kLater); });
}

// Of several times, one that is called UTC goes before the others, and those before one that is called local.
bool saysItsZone(const std::string& field, const Texts& among)
{
    const auto has = [](const std::string& name, std::string_view word) {
        const Texts words = wordsOf(name);
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (std::any_of(among.begin(), among.end(), [&](const std::string& name) { return has(name, "utc") || has(name, "gmt"); })) return has(field, "utc") || has(field, "gmt");
    return !has(field, "local");
}

constexpr double kMostly = 0.5;   // of the records; a time that most do not have is not theirs

// The date stands by itself in a day, and the moment elsewhere: an epoch or stamp of the same day in every row.
std::string momentOfThatDay(const FieldSample& sample, const std::string& date, const ReadOptions& options)
{
    constexpr std::size_t kRows = 200;
    constexpr std::int64_t kSlack = 15 * kHour;   // zones
    const Texts& days = *sample.valuesOf(date);
    ReadOptions daily = options;
    if (const auto form = compactForm(days); !form.empty()) daily.timeFormat = form;
    TimeParser dayParser(daily), parser(options);
    for (const std::string& field : sample.names) {
        const Texts& values = *sample.valuesOf(field);
        if (field == date || values.size() != days.size() || values.size() < 3 || isLaterTime(field) || !endsLikeATime(field)) continue;
        if (kindOf(values, options).dates) continue;
        bool same = true;
        for (std::size_t i = 0; i < std::min(values.size(), kRows) && same; ++i) {
            Micros day, moment;
            same = dayParser.parse(days[i], &day) == TimeVerdict::Ok && parser.parse(values[i], &moment) == TimeVerdict::Ok && moment.us >= day.us - kSlack &&
                   moment.us < day.us + kDay + kSlack;
        }
        if (same) return field;
    }
    return {};
}

TimeChoice chosen(const FieldSample& sample, const std::string& field, const ReadOptions& options, bool say)
{
    const Kind kind = kindOf(sample, field, options);
    TimeChoice choice{joined(sample, field, kind, options), {}};
    if (kind.dates && choice.field == field) {
        if (std::string moment = momentOfThatDay(sample, field, options); !moment.empty()) choice.field = std::move(moment);
    }
    if (choice.field != field || say) choice.note = takenFrom(choice.field);
    return choice;
}

// Fields whose names end like one of a time and whose values are times in words; where names say nothing else, also epochs.
Texts namedLikeTimes(const FieldSample& sample, const ReadOptions& options, bool epochs)
{
    Texts found;
    for (const std::string& field : sample.names) {
        if (endsLikeATime(field) && kindOf(sample, field, options).words && sample.filled(field) >= kMostly) found.push_back(field);
    }
    if (!found.empty() || !epochs) return found;
    for (const std::string& field : sample.names) {
        const std::string name = plainName(field);
        const bool stamp = name.ends_with("timestamp") || name.ends_with("time") || name.ends_with("epoch") || name.starts_with("timestamp");
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
        if (!field.empty() && kindOf(sample, field, options).words && sample.filled(field) >= kMostly) found.push_back(field);
    }
    return found;
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

// A form with a time of day that the field does not have is one of the field and its neighbour.
std::string ofForm(const FieldSample& sample, const std::string& field, const ReadOptions& options)
{
    constexpr const char* kClock[] = {"%H", "%I", "%T", "%R"};
    const bool wantsClock = std::any_of(std::begin(kClock), std::end(kClock), [&](const char* part) { return options.timeFormat.find(part) != std::string::npos; });
    const Texts* values = sample.valuesOf(field);
    const bool isWhole = values == nullptr || std::any_of(values->begin(), values->end(), [](const std::string& v) { return v.find(':') != std::string::npos && v.size() > 10; });
    if (!wantsClock || isWhole) return field;
    ReadOptions free = options;
    free.timeFormat.clear();
    return joined(sample, field, kindOf(sample, field, free), free);
}

}  // namespace

bool isNumber(const std::string& text)
{
    bool outOfRange = false;
    return parseFixed(text, &outOfRange).has_value() || outOfRange;
}

bool isCalledADate(const std::string& field) { return isCalled(plainName(field), kDates); }

std::vector<std::string> timesByContent(const FieldSample& sample)
{
    constexpr Micros kFirst{631'152'000 * kSecond}, kLast{4'102'444'800 * kSecond};   // 1990 and 2100
    Texts found;
    for (const std::string& field : sample.names) {
        const Texts& values = *sample.valuesOf(field);
        TimeParser parser{ReadOptions{}};
        const auto isEpoch = [&](const std::string& value) {
            Micros t;
            return value.size() >= 9 && isNumber(value) && parser.parse(value, &t) == TimeVerdict::Ok && t >= kFirst && t < kLast;
        };
        const bool differ = std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end();
        if (differ && sample.filled(field) >= kMostly && std::all_of(values.begin(), values.end(), isEpoch)) found.push_back(field);
    }
    return found;
}

TimeChoice chooseTime(const FieldSample& sample, const Texts& usual, const Texts& members, const ReadOptions& options)
{
    const std::string* small = nullptr;   // is called like a time, but "17" may be an hour, or count from anywhere
    const std::string* sparse = nullptr;  // is a time where it is there
    bool unnamed = true;                  // no field that has anything in it is called like a time
    for (const Texts* names : {&usual, &members}) {
        for (const std::string& field : *names) {
            const double filled = sample.filled(field);
            unnamed = unnamed && filled < kMostly && sample.fitting > 0;
            const Kind kind = kindOf(sample, field, options);
            const bool joins = kind.clocks && joined(sample, field, kind, options) != field;
            if (!kind.times && !joins) continue;
            if (filled < kMostly) {
                if (sparse == nullptr) sparse = &field;
                continue;
            }
            if (!kind.small || joins) return chosen(sample, field, options, field != names->front());
            if (small == nullptr) small = &field;
        }
    }
    if (!options.timeFormat.empty() && !usual.empty()) return {ofForm(sample, usual.front(), options), {}};
    Texts found = namedLikeTimes(sample, options, unnamed);
    if (found.empty() && (unnamed || small != nullptr)) {
        if (const std::string field = calendarOf(sample, options); !field.empty()) return {field, takenFrom(field)};
    }
    if (found.empty() && unnamed) found = holdingTimes(sample, options);
    std::stable_partition(found.begin(), found.end(), [&](const std::string& field) { return saysItsZone(field, found); });
    if (!found.empty()) return chosen(sample, *std::find_if(found.begin(), found.end(), [&](const std::string& f) { return !isLaterTime(f) || f == found.back(); }), options, true);
    if (small != nullptr) return chosen(sample, *small, options, small != &usual.front());
    if (sparse != nullptr) return chosen(sample, *sparse, options, true);
    if (!usual.empty()) return {usual.front(), {}};
    return {members.empty() ? std::string() : members.front(), {}};
}

}  // namespace tally
