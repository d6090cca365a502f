// SPDX-License-Identifier: GPL-3.0-or-later
// Import of what items are called: a CSV file with a header (item, name, valid_from, attributes …), also in gzip or zstd.
// A row that cannot be taken is told with line and reason and does not stop the others.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/item_name.h"

namespace tally {

struct RefusedName {
    std::uint64_t line = 0;
    std::string reason;
};

struct NameImport {
    std::uint64_t rows = 0;            // without blank ones
    NamesApplied applied;
    std::uint64_t refused = 0;
    std::vector<RefusedName> reasons;  // of the first kRefusedNames refused rows
    bool interrupted = false;
};
inline constexpr std::size_t kRefusedNames = 20;

// Where the names go: RollupStore::applyNames(), or that of SqliteNames.
using ApplyNames = std::function<Result<NamesApplied>(std::span<const NameRow> rows, Micros now)>;
// `now`: since when names without a date hold. Errors: Unreadable, Store. Rows before an error stay; importing again is safe.
Result<NameImport> importNames(const std::string& path, Micros now, const ApplyNames& apply, std::stop_token stop = {});

}  // namespace tally
