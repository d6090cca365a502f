// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_values.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

#include "core/base/fixed.h"
#include "core/base/limits.h"

namespace tally {
namespace {

std::uint64_t microsecondsIn(Unit unit, bool* divide)
{
    *divide = unit == Unit::Milliseconds || unit == Unit::Microseconds || unit == Unit::Nanoseconds;
    switch (unit) {
    case Unit::Milliseconds: return 1'000;
    case Unit::Microseconds: return 1'000'000;
    case Unit::Nanoseconds: return 1'000'000'000;
    case Unit::None:
    case Unit::Seconds: break;
    }
    return 1;
}

// `word` is in lower case.
bool startsWith(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == (b | 0x20); });
}

// What groups digits at the front of `text`: "," "." "'" a blank, or a narrow or unbreakable one; 0 bytes = nothing does.
std::size_t groupMark(std::string_view text)
{
    if (text.empty()) return 0;
    if (text[0] == ',' || text[0] == '.' || text[0] == '\'' || text[0] == ' ') return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    return text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x99") ? 3 : 0;
}

std::string_view withoutCurrency(std::string_view text)
{
    for (const std::string_view sign : {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xB9"}) {  // $ € £ ¥ ₹
        if (text.starts_with(sign)) text.remove_prefix(sign.size());
        else if (text.ends_with(sign)) text.remove_suffix(sign.size());
        else continue;
        if (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
        return withoutBlanks(text);
    }
    return text;
}

// "(1.50)", "1.50-" and "−1.50" are -1.50, as bookkeepers and word processors write it.
std::string_view withoutOddSign(std::string_view text, bool* negative)
{
    constexpr std::string_view kMinus = "\xE2\x88\x92";
    const std::size_t before = text.size();
    if (text.starts_with(kMinus)) text.remove_prefix(kMinus.size());
    else if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
    else if (text.size() > 1 && text.back() == '-' && text.front() != '-' && text.front() != '+') text.remove_suffix(1);
    *negative = text.size() < before;
    return withoutBlanks(text);
}

std::size_t digitsAt(std::string_view text)
{
    const std::size_t end = text.find_first_not_of("0123456789");
    return std::min(end, text.size());
}

bool inRange(Int128 micros, std::int64_t* us)
{
    if (micros > std::numeric_limits<std::int64_t>::max() || micros < std::numeric_limits<std::int64_t>::min()) return false;
    *us = static_cast<std::int64_t>(micros);
    return true;
}

struct DurationUnit {
    std::string_view word;
    std::uint32_t times, divided;  // of seconds
};
constexpr DurationUnit kDurations[] = {{"h", 3600, 1}, {"m", 60, 1}, {"min", 60, 1}, {"s", 1, 1}, {"sec", 1, 1}, {"ms", 1, 1000}, {"us", 1, 1'000'000},
                                       {"\xC2\xB5s", 1, 1'000'000}, {"\xCE\xBCs", 1, 1'000'000}, {"ns", 1, 1'000'000'000}};

// "12.3ms", "1m2.5s"
bool parseDuration(std::string_view text, std::int64_t* us)
{
    text = withoutBlanks(text);
    if (text.size() > kGrouped) return false;
    Int128 sum = 0;
    bool some = false;
    for (; !text.empty(); some = true) {
        const std::size_t size = std::min(text.find_first_not_of("0123456789."), text.size());
        bool outOfRange = false;
        const std::optional<Fixed> number = parseFixed(text.substr(0, size), &outOfRange);
        if (!number) return false;
        text = withoutBlanks(text.substr(size));
        const std::size_t end = std::min(text.find_first_of("0123456789."), text.size());
        const std::string_view word = text.substr(0, end);
        const auto* const unit = std::find_if(std::begin(kDurations), std::end(kDurations), [word](const DurationUnit& u) { return u.word == word; });
        if (unit == std::end(kDurations)) return false;
        sum += unit->divided > 1 ? divideHalfEven(*number, unit->divided).micro : number->micro * unit->times;
        text.remove_prefix(end);
    }
    return some && inRange(sum, us);
}

}  // namespace

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::size_t withoutGrouping(std::string_view text, char (&out)[kGrouped])
{
    bool negative = false;
    text = withoutCurrency(withoutOddSign(withoutBlanks(text), &negative));
    if (text.size() + 1 >= kGrouped || text.empty()) return 0;
    std::size_t n = 0;
    const auto take = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) out[n++] = text[i];
        text.remove_prefix(count);
    };
    if (negative) out[n++] = '-';
    else if (text[0] == '-' || text[0] == '+') take(1);
    if (n > 0) text = withoutCurrency(text);
    const std::size_t first = digitsAt(text);
    if (first == 0) return 0;
    take(first);
    const std::string_view mark = text.substr(0, groupMark(text));
    std::size_t groups = 0;
    while (!mark.empty() && text.starts_with(mark) && digitsAt(text.substr(mark.size())) == 3) {
        text.remove_prefix(mark.size());
        take(3);
        ++groups;
    }
    if (groups > 0 && first > 3) return 0;
    if (text.empty()) {
        if (groups == 1 && mark == ".") return 0;  // 1.234 is a number with a fraction
        return n;
    }
    // A fraction behind another mark than the groups have.
    if (groups == 0 || (text[0] != '.' && text[0] != ',') || text.substr(0, 1) == mark || digitsAt(text.substr(1)) + 1 != text.size()) {
        return groups == 0 && text[0] == '.' && digitsAt(text.substr(1)) + 1 == text.size() ? (take(text.size()), n) : 0;
    }
    out[n++] = '.';
    text.remove_prefix(1);
    take(text.size());
    return n;
}

std::size_t withDecimalPoint(std::string_view text, char (&out)[kGrouped])
{
    bool negative = false;
    text = withoutCurrency(withoutOddSign(withoutBlanks(text), &negative));
    if (text.size() + 1 >= kGrouped || text.find_first_of("+-", negative ? 0 : 1) != std::string_view::npos || text.find_first_not_of("+-0123456789.,") != std::string_view::npos) return 0;
    const std::size_t comma = text.find(',');
    std::size_t n = 0;
    if (negative) out[n++] = '-';
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ',' && i != comma) return 0;
        const bool group = text[i] == '.';
        if (group && (i > comma || digitsAt(text.substr(i + 1)) != 3)) return 0;
        if (!group) out[n++] = text[i] == ',' ? '.' : text[i];
    }
    return n;
}

