// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tally {
namespace {

TEST(Decimate, KeepsSpikesAndGaps) {
    std::vector<double> x(10'000), y(10'000, 1.0);
    std::iota(x.begin(), x.end(), 0.0);
    y[4321] = 99;
    y[7000] = std::nan("");
    const Decimated out = decimateMinMax(x, y, 100);
    EXPECT_LE(out.x.size(), 301u);
    EXPECT_TRUE(std::is_sorted(out.x.begin(), out.x.end()));
    EXPECT_NE(std::find(out.y.begin(), out.y.end(), 99.0), out.y.end());
    EXPECT_TRUE(std::any_of(out.y.begin(), out.y.end(), [](double v) { return std::isnan(v); }));
}

TEST(Decimate, FewPointsComeBackUntouched) {
    const std::vector<double> x{1, 2, 3}, y{4, 5, 6};
    const Decimated out = decimateMinMax(x, y, 10);
    EXPECT_EQ(out.x, x);
    EXPECT_EQ(out.y, y);
}

}  // namespace
}  // namespace tally
