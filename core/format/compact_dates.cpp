// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/compact_dates.h"

#include <algorithm>
#include <cstdint>

#include "core/event/time.h"
#include "core/format/time/digits.h"

namespace tally {
namespace {

struct Form {
    std::size_t digits;
    std::size_t year;       // digits of it
    std::string_view text;
};
// Two digits of a year come after four: no text fits both, as the years of the latter are those of records.
constexpr Form kForms[] = {{8, 4, "%Y%m%d"}, {10, 4, "%Y%m%d%H"}, {12, 4, "%Y%m%d%H%M"}, {14, 4, "%Y%m%d%H%M%S"},
                           {8, 2, "%y%m%d%H"}, {12, 2, "%y%m%d%H%M%S"}, {6, 2, "%y%m%d"}};

bool isDigits(std::string_view text, std::size_t digits)
{
    return text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t numberAt(std::string_view text, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (const char c : text.substr(at, size)) value = value * 10 + static_cast<std::uint32_t>(c - '0');
    return value;
}

bool isYear(std::uint32_t year) { return year >= 1900 && year <= 2100; }

bool fits(const Form& form, std::string_view text)
{
    if (!isDigits(text, form.digits)) return false;
    const std::uint32_t year = numberAt(text, 0, form.year) + (form.year == 2 ? 2000 : 0);
    std::size_t at = form.year;
    if (!isYear(year) || !isCivilDate(year, numberAt(text, at, 2), numberAt(text, at + 2, 2))) return false;
    for (const std::uint32_t most : {23U, 59U, 60U}) {
        at += at == form.year ? 4 : 2;
        if (at < form.digits && numberAt(text, at, 2) > most) return false;
    }
    return true;
}

template <class Fits>
bool allOf(const std::vector<std::string>& texts, Fits fit)
{
    bool some = false;
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        if (!fit(text)) return false;
        some = true;
    }
    return some;
}

}  // namespace

std::string_view compactForm(const std::vector<std::string>& texts)
{
    const auto* const form = std::find_if(std::begin(kForms), std::end(kForms), [&](const Form& f) {
        return allOf(texts, [&f](std::string_view text) { return fits(f, text); });
    });
    return form == std::end(kForms) ? std::string_view() : form->text;
}

bool areYears(const std::vector<std::string>& texts)
{
    return allOf(texts, [](std::string_view text) { return isDigits(text, 4) && isYear(numberAt(text, 0, 4)); });
}

bool endWithTheirYear(const std::vector<std::string>& texts)
{
    return allOf(texts, [](std::string_view text) {
        if (!isDigits(text, 8)) return false;
        const std::uint32_t year = numberAt(text, 4, 4), first = numberAt(text, 0, 2), second = numberAt(text, 2, 2);
        return isYear(year) && (isCivilDate(year, second, first) || isCivilDate(year, first, second));
    });
}

bool areMonths(const std::vector<std::string>& texts)
{
    return allOf(texts, [](std::string_view text) {
        return isDigits(text, 6) && isYear(numberAt(text, 0, 4)) && numberAt(text, 4, 2) >= 1 && numberAt(text, 4, 2) <= 12;
    });
}

bool areSpreadsheetDays(const std::vector<std::string>& texts)
{
    return allOf(texts, [](std::string_view text) {
        const std::string_view whole = text.substr(0, text.find('.'));
        const std::string_view rest = text.substr(std::min(whole.size() + 1, text.size()));
        const std::uint32_t day = isDigits(whole, 5) ? numberAt(whole, 0, 5) : 0;
        return day >= 25'569 && day < 60'000 && rest.find_first_not_of("0123456789") == std::string_view::npos;
    });
}

bool isCompactDate(std::string_view text) { return fits(kForms[0], text); }

}  // namespace tally
