// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/breakdown.h"

#include <algorithm>
#include <tuple>

namespace tally {

bool parseBreakdownBy(std::string_view text, BreakdownBy* out)
{
    if (text != "item" && text != "type") return false;
    *out = text == "item" ? BreakdownBy::Item : BreakdownBy::Type;
    return true;
}

bool Badness::worseThan(const Badness& other) const
{
    return std::tie(other.bad, other.client, other.events, key) < std::tie(bad, client, events, other.key);
}

std::uint64_t slowOf(const HealthCell& cell, double limitSeconds)
{
    return cell.latency.countAbove(limitSeconds) - cell.errorLatency.countAbove(limitSeconds);
}

void keepWorst(Breakdown* breakdown, std::size_t k)
{
    auto& rows = breakdown->rows;
    const auto badness = [](const BreakdownRow& row) { return Badness{row.bad(), row.cell.clientErrors, row.cell.events, row.key}; };
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(k, rows.size()));
    std::partial_sort(rows.begin(), end, rows.end(), [&](const BreakdownRow& a, const BreakdownRow& b) { return badness(a).worseThan(badness(b)); });
    rows.erase(end, rows.end());
    breakdown->other = breakdown->total;
    breakdown->other.key.clear();
    for (const BreakdownRow& row : rows) {
        HealthCell& cell = breakdown->other.cell;
        cell.events -= row.cell.events;
        cell.errors -= row.cell.errors;
        cell.clientErrors -= row.cell.clientErrors;
        cell.latency.remove(row.cell.latency);
        cell.errorLatency.remove(row.cell.errorLatency);
        breakdown->other.slow -= row.slow;
    }
}

}  // namespace tally
