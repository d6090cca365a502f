// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <limits>

#include "core/event/event.h"
#include "core/query/question.h"

namespace tally {

// EventFilter: which events a question is about, and the span of their times.
class EventFilter {
public:
    explicit EventFilter(const Question& question) : question_(&question), openRange_(question.range.isAll()) {}

    bool passesAll() const { return !question_->item && !question_->type && openRange_; }
    bool matches(const Event& event)
    {
        if (question_->type && event.type != *question_->type) return false;
        if (question_->item && event.item != *question_->item) return false;
        const bool timed = has(event.parts, Part::Time);
        if (!openRange_ && (!timed || !question_->range.contains(event.time))) return false;
        if (timed) see(event.time);
        return true;
    }
    void see(Micros time)
    {
        first_ = std::min(first_, time);
        last_ = std::max(last_, time);
    }
    void merge(const EventFilter& other)
    {
        first_ = std::min(first_, other.first_);
        last_ = std::max(last_, other.last_);
    }
    // The asked range with open edges replaced by first event and just behind the last.
    TimeRange effective() const
    {
        TimeRange range = question_->range;
        if (first_ > last_) return range;
        if (range.from == TimeRange{}.from) range.from = first_;
        if (range.to == TimeRange{}.to) range.to = last_ + Micros{1};
        return range;
    }

private:
    const Question* question_;
    bool openRange_;
    Micros first_{std::numeric_limits<std::int64_t>::max()};
    Micros last_{std::numeric_limits<std::int64_t>::min()};
};

}  // namespace tally
