// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/rollup_store.h"

namespace tally {

// For how long minutes and hours are kept, and against what. As cells are not kept by source, and a tier is kept from one day
// on, the source whose newest event is oldest decides for all of them.
struct RetentionRule {
    Retention keep;
    bool ofStore = false;     // against the newest event of the whole store instead of each source's
    bool byDefault = false;   // nobody has set it: a store that holds recorded logs keeps everything
};
inline constexpr RetentionRule kDefaultRetention{{35, 400}, false, true};

Result<RetentionRule> sqliteRetentionRule(const std::string& directory);

// As setSqliteRetention(), with what ages are told from.
Result<KeptTiers> setSqliteRetentionRule(const std::string& directory, const RetentionRule& rule, std::shared_ptr<const Clock> clock = {});

}  // namespace tally
