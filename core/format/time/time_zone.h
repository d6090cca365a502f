// SPDX-License-Identifier: GPL-3.0-or-later
// TimeZone: what stamps without a zone mean. UTC, a fixed offset, or an IANA zone with its history.
// Thread safety: none (it remembers the last offset); copy it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace date {
class time_zone;
}

namespace tally {

class TimeZone {
public:
    TimeZone() = default;  // UTC
    static Result<TimeZone> named(const std::string& name);  // "", IANA name, "UTC", "Z", "+HH:MM"

    bool isUtc() const { return zone_ == nullptr && offset_ == 0; }

    // Microseconds on the local clock → UTC. A time that a clock change makes double or impossible is read with the
    // offset that held before the change, and counted.
    std::int64_t toUtc(std::int64_t localUs)
    {
        if (zone_ == nullptr || (localUs >= sureFrom_ && localUs < sureTo_)) return localUs - offset_;
        return lookUp(localUs);
    }
    std::uint64_t ambiguousTimes() const { return ambiguous_; }

private:
    std::int64_t lookUp(std::int64_t localUs);

    const date::time_zone* zone_ = nullptr;
    std::int64_t offset_ = 0;                     // microseconds east of UTC
    std::int64_t sureFrom_ = 0, sureTo_ = 0;      // local times for which offset_ holds without a doubt
    std::uint64_t ambiguous_ = 0;
};

// "Z", "UTC", "GMT", "+HH:MM", "+HHMM", "+HH" → microseconds east of UTC; false where it is none of these.
bool parseOffset(std::string_view text, std::int64_t* us);

}  // namespace tally
