// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

#include "core/count/dictionary.h"
#include "core/count/type_table.h"
#include "core/engine/hot/committed.h"
#include "core/store/rollup_store.h"

namespace tally {

struct LoadedStore {
    Committed counted;        // what retention took the minutes of comes as hours or days, at their first minute; `kept` says up to where
    bool coarsened = false;   // `kept` is above what the store keeps, for the sake of memory
    // Of the same moment as what was counted.
    std::vector<StoredSource> sources;
    std::vector<RevisedMinute> revised;
    Micros watermark = kNever;   // up to when listeners made minutes final; kNever: there were none
    Micros finalBefore = kNever; // InputState::finalBefore
};

// Everything a store keeps, as if it had just been counted: how an engine with a data directory begins. It is read from the
// newest days to the oldest, and where `memoryBudget` (bytes, the dictionary's included) comes near, older days are read as
// hours or days at once, so that memory never holds their minutes. Totals are exact all the same.
Result<LoadedStore> loadStore(const StoreReader& reader, Dictionary& dictionary, TypeTable& types,
                              std::uint64_t memoryBudget = std::numeric_limits<std::uint64_t>::max());

}  // namespace tally
