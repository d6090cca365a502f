// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/time_parser.h"

#include <cstddef>
#include <cstring>
#include <utility>

#include "core/format/time/digits.h"

namespace tally {
namespace {

constexpr std::size_t kDateMinute = 16; // YYYY-MM-DDTHH:MM
constexpr std::size_t kDateTime = 19;   // YYYY-MM-DDTHH:MM:SS
constexpr std::size_t kLogStamp = 20;   // dd/Mon/YYYY:HH:MM:SS

constexpr std::uint32_t two(const char* p)
{
    return static_cast<std::uint32_t>(p[0] - '0') * 10 + static_cast<std::uint32_t>(p[1] - '0');
}
constexpr bool twoDigits(const char* p) { return isDigit(p[0]) && isDigit(p[1]); }
constexpr bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::uint16_t load2(const char* p)
{
    std::uint16_t v;
    std::memcpy(&v, p, sizeof v);
    return v;
}

// 1 … 12 for "Jan" … "Dec" in any case, else 0.
std::uint32_t monthOf(const char* p)
{
    constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    const char low[3] = {static_cast<char>(p[0] | 0x20), static_cast<char>(p[1] | 0x20), static_cast<char>(p[2] | 0x20)};
    for (std::uint32_t m = 0; m < 12; ++m) {
        if (std::memcmp(kMonths.data() + std::size_t{3} * m, low, 3) == 0) return m + 1;
    }
    return 0;
}

// Reads ".123" or ",123" at *at; cuts after microseconds. False for a point without digits.
bool takeFraction(std::string_view text, std::size_t* at, std::int64_t* us)
{
    if (*at >= text.size() || (text[*at] != '.' && text[*at] != ',')) return true;
    std::size_t i = *at + 1;
    std::int64_t scale = 100'000;
    while (i < text.size() && isDigit(text[i])) {
        *us += (text[i] - '0') * scale;
        scale /= 10;
        ++i;
    }
    const bool some = i > *at + 1;
    *at = i;
    return some;
}

// "1483369445" with one more pair of quotes around it.
std::string_view unquoted(std::string_view text)
{
    const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

// Unbreakable and narrow blanks, as programs put them before AM and PM.
std::string withPlainBlanks(std::string_view text)
{
    std::string out(text);
    for (const std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF"}) {
        for (std::size_t at = out.find(blank); at != std::string::npos; at = out.find(blank)) out.replace(at, blank.size(), " ");
    }
    return out;
}

bool inRange(std::int64_t us) { return us >= kMinTime.us && us <= kMaxTime.us; }

// A run of 1 … `most` digits at *at.
bool takeNumber(std::string_view text, std::size_t* at, std::size_t most, std::uint32_t* value)
{
    const std::size_t start = *at;
    *value = 0;
    while (*at < text.size() && *at - start < most && isDigit(text[*at])) {
        *value = *value * 10 + static_cast<std::uint32_t>(text[(*at)++] - '0');
    }
    return *at > start;
}

}  // namespace

bool looksLikeDayMonth(std::string_view text)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > 2 || text.size() < dot + 2 || text.size() > dot + 3) return false;
    std::size_t at = 0;
    std::uint32_t first = 0, second = 0;
    if (!takeNumber(text, &at, 2, &first) || at != dot) return false;
    ++at;
    if (!takeNumber(text, &at, 2, &second) || at != text.size()) return false;
    return first >= 1 && second >= 1 && ((first <= 31 && second <= 12) || (first <= 12 && second <= 31));
}

TimeParser::TimeParser(const ReadOptions& options, Unit unit) : unit_(unit), order_(options.dateOrder), year_(options.year)
{
    if (auto zone = TimeZone::named(options.timeZone)) zone_ = *zone;
    if (options.timeFormat.empty()) return;
    if (auto format = TimeFormat::of(options.timeFormat)) format_ = std::move(*format);
}

Result<void> TimeParser::check(const ReadOptions& options)
{
    if (auto zone = TimeZone::named(options.timeZone); !zone) return tl::unexpected<Error>(zone.error());
    if (options.timeFormat.empty()) return {};
    if (auto format = TimeFormat::of(options.timeFormat); !format) return tl::unexpected<Error>(format.error());
    return {};
}

bool TimeParser::fast(std::string_view text, Micros* out)
{
    const char* p = text.data();
    const std::size_t n = text.size();
    if (n >= kDateMinute) {
        if (p[4] == '-' || p[4] == '/') return fastRfc(p, n, out);
        if (n >= kLogStamp && p[2] == '/') return fastAccessLog(p, n, out);
    }
    if (n >= 9 && n <= 16) return parseEpoch(text, unit_, out);
    return false;
}

