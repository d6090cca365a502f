// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/time_format.h"

#include <chrono>
#include <cstddef>
#include <exception>
#include <locale>
#include <sstream>

// g++ 12 sees variables of the library used before they are set (they are set one call further down), and more digits of an
// unsigned than there can be.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wstringop-overflow"
#endif
#include <date/date.h>
#include <fmt/format.h>

#include "core/format/time/digits.h"

namespace tally {
namespace {

constexpr std::size_t kMaxText = 256;  // no stamp is longer

// Which conversions a format names, `%E` and `%O` modifiers skipped; false for a lone % at the end.
bool conversions(const std::string& format, std::string* out)
{
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') continue;
        ++i;
        while (i < format.size() && (format[i] == 'E' || format[i] == 'O')) ++i;
        if (i >= format.size()) return false;
        if (format[i] != '%') out->push_back(format[i]);
    }
    return true;
}

bool any(const std::string& found, std::string_view wanted) { return found.find_first_of(wanted) != std::string::npos; }

// "%S.%f" is how Python writes what %S alone reads here; "%T.%f" likewise.
std::string withoutFractionLetter(std::string format)
{
    for (const std::string_view piece : {"%S.%f", "%T.%f"}) {
        for (std::size_t at = format.find(piece); at != std::string::npos; at = format.find(piece)) format.erase(at + 2, 3);
    }
    return format;
}

// Fractions beyond microseconds are cut: the reader below would take their digits for something else.
std::string cutFractions(std::string_view text)
{
    std::string out;
    std::size_t digits = 0;
    bool fraction = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && i > 0 && isDigit(text[i - 1])) {
            fraction = true;
            digits = 0;
        } else if (!isDigit(c)) {
            fraction = false;
        } else if (fraction && ++digits > 6) {
            continue;
        }
        out.push_back(c);
    }
    return out;
}

constexpr std::chrono::seconds kFirstCentury{-30'610'224'000LL};   // the year 1000: %Y is four digits

}  // namespace

struct TimeFormat::Impl {
    std::string format;
    std::string begin;   // of a year or a month without a day: read behind each text, so that it is their first moment
    bool zone = false;
    bool zoneName = false;   // %Z: only UTC has one meaning
    bool century = false;    // %Y: "17.05.20" is not of the year 20
    std::istringstream stream;
    std::string lastText;
    std::int64_t lastUs = 0;
};

TimeFormat::TimeFormat(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TimeFormat::TimeFormat(TimeFormat&&) noexcept = default;
TimeFormat& TimeFormat::operator=(TimeFormat&&) noexcept = default;
TimeFormat::~TimeFormat() = default;

Result<TimeFormat> TimeFormat::of(const std::string& format)
{
    const std::string cleaned = withoutFractionLetter(format);
    std::string found;
    const auto refuse = [&](std::string_view why) {
        return fail(ErrorCode::Usage, fmt::format("The time format “{}” {}", format, why), "--time-format");
    };
    if (!conversions(cleaned, &found)) return refuse("ends in a lone “%”.");
    if (!any(found, "YyGgDFx")) return refuse("has no year (%Y), so it does not say when anything happened.");
    if (any(found, "0123456789")) return refuse("gives a conversion a width, which is not supported.");
    if (any(found, "cXr")) return refuse("uses %c, %X or %r, which differ from country to country; write the parts out.");
    if (any(found, "f")) return refuse("uses %f away from %S; %S alone reads fractions of a second.");
    const bool date = any(found, "DFx") || any(found, "j") || (any(found, "mbBh") && any(found, "de")) ||
                      (any(found, "UWV") && any(found, "aAuw"));
    auto impl = std::make_unique<Impl>();
    impl->format = cleaned;
    if (!date) {
        if (any(found, "deUWVaAuw")) return refuse("needs a month (%m) beside the year and the day.");
        const bool month = any(found, "mbBh");
        impl->format += month ? " %d" : " %m-%d";
        impl->begin = month ? " 01" : " 01-01";
    }
    impl->zoneName = any(found, "Z");
    impl->zone = any(found, "z") || impl->zoneName;
    impl->century = any(found, "YF");
    impl->stream.imbue(std::locale::classic());
    return TimeFormat(std::move(impl));
}

bool TimeFormat::hasZone() const { return impl_->zone; }

bool TimeFormat::parse(std::string_view text, std::int64_t* us)
{
    if (text.size() > kMaxText || text.empty()) return false;
    if (text == impl_->lastText) {
        *us = impl_->lastUs;
        return true;
    }
    using Time = std::chrono::microseconds;
    Time since{};
    try {
        std::istringstream& in = impl_->stream;
        in.clear();
        in.str(cutFractions(text) + impl_->begin);
        if (impl_->zone) {
            date::sys_time<Time> t;
            std::string name;
            date::from_stream(in, impl_->format.c_str(), t, &name);
            if (impl_->zoneName && name != "UTC" && name != "GMT" && name != "Z") return false;
            since = t.time_since_epoch();
        } else {
            date::local_time<Time> t;
            date::from_stream(in, impl_->format.c_str(), t);
            since = t.time_since_epoch();
        }
        if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return false;
    } catch (const std::exception&) {
        return false;
    }
    if (impl_->century && since < kFirstCentury) return false;
    *us = impl_->lastUs = since.count();
    impl_->lastText = text;
    return true;
}

}  // namespace tally
