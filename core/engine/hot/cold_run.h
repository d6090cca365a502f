// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/count/dictionary.h"
#include "core/count/sorted_run.h"

namespace tally {

// Events of items that the shared dictionary had no room for, each item by itself: for a store, which has room for all, and
// for the summaries of the tail (tail.h).
struct ColdRun {
    std::shared_ptr<const Dictionary> items;   // of the run alone, and of what of it are revisions
    std::shared_ptr<const SortedRun> run;
};

}  // namespace tally
