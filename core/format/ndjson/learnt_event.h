// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/event/event.h"
#include "core/event/read_options.h"
#include "core/format/ndjson/learnt_plan.h"
#include "core/format/time/time_parser.h"

namespace tally {

// LearntEvent: the values of a matched line → an Event, for the usual cases. False where there is anything unusual (a null
// item, a fraction of a microsecond, a value that is text …): the line then goes through JsonRecord, which decides.
class LearntEvent {
public:
    LearntEvent(const LogShape& shape, Parts wanted);
    bool fill(const LearntLine& line, std::uint32_t slots, Event* event);
    std::uint64_t ambiguousTimes() const { return time_.ambiguousTimes(); }

private:
    bool setTime(const LearntValue& value, Event* event);
    bool setExtras(const LearntLine& line, std::uint32_t slots, Event* event);

    TimeParser time_;
    Unit timeUnit_, latencyUnit_;
    bool noTime_, hasFormat_;
    Parts wanted_;
};

}  // namespace tally
