// SPDX-License-Identifier: GPL-3.0-or-later
// decimate: at most two points per pixel column, the smallest and the largest, in their order of time; spikes are never lost.
//
// Gaps (NaN) are kept: a column with a gap gives one NaN between its neighbours. Not for totals or exports.
#pragma once

#include <QtGlobal>
#include <span>
#include <vector>

namespace tally {

struct Decimated {
    std::vector<double> x;      // as given, in seconds or whatever the input used
    std::vector<double> y;
    bool reduced = false;       // false: the points are the input, untouched
};

// REQUIRES: x.size() == y.size(), x ascending, columns > 0. Input with <= 2 * columns points comes back as it is.
[[nodiscard]] Decimated decimateMinMax(std::span<const double> x, std::span<const double> y, int columns);

}  // namespace tally
