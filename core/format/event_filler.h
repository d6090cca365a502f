// SPDX-License-Identifier: GPL-3.0-or-later
// EventFiller: the texts of a record's parts → an Event, or the reason why not. The one place where formats made of text
// fields (CSV, access logs) agree on what is rejected and what is merely absent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/event/event.h"
#include "core/event/letter.h"
#include "core/event/read_options.h"
#include "core/format/time/time_parser.h"

namespace tally {

// A part that the record does not have is an empty view with data() == nullptr.
struct RecordParts {
    std::string_view item, type, time, value, latency, outcome, actor, id, weight;
};

class EventFiller {
public:
    EventFiller(const LogShape& shape, Parts wanted);

    // False: *reason and perhaps *detail say why.
    bool fill(const RecordParts& parts, Event* event, Reason* reason, std::string_view* detail);

    std::uint64_t ambiguousTimes() const { return time_.ambiguousTimes(); }

private:
    bool takeTime(std::string_view text, Event* event);
    bool takeValue(std::string_view text, Event* event);
    void takeExtras(const RecordParts& parts, Event* event);

    TimeParser time_;
    // The last stamp and what it says: many records of a log share it.
    static constexpr std::size_t kStamp = 40;
    char stamp_[kStamp];
    std::size_t stampSize_ = 0;   // 0 = none
    Micros stampTime_;
    Parts wanted_;
    Unit latencyUnit_;
    bool withTime_, withWeight_, decimalComma_;
};

}  // namespace tally
