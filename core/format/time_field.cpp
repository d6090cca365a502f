// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time_field.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "core/base/fixed.h"
#include "core/format/compact_dates.h"
#include "core/format/field_matches.h"
#include "core/format/field_names.h"
#include "core/format/time/digits.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_choice.h"
#include "core/format/time_columns.h"
#include "core/format/usual_names.h"

namespace tally {
namespace {

using Texts = std::vector<std::string>;

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

constexpr DateOrder kOrders[] = {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay, DateOrder::YearDayMonth};

// "17.05.20 08:14" in the given order → "%d.%m.%y %H:%M"; a usual form where it is not that simple.
std::string formOfText(const std::string& text, DateOrder order)
{
    constexpr const char* kUsual = "%d.%m.%Y";
    if (text.find_first_not_of("0123456789.,:/- TAPMapm") != std::string::npos) return kUsual;
    const std::string_view letters = name(order);
    std::string form;
    std::size_t number = 0;
    bool half = text.find_first_of("AaPp") != std::string::npos;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789", i), text.size()) - i;
        if (digits == 0 && (text[i] == '.' || text[i] == ',') && number == 6) {   // %S reads the fraction
            i = std::min(text.find_first_not_of("0123456789", i + 1), text.size());
        } else if (digits == 0 && half && std::isalpha(static_cast<unsigned char>(text[i])) != 0 && number >= 4) {
            form += "%p";
            half = false;
            i += 2;
        } else if (digits == 0) {
            form += text[i++];
        } else {
            constexpr const char* kClock[] = {"%H", "%M", "%S"};
            if (number < 3) form += letters[number] == 'd' ? "%d" : letters[number] == 'm' ? "%m" : digits == 4 ? "%Y" : "%y";
            else if (number < 6) form += number == 3 && half ? "%I" : kClock[number - 3];
            else form += text.substr(i, digits);
            ++number;
            i += digits;
        }
    }
    if (number < 3) return kUsual;
    return form.find(' ') == std::string::npos ? form : '"' + form + '"';
}

// `possible`: the orders that are left, as bits; none = any.
tl::unexpected<Error> ambiguous(const std::string& field, const std::string& example, unsigned possible)
{
    constexpr unsigned kUsual = 1U << static_cast<unsigned>(DateOrder::DayMonthYear) | 1U << static_cast<unsigned>(DateOrder::MonthDayYear);
    if (possible == 0) possible = kUsual;
    std::string orders;
    DateOrder first = DateOrder::Unknown;
    for (const DateOrder order : kOrders) {
        if ((possible & (1U << static_cast<unsigned>(order))) == 0) continue;
        if (first == DateOrder::Unknown) first = order;
        orders += (orders.empty() ? "" : " or ") + std::string(name(order));
    }
    return fail(ErrorCode::Ambiguous, fmt::format("The time “{}” in the field “{}” can be read in more than one way; say how with --date-order {}, with "
                                                  "--time-format, such as --time-format {}, or count without times with --no-time.",
                                                  example, field, orders, formOfText(example, first)));
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
    if (example == nullptr || std::popcount(left) != 1) return ambiguous(field, example == nullptr ? values.front() : *example, example == nullptr ? 0 : left);
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
    if (areSpreadsheetDays(values) && isCalledADate(field)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be days as a spreadsheet counts them (save them as dates) or seconds; "
                               "say --map time={}:s for seconds, another field, or --no-time.", field, values.front(), field));
    }
    const std::string_view form = compactForm(values);
    if (areMonths(values)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be months or seconds; say --time-format %Y%m for months, --map time={}:s "
                               "for seconds, another field, or --no-time.", field, values.front(), field));
    }
    if ((form.empty() || form.starts_with("%y")) && endWithTheirYear(values)) {
        return ask(fmt::format("The field “{}” holds numbers like “{}”, which may be dates that end with their year, or seconds; say --time-format %d%m%Y or "
                               "%m%d%Y, --map time={}:s for seconds, another field, or --no-time.", field, values.front(), field));
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
    if (mostlyPairs) return ambiguous(field.field, *found.pair, 0);
    if (options.timeFormat.empty() && field.unit == Unit::None) noteOddEpochs(values, shape);
    if (found.good > 0) return {};
    if (found.bad == nullptr) {
        return fail(ErrorCode::Unreadable, fmt::format("The time field “{}” is empty in all of the sample.", field.field));
    }
    return fail(ErrorCode::Unreadable, fmt::format("The field “{}” holds no time that can be read, for example “{}”; say its form with --time-format, "
                                                   "another field with --map time=FIELD, or --no-time.", field.field, *found.bad));
}

}  // namespace tally
