// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/schedule.h"

#include <cstdlib>

namespace tally {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

// 300 at 04:00, 1300 at 16:00, smooth between.
std::uint32_t weightOf(std::int64_t minuteOfDay)
{
    const std::int64_t apart = std::abs(minuteOfDay - 960);
    const std::int64_t d = apart > 720 ? 1440 - apart : apart;
    constexpr std::int64_t kHalf = 720;
    return static_cast<std::uint32_t>(1300 - 1000 * (3 * kHalf * d * d - 2 * d * d * d) / (kHalf * kHalf * kHalf));
}

}  // namespace

Schedule::Schedule(std::uint64_t events, double rate, Micros start)
    : events_(events), rate_(rate > 0 ? rate : 0), startMs_(floorDiv(start.us, 1000))
{
    const std::int64_t first = floorDiv(startMs_, kMinuteMs) - floorDiv(startMs_, 1440 * kMinuteMs) * 1440;
    for (std::size_t i = 0; i < kMinutes; ++i) {
        before_[i + 1] = before_[i] + weightOf((first + static_cast<std::int64_t>(i)) % kMinutes);
    }
    minuteEnd_ = eventsBefore(1);
}

std::uint64_t Schedule::eventsBefore(int minute) const
{
    const std::uint64_t total = before_[kMinutes], part = before_[static_cast<std::size_t>(minute)];
    return events_ / total * part + events_ % total * part / total;
}

std::int64_t Schedule::next(std::uint32_t bits)
{
    if (rate_ == 0) return nextOfDay(bits);
    const double ms = static_cast<double>(given_) * 1000 / rate_;
    ++given_;
    constexpr double kLongest = 1e14;  // three thousand years: the result stays a time whatever the rate
    return startMs_ + static_cast<std::int64_t>(ms < kLongest ? ms : kLongest);
}

// The k events of a minute lie in k equal slots, each somewhere in its own.
std::int64_t Schedule::nextOfDay(std::uint32_t bits)
{
    while (given_ >= minuteEnd_ && minute_ + 1 < kMinutes) {
        ++minute_;
        minuteFirst_ = minuteEnd_;
        minuteEnd_ = eventsBefore(minute_ + 1);
    }
    const std::uint64_t slots = minuteEnd_ > minuteFirst_ ? minuteEnd_ - minuteFirst_ : 1;
    const std::uint64_t slot = given_ - minuteFirst_;
    ++given_;
    const std::uint64_t within = (std::uint64_t{bits} * kMinuteMs) >> 32;
    return startMs_ + minute_ * kMinuteMs + static_cast<std::int64_t>((slot * kMinuteMs + within) / slots);
}

}  // namespace tally