bool parseWeight(std::string_view text, std::uint32_t* weight)
{
    text = withoutBlanks(text);
    char plain[kGrouped];
    if (const std::size_t size = withoutGrouping(text, plain)) text = {plain, size};
    bool outOfRange = false;
    const std::optional<Fixed> number = parseFixed(text, &outOfRange);
    if (!number || number->micro < 0 || number->micro % 1'000'000 != 0) return false;
    const Int128 whole = number->micro / 1'000'000;
    if (whole > std::numeric_limits<std::uint32_t>::max()) return false;
    *weight = static_cast<std::uint32_t>(whole);
    return true;
}

std::string_view cutType(std::string_view type)
{
    if (type.size() <= limits::kType) return type;
    std::size_t n = limits::kType;
    while (n > 0 && (static_cast<unsigned char>(type[n]) & 0xC0) == 0x80) --n;
    return type.substr(0, n);
}

bool isValue(std::string_view text)
{
    bool outOfRange = false;
    char plain[kGrouped];
    if (text.find_first_of("0123456789") == std::string_view::npos) return false;
    return parseFixed(text, &outOfRange) || outOfRange || withoutGrouping(text, plain) > 0 || withDecimalPoint(text, plain) > 0;
}

bool parseLatency(std::string_view text, Unit unit, std::int64_t* us)
{
    bool outOfRange = false;
    const std::optional<Fixed> number = parseFixed(text, &outOfRange);
    if (!number) return !outOfRange && parseDuration(text, us);
    bool divide = false;
    const std::uint64_t by = microsecondsIn(unit, &divide);
    // Fixed counts millionths: of a second that is microseconds already.
    return inRange(divide ? divideHalfEven(*number, by).micro : number->micro, us);
}

Outcome parseOutcome(std::string_view text)
{
    std::uint32_t status = 0;
    const bool number = !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), [&](char c) {
        status = status * 10 + static_cast<std::uint32_t>(c - '0');
        return c >= '0' && c <= '9';
    });
    if (number) {
        if (status >= 500) return Outcome::Error;
        return status >= 400 ? Outcome::ClientError : Outcome::Ok;
    }
    const bool error = (text.size() == 5 && startsWith(text, "error")) || startsWith(text, "fail");
    return error ? Outcome::Error : Outcome::Ok;
}

}  // namespace tally
