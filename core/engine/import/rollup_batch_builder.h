// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/count/dictionary.h"
#include "core/engine/hot/delta.h"
#include "core/store/rollup_store.h"

namespace tally {

// The texts of cold items that a batch points to; may be null.
using BatchTexts = std::shared_ptr<const Dictionary>;

// Fills items, types, cells, revisions and health of a batch from deltas that were counted together; `revisions` are some of
// those cells. The views in `batch` point into the dictionary and into what is returned; these and `typeTexts` must outlive
// the batch.
BatchTexts fillBatch(std::span<const std::shared_ptr<const SortedRun>> runs, std::span<const ColdRun> cold, const Revisions& revisions,
                     const Timeline& timeline, const Dictionary& dictionary, const std::vector<std::string>& typeTexts, RollupBatch* batch);

}  // namespace tally
