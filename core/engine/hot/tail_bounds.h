// SPDX-License-Identifier: GPL-3.0-or-later
// TailBounds: what the summaries of the tail (tail.h) say of its items in one range, for one type or all.
//
// Summaries of disjoint slots that lie in the range add up to both bounds; events of the tail in the range that no such slot
// covers (`rest`, known exactly) may all be of one item, but no more than the slots say that cover the range and more. What
// is known of all types says at least so much of one: an item has no more events of other types than the tail has.
// So a range of whole kept slots and without a type is as exact as Space-Saving is; all others are wider, never wrong.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/engine/hot/tail.h"
#include "core/rank/bounded_rank.h"

namespace tally {

class TailBounds {
public:
    // Events in the range that share Dictionary::other(), as the cells say.
    struct Shared {
        std::uint64_t all = 0;
        std::uint64_t wanted = 0;   // of the type asked for
    };
    // Minutes, half-open; `from` kNoMinute = open: events without a time too. `view` may be null when nothing is shared.
    TailBounds(const TailView* view, std::int32_t from, std::int32_t to, Shared shared);

    SpaceSaving::Bounds of(std::string_view text) const;
    // Everybody of whom anything is known, and may have occurred. Views live as long as this.
    std::vector<BoundedItem> items();
    std::uint64_t absent() const;   // upper bound of everybody else

private:
    void cover(const TailView& view, std::int32_t from, std::int32_t to);
    void coverWidely(const TailView& view, std::int32_t from, std::int32_t to);
    SpaceSaving::Bounds limited(SpaceSaving::Bounds inside, SpaceSaving::Bounds around) const;

    Shared shared_;
    std::vector<TailSummary> inside_, around_;   // `around_` only where `inside_` is not all
    std::uint64_t rest_ = 0;                     // in the range, in none of inside_
    std::uint64_t beyond_ = 0;                   // in around_, not in the range
};

}  // namespace tally
