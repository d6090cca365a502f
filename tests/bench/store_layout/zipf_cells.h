// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of one day of Zipf-distributed events: the same for every layout, made day by day so that memory stays small.
#pragma once

#include <cstdint>
#include <vector>

#include "core/count/cell.h"

namespace tally::bench {

struct ZipfSetup {
    std::uint32_t items = 100'000;
    double exponent = 1.0;
    int eventsPerMinute = 420;  // about 250 distinct (item, type) a minute
};

class ZipfCells {
public:
    explicit ZipfCells(ZipfSetup setup);
    std::vector<Cell> day(std::int32_t day) const;  // ordered by (minute, item, type)

private:
    ZipfSetup setup_;
    std::vector<double> cumulative_;
};

}  // namespace tally::bench
