// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <algorithm>
#include <cmath>

namespace tally {
namespace {

void take(std::span<const double> values, std::size_t first, std::size_t last, Extent& into) {
    for (std::size_t i = first; i < last; ++i) {
        const double value = values[i];
        if (!std::isfinite(value)) {
            into.gap = true;
            continue;
        }
        if (!into.any) into.low = into.high = i;
        if (value < values[into.low]) into.low = i;
        if (value > values[into.high]) into.high = i;
        if (value > 0 && value < into.above) into.above = value;
        into.any = true;
    }
}

}  // namespace

Extents::Extents(std::span<const double> values) : values_(values) {
    blocks_.reserve((values.size() + kBlock - 1) / kBlock);
    for (std::size_t first = 0; first < values.size(); first += kBlock) {
        Extent all;
        take(values, first, std::min(first + kBlock, values.size()), all);
        Block block;
        block.any = all.any, block.gap = all.gap, block.above = all.above;
        if (all.any) {
            block.low = values[all.low], block.high = values[all.high];
            block.lowAt = static_cast<std::uint8_t>(all.low - first), block.highAt = static_cast<std::uint8_t>(all.high - first);
        }
        blocks_.push_back(block);
    }
}

Extent Extents::of(std::size_t first, std::size_t last) const {
    Extent found;
    const std::size_t from = (first + kBlock - 1) / kBlock, to = last / kBlock;   // whole blocks
    if (from >= to) {
        take(values_, first, last, found);
        return found;
    }
    take(values_, first, from * kBlock, found);
    double low = found.any ? values_[found.low] : std::numeric_limits<double>::infinity();
    double high = found.any ? values_[found.high] : -std::numeric_limits<double>::infinity();
    for (std::size_t b = from; b < to; ++b) {
        const Block& block = blocks_[b];
        found.gap = found.gap || block.gap;
        if (!block.any) continue;
        found.any = true;
        found.above = std::min(found.above, block.above);
        if (block.low < low) low = block.low, found.low = b * kBlock + block.lowAt;
        if (block.high > high) high = block.high, found.high = b * kBlock + block.highAt;
    }
    take(values_, to * kBlock, last, found);
    return found;
}

std::vector<std::size_t> drawnPoints(const Extents& extents, std::size_t first, std::size_t last, int columns, const std::vector<std::size_t>& holes, Drawn drawn) {
    std::vector<std::size_t> points;
    if (first >= last) return points;
    const std::size_t n = last - first, width = static_cast<std::size_t>(std::max(1, columns));
    auto hole = std::lower_bound(holes.begin(), holes.end(), first + 1);
    if (n <= 2 * width) {
        points.reserve(n);
        for (std::size_t i = first; i < last; ++i) {
            if (hole != holes.end() && *hole == i) points.push_back(kBreak), ++hole;
            points.push_back(i);
        }
        return points;
    }
    std::size_t stride = n / width;
    if (stride >= Extents::kBlock) stride = stride / Extents::kBlock * Extents::kBlock;   // whole blocks: no value is looked at
    points.reserve(3 * (n / stride + 2));
    for (std::size_t from = first / stride * stride; from < last; from += stride) {
        const std::size_t to = std::min(from + stride, last);
        const Extent column = extents.of(from, to);
        if (column.any && drawn == Drawn::Lows) points.push_back(column.low);
        else if (column.any) {
            points.push_back(std::min(column.low, column.high));
            if (column.low != column.high) points.push_back(std::max(column.low, column.high));
        }
        bool gap = column.gap;
        for (; hole != holes.end() && *hole < to; ++hole) gap = true;
        if (gap && !points.empty() && points.back() != kBreak) points.push_back(kBreak);
    }
    return points;
}

Decimated decimateMinMax(std::span<const double> x, std::span<const double> y, int columns) {
    Decimated out;
    double at = 0;   // of a break: where the line ended
    for (const std::size_t i : drawnPoints(Extents(y), 0, y.size(), columns)) {
        if (i != kBreak) at = x[i];
        out.x.push_back(at);
        out.y.push_back(i == kBreak ? std::numeric_limits<double>::quiet_NaN() : y[i]);
    }
    return out;
}

}  // namespace tally