bool TimeParser::learnIsoDate(const char* p)
{
    if (!twoDigits(p) || !twoDigits(p + 2) || p[4] != p[7] || !twoDigits(p + 5) || !twoDigits(p + 8)) return false;
    const std::uint32_t year = two(p) * 100 + two(p + 2);
    if (!isCivilDate(year, two(p + 5), two(p + 8))) return false;
    isoMidnight_ = daysFromCivil(year, two(p + 5), two(p + 8)) * kDay;
    isoHead_ = load8(p);
    isoTail_ = load2(p + 8);
    return true;
}

bool TimeParser::fastRfc(const char* p, std::size_t n, Micros* out)
{
    if ((load8(p) != isoHead_ || load2(p + 8) != isoTail_) && !learnIsoDate(p)) return false;
    if (p[10] != 'T' && p[10] != ' ' && p[10] != 't') return false;
    const bool minutes = n == kDateMinute;
    if (n < kDateTime && !minutes) return false;
    constexpr std::uint64_t kNoSeconds = 0x30303A0000000000ULL;  // ":00" behind HH:MM
    const std::int32_t second = secondOfDay(minutes ? (load8(p + 8) >> 24) | kNoSeconds : load8(p + 11));
    if (second < 0) return false;
    if (minutes) return finish(isoMidnight_ + second * kSecond, {}, out);
    std::int64_t us = isoMidnight_ + second * kSecond;
    if (n == kDateTime + 1 && p[kDateTime] == 'Z') {
        out->us = us;
        return inRange(us);
    }
    std::size_t at = kDateTime;
    const std::string_view text(p, n);
    if (!takeFraction(text, &at, &us)) return false;
    return finish(us, text.substr(at), out);
}

bool TimeParser::learnAccessLogDate(const char* p)
{
    if (!twoDigits(p) || p[2] != '/' || p[6] != '/' || !twoDigits(p + 7) || !twoDigits(p + 9)) return false;
    const std::uint32_t month = monthOf(p + 3);
    const std::uint32_t year = two(p + 7) * 100 + two(p + 9);
    if (!isCivilDate(year, month, two(p))) return false;
    logMidnight_ = daysFromCivil(year, month, two(p)) * kDay;
    logHead_ = load8(p);
    logTail_ = load8(p + 3);
    return true;
}

bool TimeParser::fastAccessLog(const char* p, std::size_t n, Micros* out)
{
    if ((load8(p) != logHead_ || load8(p + 3) != logTail_) && !learnAccessLogDate(p)) return false;
    const std::int32_t second = secondOfDay(load8(p + 12));
    if (p[11] != ':' || second < 0) return false;
    return finish(logMidnight_ + second * kSecond, {p + kLogStamp, n - kLogStamp}, out);
}

// `zone` is what stands behind the clock; nothing = local time.
bool TimeParser::finish(std::int64_t localUs, std::string_view zone, Micros* out)
{
    while (!zone.empty() && isBlank(zone[0])) zone.remove_prefix(1);
    if (zone.empty()) {
        out->us = zone_.toUtc(localUs);
    } else {
        std::int64_t offset = 0;
        const bool named = zone.size() > 3 && (zone.starts_with("UTC") || zone.starts_with("GMT"));
        if (!parseOffset(named ? zone.substr(3) : zone, &offset)) return false;
        out->us = localUs - offset;
    }
    return inRange(out->us);
}

TimeVerdict TimeParser::slow(std::string_view text, Micros* out)
{
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    if (text.empty()) return TimeVerdict::Bad;
    if (format_) return byFormat(text, out);
    if (fast(text, out)) return TimeVerdict::Ok;
    if (text.find_first_of("\xC2\xE2") != std::string_view::npos) text = plain_ = withPlainBlanks(text);
    if (text.starts_with("/Date(") && text.ends_with(")/")) text = text.substr(6, text.size() - 8);  // .NET
    WrittenDate date;
    const TimeVerdict verdict = parseWritten(text, order_, year_, &date);
    if (verdict == TimeVerdict::Ok) return finish(date.localUs, date.zone, out) ? TimeVerdict::Ok : TimeVerdict::Bad;
    if (parseEpoch(unquoted(text), unit_, out)) return TimeVerdict::Ok;
    return verdict;
}

TimeVerdict TimeParser::byFormat(std::string_view text, Micros* out)
{
    std::int64_t us = 0;
    if (!format_->parse(text, &us)) return TimeVerdict::Bad;
    out->us = format_->hasZone() ? us : zone_.toUtc(us);
    return inRange(out->us) ? TimeVerdict::Ok : TimeVerdict::Bad;
}

}  // namespace tally
