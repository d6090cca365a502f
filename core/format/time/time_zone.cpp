// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/time_zone.h"

#include <algorithm>
#include <chrono>
#include <exception>

#include <date/tz.h>
#include <fmt/format.h>

#include "core/event/time.h"
#include "core/format/time/digits.h"

namespace tally {
namespace {

// No clock change moves a clock by more than this; nearer to one, every time is looked up.
constexpr std::int64_t kNearChange = 2 * kDay;

constexpr std::int64_t valueOfTwo(const char* p) { return (p[0] - '0') * 10 + (p[1] - '0'); }

std::int64_t microseconds(std::chrono::seconds s)
{
    constexpr std::int64_t kFar = 400'000'000'000;  // seconds; zones reach beyond what microseconds can say
    return std::clamp<std::int64_t>(s.count(), -kFar, kFar) * kSecond;
}

}  // namespace

bool parseOffset(std::string_view text, std::int64_t* us)
{
    if (text == "Z" || text == "z" || text == "UTC" || text == "GMT") {
        *us = 0;
        return true;
    }
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return false;
    const bool west = text[0] == '-';
    const bool colon = text.size() == 6 && text[3] == ':';
    if (text.size() != 3 && text.size() != 5 && !colon) return false;
    if (!isDigit(text[1]) || !isDigit(text[2])) return false;
    std::int64_t minutes = valueOfTwo(text.data() + 1) * 60;
    if (minutes > 23 * 60) return false;
    if (text.size() > 3) {
        const char* p = text.data() + (colon ? 4 : 3);
        if (!isDigit(p[0]) || !isDigit(p[1]) || valueOfTwo(p) > 59) return false;
        minutes += valueOfTwo(p);
    }
    *us = (west ? -minutes : minutes) * kMinute;
    return true;
}

Result<TimeZone> TimeZone::named(const std::string& name)
{
    TimeZone zone;
    if (name.empty() || parseOffset(name, &zone.offset_)) return zone;
    try {
        zone.zone_ = date::locate_zone(name);
    } catch (const std::exception&) {
        return fail(ErrorCode::Usage, fmt::format("“{}” is not a time zone; give an IANA name such as Europe/Berlin, or ±HH:MM.", name),
                    "--time-zone");
    }
    return zone;
}

std::int64_t TimeZone::lookUp(std::int64_t localUs)
{
    using std::chrono::seconds;
    const date::local_seconds local{seconds{floorDiv(localUs, kSecond)}};
    try {
        const date::local_info info = zone_->get_info(local);
        offset_ = microseconds(info.first.offset);
        if (info.result != date::local_info::unique) {
            ++ambiguous_;
            sureFrom_ = sureTo_ = 0;
        } else {
            sureFrom_ = microseconds(info.first.begin.time_since_epoch()) + offset_ + kNearChange;
            sureTo_ = microseconds(info.first.end.time_since_epoch()) + offset_ - kNearChange;
        }
    } catch (const std::exception&) {  // the zone's file vanished while we run: the last known offset is the best answer
        sureFrom_ = sureTo_ = 0;
    }
    return localUs - offset_;
}

}  // namespace tally
