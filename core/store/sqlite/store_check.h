// SPDX-License-Identifier: GPL-3.0-or-later
// StoreCheck: what has to hold in every store, looked at anew: nothing is taken from sums or counters that the writer keeps.
// Not a repair: it changes nothing, and works beside a writer (it sees the store of one moment).
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tally {

struct StoreCheck {
    static constexpr std::size_t kShown = 20;
    std::string name;                   // database, blocks, rows, hours, days, ledger
    std::string unit;                   // of what was looked at
    std::uint64_t looked = 0;
    std::vector<std::string> problems;  // sentences that name the place; at most kShown
    std::uint64_t failed = 0;           // all problems
    std::string note = {};              // a sentence about what could not be looked at; mostly empty
    void problem(std::string sentence);
};

// In this order: SQLite's own integrity check; checksum, order and index of every block; every row; minutes add up to hours
// and hours to days for every item and type, where retention keeps both; every source's ledger balances and all counted
// events are in the days, unless some of its records stand for several. Errors: Store when it cannot be opened, Cancelled.
Result<std::vector<StoreCheck>> checkSqliteStore(const std::string& directory, std::stop_token stop = {});

}  // namespace tally
