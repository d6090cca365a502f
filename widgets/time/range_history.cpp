// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time/range_history.h"

namespace tally {

void RangeHistory::push(const ShownRange& range) {
    if (position_ > 0 && ranges_[position_ - 1] == range) return;
    ranges_.resize(position_);
    ranges_.push_back(range);
    if (ranges_.size() > kDepth) ranges_.erase(ranges_.begin());
    position_ = ranges_.size();
}

const ShownRange& RangeHistory::back() { return ranges_[--position_ - 1]; }

const ShownRange& RangeHistory::forward() { return ranges_[position_++]; }

}  // namespace tally
