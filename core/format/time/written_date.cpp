// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/written_date.h"

#include <array>
#include <optional>

#include "core/event/time.h"
#include "core/format/time/digits.h"
#include "core/format/time/text_scanner.h"
#include "core/format/time/written_clock.h"

namespace tally {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march", "april", "may", "june", "july",
                                                   "august", "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

struct Date {
    std::uint32_t year = 0, month = 0, day = 0;
};
struct Numbers {
    std::uint32_t a = 0, b = 0, c = 0;
    std::size_t yearDigits = 0;  // of c: 2 or 4; 0 = there is no c
};

bool isSeparator(char c) { return c == '/' || c == '.' || c == '-'; }

// "jan", "sept" and the full name, in any case; 0 otherwise. Takes the letters only when they are a month.
std::uint32_t takeMonth(TextScanner& in)
{
    const std::size_t n = in.lettersAhead();
    if (n < 3) return 0;
    for (std::uint32_t m = 0; m < kMonths.size(); ++m) {
        const std::string_view name = kMonths[m];
        if (n > name.size() || (n != 3 && n != name.size() && !(m == 8 && n == 4))) continue;
        if (!in.takeWord(name.substr(0, n))) continue;
        in.take('.');
        return m + 1;
    }
    return 0;
}

void skipWeekday(TextScanner& in)
{
    const std::size_t n = in.lettersAhead();
    for (const std::string_view day : kDays) {
        if (n < 3 || n > day.size() || !in.takeWord(day.substr(0, n))) continue;
        in.take('.');
        in.take(',');
        in.skipBlanks();
        return;
    }
}

// POSIX: 69 … 99 are of the last century.
std::uint32_t fullYear(std::uint32_t year, std::size_t digits) { return digits == 4 ? year : year + (year < 69 ? 2000 : 1900); }

// "st", "nd", "rd", "th" behind a day.
void skipOrdinal(TextScanner& in)
{
    for (const std::string_view end : {"st", "nd", "rd", "th"}) {
        if (in.takeWord(end)) return;
    }
}

// 1 or 2 digits that no further digit follows.
bool takeDay(TextScanner& in, std::uint32_t* day)
{
    const std::size_t n = in.digitsAhead();
    if (n < 1 || n > 2) return false;
    *day = in.number(n);
    return true;
}

// 2017-1-2, 2017/01/02, 2017.01.02, 2017-Jan-02, and three columns side by side: 2017 1 2
bool takeYearFirst(TextScanner& in, Date* date)
{
    if (in.digitsAhead() != 4 || (!isSeparator(in.peek(4)) && in.peek(4) != ' ')) return false;
    date->year = in.number(4);
    const char separator = in.peek();
    in.skip();
    date->month = takeMonth(in);
    if (date->month == 0 && !takeDay(in, &date->month)) return false;
    return in.take(separator) && takeDay(in, &date->day);
}

// 20170102 before a clock; alone it is a number.
bool takeCompact(TextScanner& in, Date* date)
{
    if (in.digitsAhead() != 8) return false;
    const char next = in.peek(8);
    const bool joined = next == 'T' || next == 't' || next == ' ' || next == '-' || next == '_' || next == ':';
    if (!joined || !isDigit(in.peek(9))) return false;
    date->year = in.number(4);
    date->month = in.number(2);
    date->day = in.number(2);
    return true;
}

// 02-Jan-2017, 2 January 2017, 02/Jan/2017, 2nd Jan, 2017, 02-JAN-17
bool takeDayMonthName(TextScanner& in, Date* date)
{
    if (!takeDay(in, &date->day)) return false;
    skipOrdinal(in);
    const char separator = in.peek();
    if (isSeparator(separator)) in.skip();
    else in.skipBlanks();
    date->month = takeMonth(in);
    if (date->month == 0) return false;
    if (isSeparator(separator)) {
        if (!in.take(separator)) return false;
    } else {
        in.take(',');
        in.skipBlanks();
    }
    const std::size_t n = in.digitsAhead();
    if (n != 4 && (n != 2 || !isSeparator(separator))) return false;
    date->year = fullYear(in.number(n), n);
    return true;
}

// Jan 2, 2017 and Jan  2 15:04:05 2017: the year may stand behind the clock, or nowhere.
bool takeMonthName(TextScanner& in, Date* date)
{
    date->month = takeMonth(in);
    if (date->month == 0) return false;
    const char separator = in.peek() == '-' || in.peek() == '/' ? in.peek() : ' ';
    if (separator != ' ') in.skip();
    in.skipBlanks();
    if (!takeDay(in, &date->day)) return false;
    skipOrdinal(in);
    if (separator != ' ') {
        if (!in.take(separator)) return false;
    } else {
        in.take(',');
    }
    TextScanner ahead = in;
    ahead.skipBlanks();
    if (ahead.digitsAhead() != 4) return separator == ' ';
    date->year = ahead.number(4);
    in = ahead;
    return true;
}

// 1/2/2017, 02.01.17, 28/09
std::optional<Numbers> takeNumbers(TextScanner& in)
{
    Numbers n;
    if (!takeDay(in, &n.a) || !isSeparator(in.peek())) return std::nullopt;
    const char separator = in.peek();
    in.skip();
    if (!takeDay(in, &n.b)) return std::nullopt;
    if (in.peek() != separator) return n;
    in.skip();
    n.yearDigits = in.digitsAhead();
    if (n.yearDigits != 2 && n.yearDigits != 4) return std::nullopt;
    n.c = in.number(n.yearDigits);
    return n;
}

bool isDate(const Date& date) { return isCivilDate(date.year, date.month, date.day); }

Date ordered(const Numbers& n, DateOrder order)
{
    switch (order) {
    case DateOrder::DayMonthYear: return {fullYear(n.c, n.yearDigits), n.b, n.a};
    case DateOrder::MonthDayYear: return {fullYear(n.c, n.yearDigits), n.a, n.b};
    case DateOrder::YearMonthDay: return {fullYear(n.a, 2), n.b, n.c};
    case DateOrder::YearDayMonth: return {fullYear(n.a, 2), n.c, n.b};
    case DateOrder::Unknown: break;
    }
    return {};
}

unsigned readings(const Numbers& n)
{
    if (n.yearDigits == 0) return 0;
    unsigned possible = 0;
    for (const DateOrder order : {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay, DateOrder::YearDayMonth}) {
        const bool yearLast = order == DateOrder::DayMonthYear || order == DateOrder::MonthDayYear;
        if (n.yearDigits == 4 && !yearLast) continue;
        if (isDate(ordered(n, order))) possible |= 1U << static_cast<unsigned>(order);
    }
    return possible;
}

// Quotes and brackets around the whole, also when the closing one is missing, and a zone's name in brackets behind it.
std::string_view unwrapped(std::string_view text)
{
    const auto trim = [&text] {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    };
    trim();
    if (text.starts_with('[')) {
        text.remove_prefix(1);
        if (text.ends_with(']')) text.remove_suffix(1);
    } else if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
        text = text.substr(1, text.size() - 2);
    } else if (text.ends_with(']') && text.find('[') != std::string_view::npos) {
        text = text.substr(0, text.find('['));
    } else if (text.ends_with(')') && text.find('(') != std::string_view::npos) {
        text = text.substr(0, text.find('('));
    }
    trim();
    return text;
}

