// SPDX-License-Identifier: GPL-3.0-or-later
// RangeHistory: back and forward over the last 100 ranges. A new range cuts off what was ahead. Equal neighbours are kept once.
#pragma once

#include <cstddef>
#include <vector>

#include "widgets/time/shown_range.h"

namespace tally {

class RangeHistory final {
public:
    static constexpr std::size_t kDepth = 100;
    void push(const ShownRange& range);
    [[nodiscard]] bool canBack() const { return position_ > 1; }
    [[nodiscard]] bool canForward() const { return position_ < ranges_.size(); }
    const ShownRange& back();         // REQUIRES: canBack()
    const ShownRange& forward();      // REQUIRES: canForward()

private:
    std::vector<ShownRange> ranges_;
    std::size_t position_ = 0;       // one past the current range; 0 = empty
};

}  // namespace tally
