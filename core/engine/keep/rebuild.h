// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuild: what a store holds of whole UTC days, counted once more from raw data and put in place where it differs. All or
// nothing: refused where raw data is gone, or where it is not read as it was.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/clock.h"
#include "core/base/file_system.h"
#include "core/base/result.h"
#include "core/count/event_clock.h"
#include "core/event/read_options.h"
#include "core/read/log_reader.h"
#include "core/store/rollup_store.h"

namespace tally {

struct RebuildOptions {
    // How the sources are read; absent: as each of them was, which the store keeps.
    std::optional<ReadOptions> read;
    std::optional<EventTimeRules> rules;     // likewise, of listeners
    std::optional<Micros> from, to;          // the days that touch [from, to); without both, all, and what has no time
    bool dryRun = false;                     // compares only
    bool replaceMost = false;                // also where raw data contradicts most of what is stored
    unsigned threads = 0;
    std::uint64_t commitBytes = 128u << 20;  // of decompressed input that are counted in memory
    std::function<std::shared_ptr<void>(const std::string&, const ReadProgress&, std::uint64_t)> onOpen;
    std::shared_ptr<FileSystem> files;       // of the journals; null = the system's
    std::shared_ptr<const Clock> clock;      // of the store; null = the system's
};

struct RebuildReport {
    DaysCompared compared;
    std::uint64_t sources = 0, events = 0;   // that were counted once more, of all time
};

// Takes the store's write lock. Errors: NotExact naming the source whose raw data is gone, which was read in several ways, or which does not give the same
// ledger, or that most of what is stored is contradicted (DaysCompared::looksReadOtherwise()); Usage, Store, Busy, Cancelled. After an error nothing is changed.
Result<RebuildReport> rebuildStore(const std::string& directory, const RebuildOptions& options, std::stop_token stop = {});

}  // namespace tally