enum class DateForm { Named, Numbers, None };

DateForm takeDate(TextScanner& in, Date* date, Numbers* numbers)
{
    for (const auto form : {takeYearFirst, takeCompact, takeDayMonthName, takeMonthName}) {
        TextScanner ahead = in;
        *date = {};
        if (!form(ahead, date)) continue;
        in = ahead;
        return DateForm::Named;
    }
    if (const auto found = takeNumbers(in)) {
        *numbers = *found;
        return DateForm::Numbers;
    }
    return DateForm::None;
}

// Either may come first: "2 Jan 2017 15:04", "15:04:05 2017-01-02".
DateForm takeDateAndClock(TextScanner& in, Date* date, Numbers* numbers, std::int64_t* clock)
{
    TextScanner ahead = in;
    if (const DateForm form = takeDate(ahead, date, numbers); form != DateForm::None) {
        in = ahead;
        return takeWrittenClock(in, clock) ? form : DateForm::None;
    }
    if (in.peek(1) != ':' && in.peek(2) != ':') return DateForm::None;
    if (!takeTimeOfDay(in, clock)) return DateForm::None;
    in.take(',');
    in.skipBlanks();
    skipWeekday(in);
    return takeDate(in, date, numbers);
}

// The year of "Mon Jan  2 15:04:05 2017", which may stand before or behind a zone: "… +0100 2017", "… UTC 2017", "… 2017 +0100".
bool takeLateYear(std::string_view* zone, std::uint32_t* year)
{
    std::string_view text = *zone;
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto fourDigits = [](std::string_view t) { return TextScanner(t).digitsAhead() == 4 && t.size() == 4; };
    const std::size_t blank = text.find(' ');
    const std::string_view first = text.substr(0, blank);
    const std::string_view second = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    if (fourDigits(first)) {
        *year = TextScanner(first).number(4);
        *zone = second;
        return true;
    }
    if (!fourDigits(second)) return false;
    *year = TextScanner(second).number(4);
    *zone = first;
    return true;
}

}  // namespace

TimeVerdict parseWritten(std::string_view text, DateOrder order, int year, WrittenDate* out)
{
    TextScanner in(unwrapped(text));
    skipWeekday(in);
    Date date;
    Numbers numbers;
    std::int64_t clock = 0;
    const DateForm form = takeDateAndClock(in, &date, &numbers, &clock);
    if (form == DateForm::None) return TimeVerdict::Bad;
    out->zone = in.rest();
    if (form == DateForm::Numbers) {
        const unsigned possible = readings(numbers);
        const auto isDay = [](std::uint32_t n) { return n >= 1 && n <= 31; };
        const bool whole = in.atEnd() || in.peek() == ' ';   // "0.02%" is no day
        const bool swappable = numbers.yearDigits == 0 && whole && isDay(numbers.a) && isDay(numbers.b) && (numbers.a <= 12 || numbers.b <= 12);
        if (order == DateOrder::Unknown) return possible != 0 || swappable ? TimeVerdict::Ambiguous : TimeVerdict::Bad;
        if ((possible >> static_cast<unsigned>(order) & 1) == 0) return TimeVerdict::Bad;
        date = ordered(numbers, order);
    } else if (date.year == 0 && !takeLateYear(&out->zone, &date.year)) {
        date.year = static_cast<std::uint32_t>(year);
    }
    if (date.year == 0 || !isDate(date)) return TimeVerdict::Bad;
    out->localUs = daysFromCivil(date.year, date.month, date.day) * kDay + clock;
    return TimeVerdict::Ok;
}

unsigned readingsOf(std::string_view text)
{
    TextScanner in(unwrapped(text));
    skipWeekday(in);
    Date date;
    Numbers numbers;
    std::int64_t clock = 0;
    if (takeDateAndClock(in, &date, &numbers, &clock) != DateForm::Numbers) return 0;
    return readings(numbers);
}

bool isClock(std::string_view text)
{
    TextScanner in(unwrapped(text));
    std::int64_t clock = 0;
    return takeTimeOfDay(in, &clock) && in.atEnd();
}

}  // namespace tally
