// SPDX-License-Identifier: GPL-3.0-or-later
// decimate: at most two points per pixel column, the smallest and the largest, in their order of time; spikes are never lost.
//
// Gaps (NaN) are kept: a column with a gap gives one break behind its points. Not for totals or exports.
#pragma once

#include <QtGlobal>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tally {

struct Extent {
    std::size_t low = 0, high = 0;      // where the smallest and the largest value stand; only with `any`
    double above = std::numeric_limits<double>::infinity();   // the smallest value over 0
    bool any = false, gap = false;      // some value is finite; some is not
};

// Smallest and largest of any stretch, by blocks worked out once: a chart of ten million points is moved without looking at each of
// them again. The values must outlive it and stay as they are.
class Extents final {
public:
    Extents() = default;
    explicit Extents(std::span<const double> values);
    [[nodiscard]] Extent of(std::size_t first, std::size_t last) const;   // [first, last); REQUIRES: last <= size
    static constexpr std::size_t kBlock = 64;

private:
    struct Block {
        double low = 0, high = 0, above = std::numeric_limits<double>::infinity();
        std::uint8_t lowAt = 0, highAt = 0;
        bool any = false, gap = false;
    };
    std::span<const double> values_;
    std::vector<Block> blocks_;
};

inline constexpr std::size_t kBreak = static_cast<std::size_t>(-1);

// Which values of [first, last) to draw, by index; kBreak where the line is interrupted. All of them when there are <= 2 * columns.
// Columns lie on multiples of their width, so that a picture that is moved does not flicker; the first may begin before `first`.
// `holes`: ascending indices before which something is missing. Lows: of each column the smallest alone, for the area below a line: one
// that went up and down in each column would cost a hundred times as much to fill and look the same.
enum class Drawn { Extents, Lows };
[[nodiscard]] std::vector<std::size_t> drawnPoints(const Extents& extents, std::size_t first, std::size_t last, int columns, const std::vector<std::size_t>& holes = {}, Drawn drawn = Drawn::Extents);

struct Decimated {
    std::vector<double> x;      // as given, in seconds or whatever the input used
    std::vector<double> y;
};

// REQUIRES: x.size() == y.size(), x ascending, columns > 0. Input with <= 2 * columns points comes back as it is.
[[nodiscard]] Decimated decimateMinMax(std::span<const double> x, std::span<const double> y, int columns);

}  // namespace tally
