// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipf_cells.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace tally::bench {

ZipfCells::ZipfCells(ZipfSetup setup) : setup_(setup), cumulative_(setup.items)
{
    double sum = 0;
    for (std::uint32_t i = 0; i < setup.items; ++i) cumulative_[i] = sum += 1.0 / std::pow(i + 1.0, setup.exponent);
}

std::vector<Cell> ZipfCells::day(std::int32_t day) const
{
    std::mt19937_64 random(static_cast<std::uint64_t>(day) + 17);
    std::uniform_real_distribution<double> place(0, cumulative_.back());
    std::vector<Cell> cells, minuteCells;
    for (std::int32_t minute = day * 1440; minute < (day + 1) * 1440; ++minute) {
        minuteCells.clear();
        for (int e = 0; e < setup_.eventsPerMinute; ++e) {
            const auto rank = std::lower_bound(cumulative_.begin(), cumulative_.end(), place(random)) - cumulative_.begin();
            const std::uint64_t dice = random();
            Cell cell;
            // Ids come in order of first appearance in a real store; a fixed shuffle is close to that for the tail.
            cell.key.item = static_cast<std::uint32_t>((static_cast<std::uint64_t>(rank) * 48'271u) % setup_.items);
            cell.key.type = static_cast<std::uint16_t>(dice % 100 < 80 ? 0 : dice % 100 < 95 ? 1 : 2);
            cell.key.minute = minute;
            cell.tally.count = 1;
            if (cell.key.type == 0) cell.tally.addValue(Fixed{static_cast<std::int64_t>((dice >> 20) % 6'000) * 100'000});
            minuteCells.push_back(cell);
        }
        std::sort(minuteCells.begin(), minuteCells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
        for (const Cell& cell : minuteCells) {
            if (!cells.empty() && cells.back().key == cell.key) cells.back().tally.merge(cell.tally);
            else cells.push_back(cell);
        }
    }
    return cells;
}

}  // namespace tally::bench
