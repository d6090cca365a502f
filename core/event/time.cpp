// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/time.h"

#include <fmt/format.h>

namespace tally {
namespace {

std::string upToSeconds(Micros t)
{
    const std::int64_t days = floorDiv(t.us, kDay);
    const CivilDate date = civilFromDays(days);
    const std::int64_t second = (t.us - days * kDay) / kSecond;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day, second / 3600,
                       second / 60 % 60, second % 60);
}

}  // namespace

CivilDate civilFromDays(std::int64_t days)
{
    days += 719468;
    const std::int64_t era = floorDiv(days, 146097);
    const auto doe = static_cast<std::uint32_t>(days - era * 146097);
    const std::uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::uint32_t mp = (5 * doy + 2) / 153;
    const std::uint32_t month = mp < 10 ? mp + 3 : mp - 9;
    const std::int64_t year = static_cast<std::int64_t>(yoe) + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<std::int32_t>(year), month, doy - (153 * mp + 2) / 5 + 1};
}

std::string isoSeconds(Micros t) { return upToSeconds(t) + 'Z'; }

std::string isoExact(Micros t)
{
    std::string text = upToSeconds(t);
    const std::int64_t fraction = t.us - floorDiv(t.us, kSecond) * kSecond;
    if (fraction != 0) {
        text += fmt::format(".{:06}", fraction);
        while (text.back() == '0') text.pop_back();
    }
    return text + 'Z';
}

}  // namespace tally
