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

}  // namespace

std::string_view cutType(std::string_view type)
{
    if (type.size() <= limits::kType) return type;
    std::size_t n = limits::kType;
    while (n > 0 && (static_cast<unsigned char>(type[n]) & 0xC0) == 0x80) --n;
    return type.substr(0, n);
}

bool parseLatency(std::string_view text, Unit unit, std::int64_t* us)
{
    bool outOfRange = false;
    const std::optional<Fixed> number = parseFixed(text, &outOfRange);
    if (!number) return false;
    bool divide = false;
    const std::uint64_t by = microsecondsIn(unit, &divide);
    // Fixed counts millionths: of a second that is microseconds already.
    const Int128 micros = divide ? divideHalfEven(*number, by).micro : number->micro;
    if (micros > std::numeric_limits<std::int64_t>::max() || micros < std::numeric_limits<std::int64_t>::min()) return false;
    *us = static_cast<std::int64_t>(micros);
    return true;
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
