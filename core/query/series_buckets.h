// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/count/cell.h"
#include "core/event/time.h"

namespace tally {

// A tally of which only the count is wanted: a sixth of the memory to write.
struct EventCount {
    std::uint64_t count = 0;
    EventCount() = default;
    explicit EventCount(const Tally& tally) : count(tally.count) {}
    void merge(const EventCount& other) { count += other.count; }
};

// StepBuckets: the steps of a series that have events. Cells of one item come nearly in order, so they are appended, and
// sorted at the end. Value: Tally or EventCount.
template <class Value>
class StepBuckets {
public:
    explicit StepBuckets(Micros step = {kMinute}) : minutes_(step.us / kMinute) {}
    // Begins anew in the memory of before: clearing fresh pages costs as much as reading a month of minutes.
    void restart(Micros step)
    {
        minutes_ = step.us / kMinute;
        if (all_.capacity() > kKept) all_ = {};
        all_.clear();
        settled_ = 0;
        inOrder_ = true;
    }
    void add(std::int32_t minute, const Tally& tally)
    {
        if (minute == kNoMinute) return;
        const std::int64_t bucket = minutes_ == 1 ? minute : floorDiv(minute, minutes_);
        if (!all_.empty() && all_.back().first == bucket) all_.back().second.merge(Value(tally));
        else {
            inOrder_ = inOrder_ && (all_.empty() || all_.back().first < bucket);
            all_.emplace_back(bucket, Value(tally));
            if (!inOrder_ && all_.size() >= 2 * settled_ + kUnsorted) settle();   // memory follows the steps, not the cells
        }
    }
    const std::vector<std::pair<std::int64_t, Value>>& sorted()
    {
        settle();
        return all_;
    }

private:
    static constexpr std::size_t kUnsorted = 65'536, kKept = 131'072;
    void settle()
    {
        if (!inOrder_ && !all_.empty()) {
            std::sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            std::size_t kept = 0;
            for (std::size_t i = 1; i < all_.size(); ++i) {
                if (all_[i].first == all_[kept].first) all_[kept].second.merge(all_[i].second);
                else all_[++kept] = all_[i];
            }
            all_.resize(kept + 1);
        }
        settled_ = all_.size();
        inOrder_ = true;
    }

    std::int64_t minutes_;
    std::vector<std::pair<std::int64_t, Value>> all_;
    std::size_t settled_ = 0;
    bool inOrder_ = true;
};
using SeriesBuckets = StepBuckets<Tally>;
using CountBuckets = StepBuckets<EventCount>;

}  // namespace tally
