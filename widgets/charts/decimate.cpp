// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tally {
namespace {

struct Column {
    std::size_t low = 0, high = 0;
    bool any = false, gap = false;
};

Column scan(std::span<const double> y, std::size_t first, std::size_t last) {
    Column column;
    for (std::size_t i = first; i < last; ++i) {
        if (!std::isfinite(y[i])) {
            column.gap = true;
            continue;
        }
        if (!column.any) column.low = column.high = i;
        if (y[i] < y[column.low]) column.low = i;
        if (y[i] > y[column.high]) column.high = i;
        column.any = true;
    }
    return column;
}

}  // namespace

Decimated decimateMinMax(std::span<const double> x, std::span<const double> y, int columns) {
    Decimated out;
    const std::size_t n = x.size(), width = static_cast<std::size_t>(std::max(1, columns));
    if (n <= 2 * width) {
        out.x.assign(x.begin(), x.end());
        out.y.assign(y.begin(), y.end());
        return out;
    }
    out.reduced = true;
    out.x.reserve(3 * width);
    out.y.reserve(3 * width);
    const auto push = [&out](double px, double py) {
        out.x.push_back(px);
        out.y.push_back(py);
    };
    for (std::size_t c = 0; c < width; ++c) {
        const std::size_t first = c * n / width, last = (c + 1) * n / width;
        const Column column = scan(y, first, last);
        if (column.any) {
            const std::size_t a = std::min(column.low, column.high), b = std::max(column.low, column.high);
            push(x[a], y[a]);
            if (b != a) push(x[b], y[b]);
        }
        if (column.gap && (out.y.empty() || std::isfinite(out.y.back()))) push(x[last - 1], std::numeric_limits<double>::quiet_NaN());
    }
    return out;
}

}  // namespace tally
