// SPDX-License-Identifier: GPL-3.0-or-later
// Breakdown: the golden signals of the watched service item by item, or type by type, the worst first; the rows and Other are
// the whole. Counts are exact, percentiles ±1 %.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/health/health_cell.h"

namespace tally {

enum class BreakdownBy { Item, Type };
bool parseBreakdownBy(std::string_view text, BreakdownBy* out);   // "item", "type"

struct BreakdownRow {
    std::string key;
    HealthCell cell;
    std::uint64_t slow = 0;           // by policy: not errors, but slower than the limit
    std::uint64_t bad() const { return cell.errors + slow; }
};

struct Breakdown {
    std::vector<BreakdownRow> rows;
    BreakdownRow other, total;        // rows + other = total; their keys are empty
    std::uint64_t keys = 0;           // distinct ones that stand behind rows and other, as far as known
};

// What decides who is worse: bad requests, then those that clients are to blame for, then all, then bytes of the key.
struct Badness {
    std::uint64_t bad = 0, client = 0, events = 0;
    std::string_view key;
    bool worseThan(const Badness& other) const;
};
// The `k` worst, in order; the others go into Other. REQUIRES: total set; rows are parts of it.
void keepWorst(Breakdown* breakdown, std::size_t k);
// Not errors and above the limit; those within 1 % of it may be on either side.
std::uint64_t slowOf(const HealthCell& cell, double limitSeconds);

}  // namespace tally
